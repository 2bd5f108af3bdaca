import DockStatModel
import GRDB

/// What an alert went through: rows of `alert_transition` and `notification_decision`.
enum AlertTrace {
    static func append(_ db: Database, _ transition: AlertTransition) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO alert_transition (alert, time, from_phase, to_phase, value, reason) VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            transition.alert, transition.time.milliseconds, transition.from.rawValue, transition.to.rawValue, transition.value,
            transition.reason,
        ])
    }

    static func append(_ db: Database, _ decision: NotificationDecision) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO notification_decision (alert, incident, time, receiver, kind, outcome, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            decision.alert, decision.incident, decision.time.milliseconds, decision.receiver, decision.kind.rawValue,
            decision.outcome.rawValue, decision.reason,
        ])
    }

    /// Newest first.
    static func transitions(_ db: Database, alert: Int64, limit: Int) throws -> [AlertTransition] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT time, from_phase, to_phase, value, reason FROM alert_transition WHERE alert = ? ORDER BY id DESC LIMIT ?
                """)
        let rows = try Row.fetchCursor(statement, arguments: [alert, limit])
        var transitions: [AlertTransition] = []
        while let row = try rows.next() {
            transitions.append(
                AlertTransition(
                    alert: alert, time: row.time(0), from: try row.word(1), to: try row.word(2), value: row[3], reason: row[4]))
        }
        return transitions
    }

    /// Newest first.
    static func decisions(_ db: Database, alert: Int64, limit: Int) throws -> [NotificationDecision] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT incident, time, receiver, kind, outcome, reason FROM notification_decision
                WHERE alert = ? ORDER BY id DESC LIMIT ?
                """)
        let rows = try Row.fetchCursor(statement, arguments: [alert, limit])
        var decisions: [NotificationDecision] = []
        while let row = try rows.next() {
            decisions.append(
                NotificationDecision(
                    alert: alert, incident: row[0], time: row.time(1), receiver: row[2], kind: try row.word(3),
                    outcome: try row.word(4), reason: row[5]))
        }
        return decisions
    }
}
