import DockStatModel
import FoundationEssentials
import GRDB

/// Rows of `alert`.
enum AlertRow {
    private static let columns = [
        "id", "rule", "subject", "facts", "severity", "phase", "since", "condition", "hold", "value", "summary", "runbook",
        "confirmations", "first_confirmed", "last_confirmed", "held", "recovered_held", "last_recovered", "samples",
        "fired_at", "resolved_at", "turns", "flapping_since", "acknowledged_by", "acknowledged_because", "acknowledged_at",
        "muted_by", "announced", "incident",
    ]
    private static let selection = "SELECT \(columns.joined(separator: ", ")) FROM alert"
    private static let saving = """
        INSERT INTO alert (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (id) DO UPDATE SET \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    /// - Parameter condition: SQL of ours.
    static func fetch(
        _ db: Database, where condition: String = "TRUE", _ arguments: StatementArguments = []
    ) throws -> [Alert] {
        let statement = try db.cachedStatement(sql: "\(selection) WHERE \(condition) ORDER BY id")
        var alerts: [Alert] = []
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() { alerts.append(try alert(row)) }
        return alerts
    }

    static func save(_ db: Database, _ alert: Alert) throws {
        let values: StatementArguments = [
            alert.id, alert.rule, alert.subject.text, AlertPacking.facts(alert.facts), alert.severity.rawValue,
            alert.phase.rawValue, alert.since.milliseconds, alert.condition, alert.hold, alert.value,
            PackedWriter.texts(alert.summary), alert.runbook, alert.confirmations, alert.firstConfirmed?.milliseconds,
            alert.lastConfirmed?.milliseconds, alert.held.inMilliseconds, alert.recoveredHeld.inMilliseconds,
            alert.lastRecovered?.milliseconds, AlertPacking.samples(alert.samples), alert.firedAt?.milliseconds,
            alert.resolvedAt?.milliseconds, PackedWriter.times(alert.turns), alert.flappingSince?.milliseconds,
            alert.acknowledgement?.by, alert.acknowledgement?.reason, alert.acknowledgement?.time.milliseconds,
            alert.mutedBy.map(AlertPacking.text), alert.isAnnounced, alert.incident,
        ]
        try db.cachedStatement(sql: saving).execute(arguments: values)
    }

    /// Writes what differs from the row there is. Of an alert that goes on firing that is a reading more, and packing all the
    /// rest again would be most of the work.
    static func save(_ db: Database, _ alert: Alert, over old: Alert) throws {
        var carriedOver = alert
        carriedOver.value = old.value
        carriedOver.confirmations = old.confirmations
        carriedOver.lastConfirmed = old.lastConfirmed
        carriedOver.held = old.held
        carriedOver.recoveredHeld = old.recoveredHeld
        carriedOver.lastRecovered = old.lastRecovered
        carriedOver.samples = old.samples
        guard carriedOver == old else { return try save(db, alert) }
        guard alert.lastConfirmed != old.lastConfirmed || alert != old else { return }
        try db.cachedStatement(
            sql: """
                UPDATE alert SET value = ?, confirmations = ?, last_confirmed = ?, held = ?, recovered_held = ?,
                    last_recovered = ?, samples = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            alert.value, alert.confirmations, alert.lastConfirmed?.milliseconds, alert.held.inMilliseconds,
            alert.recoveredHeld.inMilliseconds, alert.lastRecovered?.milliseconds, AlertPacking.samples(alert.samples), alert.id,
        ])
    }

    /// With what hangs on it.
    static func delete(_ db: Database, _ id: Int64) throws {
        for (table, key) in [("alert", "id"), ("alert_transition", "alert"), ("notification_decision", "alert")] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(key) = ?").execute(arguments: [id])
        }
    }

    private static func alert(_ row: Row) throws -> Alert {
        guard let subject = AlertSubject(text: row[2]) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an alert is about nothing that is known")
        }
        var alert = Alert(
            id: row[0], rule: row[1], subject: subject, facts: try row.packed(3) { try AlertPacking.facts(&$0, of: subject) },
            severity: try row.word(4), since: row.time(6))
        alert.phase = try row.word(5)
        alert.condition = row[7]
        alert.hold = row[8]
        alert.value = row[9]
        alert.summary = try row.packed(10) { try $0.textsByKey() }
        alert.runbook = row[11]
        alert.confirmations = row[12]
        alert.firstConfirmed = row.optionalTime(13)
        alert.lastConfirmed = row.optionalTime(14)
        alert.held = .milliseconds(row[15] as Int64)
        alert.recoveredHeld = .milliseconds(row[16] as Int64)
        alert.lastRecovered = row.optionalTime(17)
        alert.samples = try row.packed(18) { try AlertPacking.samples(&$0) }
        alert.firedAt = row.optionalTime(19)
        alert.resolvedAt = row.optionalTime(20)
        alert.turns = try row.packed(21) { try $0.numbers() }.map(Timestamp.init(milliseconds:))
        alert.flappingSince = row.optionalTime(22)
        if let by = row[23] as String?, let time = row.optionalTime(25) {
            alert.acknowledgement = Acknowledgement(by: by, reason: row[24] ?? "", time: time)
        }
        alert.mutedBy = try (row[26] as String?).map(AlertPacking.mute)
        alert.isAnnounced = row[27]
        alert.incident = row[28]
        return alert
    }
}
