package import DockStatModel
import GRDB

/// What people see of the outbox.
extension Store {
    /// What is not over, oldest first, then what ended, newest end first.
    package func outbox(limit: Int) throws(StorageError) -> [OutboxSummary] {
        try read { db in try OutboxListing.all(db, open: limit, ended: limit, since: nil).prefix(max(0, limit)).map { $0 } }
    }

    package func outboxEntry(_ id: Int64) throws(StorageError) -> OutboxEntry? {
        try read { db in try OutboxRow.fetch(db, "id = ?", [id]).first?.entry }
    }
}

/// Without the messages, which lists do not show: reading them takes longer than all the rest.
enum OutboxListing {
    /// - Parameter since: leaves out what ended before.
    static func all(_ db: Database, open: Int, ended: Int, since: Timestamp?) throws -> [OutboxSummary] {
        let waiting = try fetch(db, "state IN ('due', 'sending', 'held') ORDER BY id LIMIT ?", [open])
        let over = try fetch(
            db, "ended_at IS NOT NULL AND ended_at >= ? ORDER BY ended_at DESC, id DESC LIMIT ?",
            [since?.milliseconds ?? Int64.min, ended])
        return waiting + over
    }

    private static func fetch(_ db: Database, _ rest: String, _ arguments: StatementArguments) throws -> [OutboxSummary] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, key, receiver, incident, kind, state, created_at, attempts, next_attempt_at, last_attempt_at,
                    delivered_at, last_answer
                FROM outbox WHERE \(rest)
                """)
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        var found: [OutboxSummary] = []
        while let row = try rows.next() {
            var summary = OutboxSummary(
                id: row[0], key: row[1], receiver: row[2], incident: row[3], kind: try row.word(4, as: AlertMessage.Kind.self),
                state: try row.word(5), createdAt: row.time(6), attempts: row[7], nextAttemptAt: row.time(8))
            summary.lastAttemptAt = row.optionalTime(9)
            summary.deliveredAt = row.optionalTime(10)
            summary.lastAnswer = row[11]
            found.append(summary)
        }
        return found
    }
}
