import DockStatModel
import GRDB

/// Chooses what goes out now, within a transaction.
struct OutboxClaim {
    let db: Database
    let now: Timestamp
    /// Those that are configured.
    let receivers: [String]

    func claim(limit: Int) throws -> [ClaimedEntry] {
        try putBackBrokenOff()
        try failUnconfigured()
        try failSwitchedOff()
        try supersede()
        return try due(limit: limit).compactMap(take)
    }

    /// Of these receivers, what an earlier claim of the same run left.
    func claimFurther(limit: Int) throws -> [ClaimedEntry] { try due(limit: limit).compactMap(take) }

    /// Whoever left them so is dead. The receiver may have the message or not: it goes again under the same key.
    private func putBackBrokenOff() throws {
        try db.execute(
            sql: """
                UPDATE outbox SET state = 'due', next_attempt_at = min(next_attempt_at, ?),
                    last_answer = 'the attempt was broken off; it may have arrived'
                WHERE state = 'sending'
                """, arguments: [now.milliseconds])
    }

    /// Nothing will ever send them.
    private func failUnconfigured() throws {
        try fail(
            "state IN ('due', 'held') AND receiver NOT IN (SELECT value FROM json_each(:receivers))",
            saying: "'the receiver is not configured any more'", ["receivers": try JSONText.of(receivers)])
    }

    private func failSwitchedOff() throws {
        try fail(
            "state = 'due' AND receiver IN (SELECT receiver FROM receiver_health WHERE switched_off)",
            saying: "'not sent: the receiver is switched off until `dockstat notify test ' || receiver || '` gets through'")
    }

    /// Gives up without an attempt. The ledger gets a line too: it is what the trace of an alert and the page of notifications
    /// show of a message.
    ///
    /// - Parameters: SQL of ours, over a row of `outbox`.
    private func fail(_ condition: String, saying answer: String, _ arguments: StatementArguments = [:]) throws {
        let arguments = arguments &+ ["now": now.milliseconds]
        try db.execute(
            sql: """
                INSERT INTO delivery (outbox, receiver, incident, kind, time, duration, result, answer)
                SELECT id, receiver, incident, kind, :now, 0, 'failed', \(answer) FROM outbox WHERE \(condition) ORDER BY id
                """, arguments: arguments)
        try db.execute(
            sql: "UPDATE outbox SET state = 'failed', ended_at = :now, last_answer = \(answer) WHERE \(condition)",
            arguments: arguments)
    }

    /// Each message tells the whole state of its incident: of those that wait, the newest is enough.
    private func supersede() throws {
        try db.execute(
            sql: """
                UPDATE outbox SET state = 'superseded', ended_at = ?, last_answer = 'a newer state went in its place'
                WHERE state = 'due' AND incident IS NOT NULL AND EXISTS (
                    SELECT 1 FROM outbox AS newer
                    WHERE newer.state = 'due' AND newer.receiver = outbox.receiver AND newer.incident = outbox.incident
                        AND newer.id > outbox.id)
                """, arguments: [now.milliseconds])
    }

    /// One of each receiver and incident, so that no later one overtakes an earlier one; the receivers take turns, so that one
    /// with many messages keeps none from the others.
    ///
    /// No wait is longer than a day: one that ends later was told by a clock that ran ahead, and so was an attempt to come.
    private func due(limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                WITH first AS (
                    SELECT id, receiver, next_attempt_at, coalesce(last_attempt_at, created_at) AS touched,
                        row_number() OVER (PARTITION BY receiver, incident ORDER BY id) AS place
                    FROM outbox WHERE state = 'due'),
                ready AS (
                    SELECT id, row_number() OVER (PARTITION BY receiver ORDER BY id) AS turn
                    FROM first LEFT JOIN receiver_health USING (receiver)
                    WHERE place = 1 AND receiver IN (SELECT value FROM json_each(:receivers)) AND (next_attempt_at <= :now OR touched > :now)
                        AND (paused_until IS NULL OR paused_until <= :now OR paused_until > :now + :longest))
                SELECT id FROM ready ORDER BY turn, id LIMIT :limit
                """,
            arguments: [
                "now": now.milliseconds, "longest": RetrySchedule.limit.inMilliseconds, "limit": max(0, limit),
                "receivers": try JSONText.of(receivers),
            ])
    }

    /// - Returns: `nil` for a message that cannot be read, which is failed.
    private func take(_ id: Int64) throws -> ClaimedEntry? {
        guard let row = try OutboxRow.fetch(db, "id = ?", [id]).first else { return nil }
        guard row.isReadable else {
            try db.execute(
                sql: "UPDATE outbox SET state = 'failed', ended_at = ?, last_answer = ? WHERE id = ?",
                arguments: [now.milliseconds, "the message was kept by another version and cannot be read", id])
            return nil
        }
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET state = 'sending', attempts = attempts + 1, last_attempt_at = :now,
                    tried_since = coalesce(tried_since, :now)
                WHERE id = :id
                """
        ).execute(arguments: ["id": id, "now": now.milliseconds])
        var entry = row.entry
        entry.state = .sending
        entry.attempts += 1
        entry.lastAttemptAt = now
        return ClaimedEntry(entry: entry, reference: try reference(entry))
    }

    private func reference(_ entry: OutboxEntry) throws -> ConversationReference? {
        guard let incident = entry.incident else { return nil }
        let statement = try db.cachedStatement(sql: "SELECT reference FROM conversation WHERE incident = ? AND receiver = ?")
        return try String.fetchOne(statement, arguments: [incident, entry.receiver]).map(ConversationReference.init(text:))
    }
}
