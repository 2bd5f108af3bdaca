package import DockStatModel
package import Storage

/// A route that changes something: `POST /api/v2/alerts/{alert}/ack`.
///
/// Knows nothing of servers: the job describes the routes on its pages without one.
package struct ChangeRoute: Sendable {
    /// Reads the fields of a request, and says what is to be done.
    package enum Work: Sendable {
        /// Within the transaction that also holds its line in the audit log.
        case change(@Sendable (ChangeFields, Author, ChangeTransaction) throws -> Changed)
        /// Beyond the database.
        case deed(@Sendable (ChangeFields) throws -> any Deed)
    }

    package let method: String
    /// `{name}` stands for one part of the path and is a field of the change; `{name...}` for all that follow.
    package let path: String
    private let parts: [Part]
    package let action: String
    package let scope: Scope
    package let work: Work
    /// Whether pages are as they were afterwards.
    package let onlyLooks: Bool
    /// Whether the header `If-Match` is its field `revision`.
    package let hasRevision: Bool
    package let type: any Requested.Type

    package init<Value: Change>(_ method: String, _ path: String, _ type: Value.Type, hasRevision: Bool = false) {
        self.method = method
        self.path = path
        parts = Part.all(of: path)
        self.hasRevision = hasRevision
        self.type = type
        action = type.action
        scope = type.scope
        onlyLooks = false
        work = .change { fields, author, transaction in
            let change = try ChangeFields.read(type, fields)
            return try Operations.perform(change, in: transaction, by: author, now: fields.now)
        }
    }

    package init<Value: Deed>(_ method: String, _ path: String, _ type: Value.Type, hasRevision: Bool = false) {
        self.method = method
        self.path = path
        parts = Part.all(of: path)
        self.hasRevision = hasRevision
        self.type = type
        action = type.action
        scope = type.scope
        onlyLooks = type.onlyLooks
        work = .deed { fields in try ChangeFields.read(type, fields) }
    }

    /// Reads a request without carrying it out.
    package func read(_ fields: ChangeFields) throws(InvalidChange) { try type.check(fields) }

    /// The fields that stand in the path; `nil`: it is another route.
    package func fields(of path: [String]) -> [String: JSONBody]? {
        var fields: [String: JSONBody] = [:]
        for (index, part) in parts.enumerated() {
            guard index < path.count else { return nil }
            switch part {
            case .word(let word):
                guard word == path[index] else { return nil }
            case .field(let name): fields[name] = .text(path[index])
            case .rest(let name):
                fields[name] = .text(path[index...].joined(separator: "/"))
                return fields
            }
        }
        return parts.count == path.count ? fields : nil
    }

    /// Of what is done: something new by POST.
    package var status: Int { method == "POST" && !onlyLooks ? 201 : 200 }

    package static let all: [ChangeRoute] = alerts + containers + hosts + access + notes + looks

    /// What a form under `/actions/` asks for, by the name of the action.
    package static func action(_ name: String) -> ChangeRoute? { all.first { $0.action == name } }

    package var documented: RouteDescription {
        RouteDescription(
            method: method, path: path, action: action, scope: scope.text, summary: type.summary, fields: type.fields,
            answer: type.answer, status: status, onlyLooks: onlyLooks, hasRevision: hasRevision,
            reachesOut: type is any Deed.Type)
    }
}

/// A part of a route's path.
private enum Part: Sendable {
    case word(String)
    case field(String)
    /// All that follow.
    case rest(String)

    static func all(of path: String) -> [Part] {
        path.split(separator: "/").map { part in
            guard part.hasPrefix("{") else { return .word(String(part)) }
            return part.hasSuffix("...}")
                ? .rest(String(part.dropFirst().dropLast(4))) : .field(String(part.dropFirst().dropLast()))
        }
    }
}

extension Requested {
    /// Whether it can be read from these fields.
    fileprivate static func check(_ fields: ChangeFields) throws(InvalidChange) { _ = try ChangeFields.read(Self.self, fields) }
}
