package import DockStatModel
import GRDB

extension Store {
    /// - Returns: whether it was added; a window of that name stays as it is.
    package func addMaintenance(_ window: MaintenanceWindow) throws(StorageError) -> Bool {
        try write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO maintenance_window (name, definition) VALUES (?, ?)",
                arguments: [window.name, try JSONText.of(window)])
            return db.changesCount > 0
        }
    }

    /// - Returns: whether there was one of that name.
    package func removeMaintenance(_ name: String) throws(StorageError) -> Bool {
        try write { db in
            try db.execute(sql: "DELETE FROM maintenance_window WHERE name = ?", arguments: [name])
            return db.changesCount > 0
        }
    }

    /// Those that people added, by name.
    package func maintenanceWindows() throws(StorageError) -> [MaintenanceWindow] {
        try read { db in try MaintenanceWindowRow.all(db) }
    }
}

enum MaintenanceWindowRow {
    static func all(_ db: Database) throws -> [MaintenanceWindow] {
        try String.fetchAll(db.cachedStatement(sql: "SELECT definition FROM maintenance_window ORDER BY name"))
            .map { try JSONText.decode(MaintenanceWindow.self, $0) }
    }
}
