package import DockStatModel
import GRDB

/// What people do with the outbox.
extension ChangeTransaction {
    /// Tries a message again now, with a whole schedule before it: one that failed, was taken out, or waits. Its receiver is
    /// switched on.
    ///
    /// - Returns: whether there is such a one.
    package func retryOutbox(_ id: Int64, now: Timestamp) throws -> Bool {
        try retry("id = :id AND state IN ('failed', 'dropped', 'due')", ["id": id], now: now) > 0
    }

    /// The same for all that failed and that nothing newer of their incident went or goes after to their receiver.
    ///
    /// - Returns: how many.
    package func retryFailedOutbox(now: Timestamp) throws -> Int {
        try retry(
            """
            state = 'failed' AND NOT EXISTS (
                SELECT 1 FROM outbox AS newer
                WHERE newer.incident = outbox.incident AND newer.receiver = outbox.receiver AND newer.id > outbox.id
                    AND newer.state NOT IN ('dropped', 'superseded'))
            """, [:], now: now)
    }

    private func retry(
        _ condition: String, _ arguments: StatementArguments, now: Timestamp
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
    package func dropOutbox(_ id: Int64, now: Timestamp) throws -> Bool {
        try db.execute(
            sql: """
                UPDATE outbox SET state = 'dropped', ended_at = ?, last_answer = 'taken out by a person'
                WHERE id = ? AND state IN ('due', 'sending', 'held')
                """, arguments: [now.milliseconds, id])
        return db.changesCount > 0
    }
}
