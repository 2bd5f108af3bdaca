package import DockStatModel
import GRDB

/// Incidents that people open and close by hand.
extension ChangeTransaction {
    /// - Parameters:
    ///   - incident: its `id` counts for nothing.
    ///   - text: the first update; empty: none.
    /// - Returns: the incident with the number it was given.
    package func openIncident(_ incident: Incident, text: String, by person: String) throws -> Incident {
        let last = try Int64.fetchOne(db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'incident'"))
        var incident = incident
        incident.id = (last ?? 0) + 1
        incident.openedBy = person
        try IncidentRow.save(db, incident)
        try IncidentRow.append(
            db,
            IncidentEntry(
                incident: incident.id, time: incident.openedAt, kind: .opened,
                text: "opened by \(person): \(incident.title["en"] ?? "")"))
        if !text.isEmpty { _ = try addUpdate(to: incident.id, text: text, by: person, now: incident.openedAt) }
        return incident
    }

    package func incident(_ id: Int64) throws -> Incident? { try IncidentRow.fetch(db, id: id) }

    /// Writes what changed of an incident, and a line that tells of it.
    package func save(_ incident: Incident, telling entry: IncidentEntry) throws {
        try IncidentRow.save(db, incident)
        try IncidentRow.append(db, entry)
    }

    /// Puts messages into the outbox; they go out with the next tick.
    package func send(_ drafts: [OutboxDraft], now: Timestamp) throws {
        guard !drafts.isEmpty else { return }
        let writer = try OutboxWriter(db: db, now: now)
        for draft in drafts { try writer.insert(draft) }
    }
}
