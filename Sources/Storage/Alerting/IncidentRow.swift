import DockStatModel
import GRDB

/// Rows of `incident` and of its timeline.
enum IncidentRow {
    private static let columns = [
        "id", "group_by", "opened_at", "resolved_at", "severity", "title", "alerts", "announced_at", "last_message_at",
        "receivers", "escalated", "opened_by", "public",
    ]

    /// What incidents came to say of themselves later.
    static let byHand = """
        ALTER TABLE incident ADD COLUMN opened_by TEXT;
        ALTER TABLE incident ADD COLUMN public INTEGER NOT NULL DEFAULT 0;
        """

    private static let selection = "SELECT \(columns.joined(separator: ", ")) FROM incident"
    private static let saving = """
        INSERT INTO incident (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (id) DO UPDATE SET \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    /// In the order of opening.
    static func open(_ db: Database) throws -> [Incident] {
        try fetch(db, "WHERE resolved_at IS NULL ORDER BY id")
    }

    /// Newest end first.
    static func resolved(_ db: Database, since: Timestamp, limit: Int) throws -> [Incident] {
        try fetch(
            db, "WHERE resolved_at IS NOT NULL AND resolved_at >= ? ORDER BY resolved_at DESC LIMIT ?",
            [since.milliseconds, limit])
    }

    static func fetch(_ db: Database, id: Int64) throws -> Incident? { try fetch(db, "WHERE id = ?", [id]).first }

    private static func fetch(_ db: Database, _ rest: String, _ arguments: StatementArguments = []) throws -> [Incident] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: "\(selection) \(rest)"), arguments: arguments)
        var incidents: [Incident] = []
        while let row = try rows.next() {
            var incident = Incident(
                id: row[0], group: try row.packed(1) { try $0.textsByKey() }, openedAt: row.time(2), severity: try row.word(4))
            incident.resolvedAt = row.optionalTime(3)
            incident.title = try row.packed(5) { try $0.textsByKey() }
            incident.alerts = try row.packed(6) { try $0.numbers() }
            incident.announcedAt = row.optionalTime(7)
            incident.lastMessageAt = row.optionalTime(8)
            incident.receivers = try row.packed(9) { try $0.texts() }
            incident.escalated = try row.packed(10) { try $0.texts() }
            incident.openedBy = row[11]
            incident.isPublic = row[12]
            incidents.append(incident)
        }
        return incidents
    }

    static func save(_ db: Database, _ incident: Incident) throws {
        try db.cachedStatement(sql: saving).execute(arguments: [
            incident.id, PackedWriter.texts(incident.group), incident.openedAt.milliseconds, incident.resolvedAt?.milliseconds,
            incident.severity.rawValue, PackedWriter.texts(incident.title), PackedWriter.numbers(incident.alerts),
            incident.announcedAt?.milliseconds, incident.lastMessageAt?.milliseconds, PackedWriter.texts(incident.receivers),
            PackedWriter.texts(incident.escalated), incident.openedBy, incident.isPublic,
        ])
    }

    static func append(_ db: Database, _ entry: IncidentEntry) throws {
        try db.cachedStatement(
            sql: "INSERT INTO incident_entry (incident, time, kind, text, lines, alert) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            entry.incident, entry.time.milliseconds, entry.kind.rawValue, entry.text, PackedWriter.texts(entry.lines),
            entry.alert,
        ])
    }

    /// Oldest first; what was written at once for one moment keeps its order.
    /// Oldest first: how it began, and the newest ones.
    ///
    /// - Returns: at most one more than `limit`.
    static func entries(_ db: Database, incident: Int64, limit: Int) throws -> [IncidentEntry] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT time, kind, text, lines, alert FROM incident_entry
                WHERE id IN (SELECT id FROM incident_entry WHERE incident = ?1 ORDER BY id DESC LIMIT ?2)
                    OR id = (SELECT min(id) FROM incident_entry WHERE incident = ?1)
                ORDER BY time, id
                """)
        let rows = try Row.fetchCursor(statement, arguments: [incident, limit])
        var entries: [IncidentEntry] = []
        while let row = try rows.next() {
            entries.append(
                IncidentEntry(
                    incident: incident, time: row.time(0), kind: try row.word(1), text: row[2],
                    lines: try row.packed(3) { try $0.texts() }, alert: row[4]))
        }
        return entries
    }

    static func entryCount(_ db: Database, incident: Int64) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM incident_entry WHERE incident = ?"), arguments: [incident]) ?? 0
    }
}
