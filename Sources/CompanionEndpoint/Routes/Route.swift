import DockStatModel
import Foundation
import Operations
import Storage

/// A route that changes something: `POST /api/v2/alerts/{alert}/ack`.
struct Route: Sendable {
    /// Reads the fields of a request, and says what is to be done.
    enum Work: Sendable {
        /// Within the transaction that also holds its line in the audit log.
        case change(@Sendable (ChangeFields, Author, ChangeTransaction) throws -> Changed)
        /// Beyond the database.
        case deed(@Sendable (ChangeFields) throws -> any Deed)
    }

    let method: String
    /// `{name}` stands for one part of the path and is a field of the change; `{name...}` for all that follow.
    let path: String
    let action: String
    let scope: Scope
    let work: Work
    /// Whether pages are as they were afterwards.
    let onlyLooks: Bool
    /// Whether the header `If-Match` is its field `revision`.
    let hasRevision: Bool

    init<Value: Change>(_ method: String, _ path: String, _ type: Value.Type, hasRevision: Bool = false) {
        self.method = method
        self.path = path
        self.hasRevision = hasRevision
        action = type.action
        scope = type.scope
        onlyLooks = false
        read = { fields throws(InvalidChange) in _ = try ChangeFields.read(type, fields) }
        work = .change { fields, author, transaction in
            let change = try ChangeFields.read(type, fields)
            return try Operations.perform(change, in: transaction, by: author, now: fields.now)
        }
    }

    init<Value: Deed>(_ method: String, _ path: String, _ type: Value.Type, hasRevision: Bool = false) {
        self.method = method
        self.path = path
        self.hasRevision = hasRevision
        action = type.action
        scope = type.scope
        onlyLooks = type.onlyLooks
        read = { fields throws(InvalidChange) in _ = try ChangeFields.read(type, fields) }
        work = .deed { fields in try ChangeFields.read(type, fields) }
    }

    /// Reads a request without carrying it out.
    let read: @Sendable (ChangeFields) throws(InvalidChange) -> Void

    /// The fields that stand in the path; `nil`: it is another route.
    func fields(of path: [String]) -> [String: JSONBody]? {
        let parts = self.path.split(separator: "/")
        var fields: [String: JSONBody] = [:]
        for (index, part) in parts.enumerated() {
            guard index < path.count else { return nil }
            if part.hasSuffix("...}") {
                fields[String(part.dropFirst().dropLast(4))] = .text(path[index...].joined(separator: "/"))
                return fields
            }
            if part.hasPrefix("{") {
                fields[String(part.dropFirst().dropLast())] = .text(path[index])
            } else if part != path[index] {
                return nil
            }
        }
        return parts.count == path.count ? fields : nil
    }

    static let all: [Route] = alerts + containers + hosts + access + notes + looks

    /// What a form under `/actions/` asks for, by the name of the action.
    static func action(_ name: String) -> Route? { all.first { $0.action == name } }
}
