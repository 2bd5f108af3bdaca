import DockStatModel
import Foundation
import Operations
import Storage

/// A route that changes something: `POST /api/v2/alerts/{alert}/ack`.
struct ChangeRoute: Sendable {
    let method: String
    /// `{name}` stands for one part of the path, and is a field of the change.
    let path: String
    let action: String
    let scope: Scope
    /// Reads the change and carries it out.
    let perform: @Sendable (ChangeFields, Author, ChangeTransaction) throws -> Changed

    init<Value: Change>(_ method: String, _ path: String, _ type: Value.Type) {
        self.method = method
        self.path = path
        action = type.action
        scope = type.scope
        perform = { fields, author, transaction in
            let change = try ChangeFields.read(type, fields)
            return try Operations.perform(change, in: transaction, by: author, now: fields.now)
        }
    }

    /// The fields that stand in the path; `nil`: it is another route.
    func fields(of path: [String]) -> [String: JSONBody]? {
        let parts = self.path.split(separator: "/")
        guard parts.count == path.count else { return nil }
        var fields: [String: JSONBody] = [:]
        for (part, given) in zip(parts, path) {
            if part.hasPrefix("{") {
                fields[String(part.dropFirst().dropLast())] = .text(given)
            } else if part != given {
                return nil
            }
        }
        return fields
    }

    static let all: [ChangeRoute] = [
        ChangeRoute("POST", "/api/v2/alerts/{alert}/ack", AcknowledgeAlerts.self),
        ChangeRoute("DELETE", "/api/v2/alerts/{alert}/ack", UnacknowledgeAlerts.self),
        ChangeRoute("POST", "/api/v2/incidents/{incident}/ack", AcknowledgeAlerts.self),
        ChangeRoute("DELETE", "/api/v2/incidents/{incident}/ack", UnacknowledgeAlerts.self),
        ChangeRoute("POST", "/api/v2/incidents/{incident}/updates", AddIncidentUpdate.self),
        ChangeRoute("POST", "/api/v2/silences", AddSilence.self),
        ChangeRoute("DELETE", "/api/v2/silences/{id}", ExpireSilence.self),
        ChangeRoute("POST", "/api/v2/maintenance", AddMaintenance.self),
        ChangeRoute("DELETE", "/api/v2/maintenance/{name}", RemoveMaintenance.self),
        ChangeRoute("POST", "/api/v2/outbox/retry", RetryMessage.self),
        ChangeRoute("POST", "/api/v2/outbox/{id}/retry", RetryMessage.self),
        ChangeRoute("DELETE", "/api/v2/outbox/{id}", DropMessage.self),
        ChangeRoute("POST", "/api/v2/auth/api-keys", CreateKey.self),
        ChangeRoute("DELETE", "/api/v2/auth/api-keys/{id}", RevokeKey.self),
    ]

    /// What a form under `/actions/` asks for, by the name of the action.
    static func action(_ name: String) -> ChangeRoute? { all.first { $0.action == name } }
}
