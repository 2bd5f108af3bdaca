package import DockStatModel
import GRDB

extension ChangeTransaction {
    /// - Parameter silence: its `id` counts for nothing.
    /// - Returns: the id it was given.
    package func addSilence(_ silence: Silence) throws -> Int64 { try SilenceRow.insert(db, silence) }

    /// Ends a silence now; one that has not begun never will.
    ///
    /// - Returns: what it was; `nil`: there is none that was not over.
    package func expireSilence(_ id: Int64, now: Timestamp) throws -> Silence? {
        guard let silence = try SilenceRow.ending(db, after: now).first(where: { $0.id == id }) else { return nil }
        try db.execute(sql: "UPDATE silence SET end = ? WHERE id = ?", arguments: [now.milliseconds, id])
        return silence
    }

    /// - Returns: whether it was added; a window of that name stays as it is.
    package func addMaintenance(_ window: MaintenanceWindow) throws -> Bool {
        try db.execute(
            sql: "INSERT OR IGNORE INTO maintenance_window (name, definition) VALUES (?, ?)",
            arguments: [window.name, try JSONText.of(window)])
        return db.changesCount > 0
    }

    /// - Returns: whether there was one of that name.
    package func removeMaintenance(_ name: String) throws -> Bool {
        try db.execute(sql: "DELETE FROM maintenance_window WHERE name = ?", arguments: [name])
        return db.changesCount > 0
    }

    /// A person's line in the timeline of an incident, open or over.
    ///
    /// - Returns: whether there is that incident.
    package func addUpdate(to incident: Int64, text: String, by person: String, now: Timestamp) throws -> Bool {
        guard
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM incident WHERE id = ?)"), arguments: [incident]) == true
        else {
            return false
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let first = lines.removeFirst()
        try IncidentRow.append(
            db,
            IncidentEntry(
                incident: incident, time: now, kind: .personUpdate, text: "\(person): \(first)", lines: lines))
        return true
    }
}
