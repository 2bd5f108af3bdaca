import DockStatModel
import GRDB

/// Puts messages into the outbox within a transaction.
struct OutboxWriter {
    private let db: Database
    private let now: Timestamp
    /// Tells the keys of this database from those of every other.
    private let keys: String

    init(db: Database, now: Timestamp) throws {
        guard let keys = try Meta.value(db, AlertingSchema.keysName) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the name for keys of messages is missing")
        }
        self.db = db
        self.now = now
        self.keys = keys
    }

    func insert(_ draft: OutboxDraft) throws {
        let statement = try db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")
        let id = (try Int64.fetchOne(statement) ?? 0) + 1
        try db.cachedStatement(
            sql: """
                INSERT INTO outbox (id, key, receiver, incident, kind, message, state, created_at, attempts, scheduled_waits,
                    next_attempt_at)
                VALUES (:id, :key, :receiver, :incident, :kind, :message, :state, :now, 0, 0, :now)
                """
        ).execute(arguments: [
            "id": id, "key": "dockstat-\(keys)-\(id)", "receiver": draft.receiver, "incident": draft.message.incident?.id,
            "kind": draft.message.kind.rawValue, "message": try JSONText.of(draft.message),
            "state": draft.isHeld ? "held" : "due", "now": now.milliseconds,
        ])
    }

    /// A digest stands for a message that was held back.
    static func digest(_ db: Database, _ id: Int64, now: Timestamp) throws {
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET state = 'superseded', ended_at = ?, last_answer = 'a digest went in its place'
                WHERE id = ? AND state = 'held'
                """
        ).execute(arguments: [now.milliseconds, id])
    }
}
