package import DockStatModel
import GRDB

extension Store {
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
