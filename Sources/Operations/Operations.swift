package import DockStatModel
package import Storage

/// Carries out changes: each in one transaction with its line in the audit log.
package struct Operations: Sendable {
    package let store: Store

    package init(_ store: Store) { self.store = store }

    /// - Throws: `ChangeRefusal` (which is in the audit log then) or `StorageError`.
    package func perform(_ change: some Change, by author: Author, now: Timestamp) throws -> Changed {
        do {
            return try store.operate { transaction in
                try Self.perform(change, in: transaction, by: author, now: now)
            }
        } catch let refusal as ChangeRefusal {
            try note(type(of: change).action, refusal, by: author, now: now)
            throw refusal
        }
    }

    /// The same within a transaction that holds more.
    package static func perform(
        _ change: some Change, in transaction: ChangeTransaction, by author: Author, now: Timestamp
    ) throws -> Changed {
        let changed = try change.apply(to: transaction, by: author.name, now: now)
        try transaction.append(
            AuditEntry(
                time: now, actor: author.actor, source: author.source, address: author.address, action: type(of: change).action,
                subject: changed.subject, before: changed.before?.string, after: changed.after?.string))
        return changed
    }

    /// Notes what came of a request that changed nothing.
    package func note(_ action: String, _ refusal: ChangeRefusal, by author: Author, now: Timestamp) throws {
        try note(action, outcome: refusal.outcome, reason: refusal.message, by: author, now: now)
    }

    package func note(
        _ action: String, outcome: AuditEntry.Outcome, reason: String, by author: Author, now: Timestamp
    ) throws {
        _ = try store.operate { transaction in
            try transaction.append(
                AuditEntry(
                    time: now, actor: author.actor, source: author.source, address: author.address, action: action, subject: "",
                    outcome: outcome, reason: reason))
        }
    }
}
