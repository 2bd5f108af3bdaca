package import DockStatModel
import GRDB

/// What people do with the outbox.
extension Store {
    /// What is not over, oldest first, then what ended, newest end first.
    package func outbox(limit: Int) throws(StorageError) -> [OutboxEntry] {
        try read { db in try OutboxListing.entries(db, open: limit, ended: limit, since: nil).prefix(max(0, limit)).map { $0 } }
    }

    package func outboxEntry(_ id: Int64) throws(StorageError) -> OutboxEntry? {
        try read { db in try OutboxRow.fetch(db, "id = ?", [id]).first?.entry }
    }

    /// Tries a message again now, with a whole schedule before it: one that failed, was taken out, or waits. Its receiver is
    /// switched on.
    ///
    /// - Returns: whether there is such a one.
    package func retryOutbox(_ id: Int64, now: Timestamp) throws(StorageError) -> Bool {
        try write { db in try Self.retry(db, "id = :id AND state IN ('failed', 'dropped', 'due')", ["id": id], now: now) > 0 }
    }

    /// The same for all that failed and that nothing newer of their incident went or goes after to their receiver.
    ///
    /// - Returns: how many.
    package func retryFailedOutbox(now: Timestamp) throws(StorageError) -> Int {
        try write { db in
            try Self.retry(
                db,
                """
                state = 'failed' AND NOT EXISTS (
                    SELECT 1 FROM outbox AS newer
                    WHERE newer.incident = outbox.incident AND newer.receiver = outbox.receiver AND newer.id > outbox.id
                        AND newer.state NOT IN ('dropped', 'superseded'))
                """, [:], now: now)
        }
    }

    private static func retry(
        _ db: Database, _ condition: String, _ arguments: StatementArguments, now: Timestamp
    ) throws -> Int {
        try db.execute(
            sql: """
                UPDATE receiver_health SET switched_off = 0
                WHERE switched_off AND receiver IN (SELECT receiver FROM outbox WHERE \(condition))
                """, arguments: arguments)
        try db.execute(
            sql: """
                UPDATE outbox SET state = 'due', next_attempt_at = :now, scheduled_waits = 0, tried_since = NULL, ended_at = NULL
                WHERE \(condition)
                """, arguments: arguments &+ ["now": now.milliseconds])
        return db.changesCount
    }

    /// Takes a message out; one that is being sent may still arrive.
    ///
    /// - Returns: whether there is one that was not over.
    package func dropOutbox(_ id: Int64, now: Timestamp) throws(StorageError) -> Bool {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET state = 'dropped', ended_at = ?, last_answer = 'taken out by a person'
                    WHERE id = ? AND state IN ('due', 'sending', 'held')
                    """, arguments: [now.milliseconds, id])
            return db.changesCount > 0
        }
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
