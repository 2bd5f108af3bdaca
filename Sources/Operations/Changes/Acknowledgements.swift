package import DockStatModel
package import Storage

/// Somebody takes care: no reminders, no escalation.
package struct AcknowledgeAlerts: Change {
    package static let action = "alert.acknowledge"
    package static let scope = Scope.alerts

    package enum Target: Hashable, Sendable {
        case alert(Int64)
        /// All alerts of it.
        case incident(Int64)

        /// For people: `Alert 12`.
        package var title: String {
            switch self {
            case .alert(let id): "Alert \(id)"
            case .incident(let id): "Incident \(id)"
            }
        }

        var subject: String { title.lowercased() }
    }

    package var target: Target
    package var reason: String

    package init(_ target: Target, reason: String) {
        self.target = target
        self.reason = reason
    }

    package init(_ fields: inout ChangeFields) {
        self.init(Target(&fields), reason: fields.text("reason") ?? "")
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        let found =
            switch target {
            case .alert(let id): try transaction.acknowledge(alert: id, by: author, reason: reason, now: now)
            case .incident(let id): try transaction.acknowledge(incident: id, by: author, reason: reason, now: now)
            }
        guard found > 0 else { throw ChangeRefusal(.notFound, "\(target.title): nothing of it fires.") }
        return Changed(
            subject: target.subject,
            after: .object(["acknowledgedBy": .text(author), "reason": .text(reason), "alerts": .number(Int64(found))]))
    }
}

/// Takes an acknowledgement back.
package struct UnacknowledgeAlerts: Change {
    package static let action = "alert.unacknowledge"
    package static let scope = Scope.alerts

    package var target: AcknowledgeAlerts.Target

    package init(_ target: AcknowledgeAlerts.Target) { self.target = target }

    package init(_ fields: inout ChangeFields) { self.init(AcknowledgeAlerts.Target(&fields)) }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        let found =
            switch target {
            case .alert(let id): try transaction.unacknowledge(alert: id, by: author, now: now)
            case .incident(let id): try transaction.unacknowledge(incident: id, by: author, now: now)
            }
        guard found > 0 else { throw ChangeRefusal(.notFound, "\(target.title): nothing of it is acknowledged.") }
        return Changed(subject: target.subject, before: .object(["alerts": .number(Int64(found))]))
    }
}

extension AcknowledgeAlerts.Target {
    /// From `alert` or `incident`, one of both.
    fileprivate init(_ fields: inout ChangeFields) {
        let alert = fields.number("alert")
        let incident = fields.number("incident")
        switch (alert, incident) {
        case (let alert?, nil): self = .alert(alert)
        case (nil, let incident?): self = .incident(incident)
        default:
            if fields.mistakes.isEmpty {
                fields.add(FieldMistake("alert", "Name an alert or an incident.", expected: "one of alert and incident"))
            }
            self = .alert(0)
        }
    }
}
