package import DockStatModel
import GRDB

extension Store {
    /// Everything that people keep, by kind and name.
    package func kept() throws(StorageError) -> [Kept] { try read { db in try KeptRow.fetch(db, "TRUE", []) } }
}

extension ChangeTransaction {
    /// - Returns: `nil`: there is none of that name.
    package func kept(_ kind: Kept.Kind, _ name: String) throws -> Kept? {
        try KeptRow.fetch(db, "kind = ? AND name = ?", [kind.rawValue, name]).first
    }

    package func kept(_ kind: Kept.Kind) throws -> [Kept] { try KeptRow.fetch(db, "kind = ?", [kind.rawValue]) }

    /// Keeps it in the place of one of that kind and name.
    package func keep(_ kept: Kept) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO kept (kind, name, definition, changed_at, changed_by) VALUES (?, ?, ?, ?, ?)",
            arguments: [kept.kind.rawValue, kept.name, kept.definition, kept.changedAt.milliseconds, kept.changedBy])
    }

    /// - Returns: whether there was one.
    @discardableResult
    package func forget(_ kind: Kept.Kind, _ name: String) throws -> Bool {
        try db.execute(sql: "DELETE FROM kept WHERE kind = ? AND name = ?", arguments: [kind.rawValue, name])
        return db.changesCount > 0
    }
}

/// Rows of `kept`. A kind of a later version is left out.
enum KeptRow {
    static let schema = """
        CREATE TABLE kept (
            kind TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, changed_at INTEGER NOT NULL,
            changed_by TEXT NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID, STRICT;
        """

    static func fetch(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [Kept] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT kind, name, definition, changed_at, changed_by FROM kept WHERE \(condition) ORDER BY kind, name
                """)
        return try Row.fetchAll(statement, arguments: arguments).compactMap { row in
            guard let kind = Kept.Kind(rawValue: row[0]) else { return nil }
            return Kept(kind: kind, name: row[1], definition: row[2], changedAt: row.time(3), changedBy: row[4])
        }
    }
}
