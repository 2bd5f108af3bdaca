import DockStatModel
import GRDB

/// Rows of `receiver_health`.
enum ReceiverHealthRow {
    private static let selection =
        "SELECT receiver, last_delivered_at, last_failed_at, failed_since, reason, paused_until, switched_off FROM receiver_health"

    /// By name.
    static func all(_ db: Database) throws -> [ReceiverHealth] {
        try Row.fetchAll(db.cachedStatement(sql: "\(selection) ORDER BY receiver")).map(health)
    }

    static func find(_ db: Database, _ receiver: String) throws -> ReceiverHealth? {
        try Row.fetchOne(db.cachedStatement(sql: "\(selection) WHERE receiver = ?"), arguments: [receiver]).map(health)
    }

    static func save(_ db: Database, _ health: ReceiverHealth) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO receiver_health
                    (receiver, last_delivered_at, last_failed_at, failed_since, reason, paused_until, switched_off)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            health.receiver, health.lastDeliveredAt?.milliseconds, health.lastFailedAt?.milliseconds,
            health.failedSince?.milliseconds, health.reason, health.pausedUntil?.milliseconds, health.isSwitchedOff,
        ])
    }

    private static func health(_ row: Row) -> ReceiverHealth {
        var health = ReceiverHealth(receiver: row[0])
        health.lastDeliveredAt = row.optionalTime(1)
        health.lastFailedAt = row.optionalTime(2)
        health.failedSince = row.optionalTime(3)
        health.reason = row[4]
        health.pausedUntil = row.optionalTime(5)
        health.isSwitchedOff = row[6]
        return health
    }
}
