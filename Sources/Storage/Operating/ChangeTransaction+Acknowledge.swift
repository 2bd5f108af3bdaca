package import DockStatModel
import GRDB

extension ChangeTransaction {
    /// Notes that somebody takes care: no reminders, no escalation. Says so in the incident's timeline.
    ///
    /// - Returns: how many alerts; 0: there is no such one, pending or active.
    package func acknowledge(
        alert: Int64, by person: String, reason: String, now: Timestamp
    ) throws -> Int {
        try acknowledge("id = ?", alert, Acknowledgement(by: person, reason: reason, time: now))
    }

    /// The same for all pending and active alerts of an incident.
    ///
    /// - Returns: how many.
    package func acknowledge(
        incident: Int64, by person: String, reason: String, now: Timestamp
    ) throws -> Int {
        try acknowledge("incident = ?", incident, Acknowledgement(by: person, reason: reason, time: now))
    }

    /// - Returns: how many alerts had an acknowledgement.
    package func unacknowledge(alert: Int64, by person: String, now: Timestamp) throws -> Int {
        try unacknowledge("id = ?", alert, by: person, now: now)
    }

    package func unacknowledge(incident: Int64, by person: String, now: Timestamp) throws -> Int {
        try unacknowledge("incident = ?", incident, by: person, now: now)
    }

    private func acknowledge(
        _ condition: String, _ id: Int64, _ acknowledgement: Acknowledgement
    ) throws -> Int {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, incident FROM alert
                WHERE \(condition) AND phase IN ('pending', 'firing', 'recovering') ORDER BY id
                """, arguments: [id])
        for row in rows {
            try db.execute(
                sql: """
                    UPDATE alert SET acknowledged_by = ?, acknowledged_because = ?, acknowledged_at = ? WHERE id = ?
                    """,
                arguments: [
                    acknowledgement.by, acknowledgement.reason, acknowledgement.time.milliseconds, row[0] as Int64,
                ])
        }
        let reason = acknowledgement.reason.isEmpty ? "" : ": \(acknowledgement.reason)"
        try note(
            db, .acknowledged, "\(acknowledgement.by) acknowledged it\(reason)", of: rows, at: acknowledgement.time)
        return rows.count
    }

    private func unacknowledge(
        _ condition: String, _ id: Int64, by person: String, now: Timestamp
    ) throws -> Int {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, incident FROM alert WHERE \(condition) AND acknowledged_at IS NOT NULL ORDER BY id"),
            arguments: [id])
        for row in rows {
            try db.execute(
                sql: """
                    UPDATE alert SET acknowledged_by = NULL, acknowledged_because = NULL, acknowledged_at = NULL
                    WHERE id = ?
                    """, arguments: [row[0] as Int64])
        }
        try note(db, .personUpdate, "\(person) took the acknowledgement back", of: rows, at: now)
        return rows.count
    }

    /// One line for each incident; it names the alert where it is one of it alone.
    private func note(
        _ db: Database, _ kind: IncidentEntry.Kind, _ text: String, of alerts: [Row], at time: Timestamp
    ) throws {
        let byIncident = Dictionary(grouping: alerts.filter { $0[1] != nil }) { $0[1] as Int64 }
        for (incident, alerts) in byIncident.sorted(by: { $0.key < $1.key }) {
            try IncidentRow.append(
                db,
                IncidentEntry(
                    incident: incident, time: time, kind: kind, text: text, alert: alerts.count == 1 ? alerts[0][0] : nil))
        }
    }
}
