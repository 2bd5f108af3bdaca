import DockStatModel
import GRDB

/// Forgets what nobody asks of alerts, incidents and messages any more.
struct AlertRetention {
    /// Transitions and decisions kept of each alert: the newest.
    static let tracesKept = 200
    private static let incidentsStay = Duration.days(400)
    private static let messagesStay = Duration.days(30)
    private static let batch = 2000

    let db: Database
    let now: Timestamp

    /// - Returns: how many rows were removed; there may be more.
    func step() throws -> Int {
        var removed = try deleteIncidents()
        let old = (now - Self.messagesStay).milliseconds
        removed += try delete("outbox", "ended_at < ?", [old])
        removed += try delete("delivery", "time < ?", [old])
        removed += try delete("silence", "end < ?", [(now - Self.incidentsStay).milliseconds])
        removed += try delete("image_change", "time < ?", [(now - Self.incidentsStay).milliseconds])
        for table in ["alert_transition", "notification_decision"] { removed += try trim(table) }
        try db.execute(sql: "DELETE FROM image_check WHERE checked_at < ?", arguments: [old])
        return removed + db.changesCount
    }

    private func delete(_ table: String, _ condition: String, _ arguments: StatementArguments) throws -> Int {
        try db.execute(
            sql: "DELETE FROM \(table) WHERE id IN (SELECT id FROM \(table) WHERE \(condition) LIMIT \(Self.batch))",
            arguments: arguments)
        return db.changesCount
    }

    private func deleteIncidents() throws -> Int {
        let old = try Int64.fetchAll(
            db, sql: "SELECT id FROM incident WHERE resolved_at < ? LIMIT 200",
            arguments: [(now - Self.incidentsStay).milliseconds])
        for id in old {
            for table in ["incident_entry", "delivery", "outbox", "conversation"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE incident = ?", arguments: [id])
            }
            try db.execute(sql: "DELETE FROM incident WHERE id = ?", arguments: [id])
        }
        return old.count
    }

    private func trim(_ table: String) throws -> Int {
        let long = try Int64.fetchAll(
            db, sql: "SELECT alert FROM \(table) GROUP BY alert HAVING count(*) > \(Self.tracesKept) LIMIT 100")
        return try long.reduce(0) { sum, alert in
            try db.execute(
                sql: """
                    DELETE FROM \(table) WHERE alert = :alert AND id <= (
                        SELECT id FROM \(table) WHERE alert = :alert ORDER BY id DESC LIMIT 1 OFFSET \(Self.tracesKept))
                    """, arguments: ["alert": alert])
            return sum + db.changesCount
        }
    }
}
