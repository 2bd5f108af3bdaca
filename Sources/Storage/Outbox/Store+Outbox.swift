package import DockStatModel
import GRDB

/// What people see of the outbox.
extension Store {
    /// What is not over, oldest first, then what ended, newest end first.
    package func outbox(limit: Int) throws(StorageError) -> [OutboxEntry] {
        try read { db in try OutboxListing.entries(db, open: limit, ended: limit, since: nil).prefix(max(0, limit)).map { $0 } }
    }

    package func outboxEntry(_ id: Int64) throws(StorageError) -> OutboxEntry? {
        try read { db in try OutboxRow.fetch(db, "id = ?", [id]).first?.entry }
    }
}

enum OutboxListing {
    /// - Parameter since: leaves out what ended before.
    static func entries(_ db: Database, open: Int, ended: Int, since: Timestamp?) throws -> [OutboxEntry] {
        let waiting = try OutboxRow.fetch(db, "state IN ('due', 'sending', 'held') ORDER BY id LIMIT ?", [open])
        let over = try OutboxRow.fetch(
            db, "ended_at IS NOT NULL AND ended_at >= ? ORDER BY ended_at DESC, id DESC LIMIT ?",
            [since?.milliseconds ?? Int64.min, ended])
        return (waiting + over).map(\.entry)
    }
}
