package import DockStatModel
package import Storage

/// Tries a message again now.
package struct RetryMessage: Change {
    package static let action = "outbox.retry"
    package static let scope = Scope.alerts

    /// `nil`: all that failed and that nothing newer of their incident went after.
    package var id: Int64?

    package init(_ id: Int64?) { self.id = id }

    package init(_ fields: inout ChangeFields) { id = fields.number("id") }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard let id else {
            let count = try transaction.retryFailedOutbox(now: now)
            var changed = Changed(subject: "all that failed", after: .object(["messages": .number(Int64(count))]))
            changed.count = count
            return changed
        }
        guard try transaction.retryOutbox(id, now: now) else {
            throw ChangeRefusal(.notFound, "There is no message \(id) that could be tried again.")
        }
        return Changed(subject: "message \(id)", after: .object(["state": .text("due")]))
    }
}

/// Takes a message out of the outbox.
package struct DropMessage: Change {
    package static let action = "outbox.drop"
    package static let scope = Scope.alerts

    package var id: Int64

    package init(_ id: Int64) { self.id = id }

    package init(_ fields: inout ChangeFields) { id = fields.requiredNumber("id") }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard try transaction.dropOutbox(id, now: now) else {
            throw ChangeRefusal(.notFound, "There is no message \(id) that waits.")
        }
        return Changed(subject: "message \(id)", after: .object(["state": .text("dropped")]))
    }
}
