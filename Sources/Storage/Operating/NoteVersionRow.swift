package import DockStatModel
import GRDB

/// Rows of `note_version`: what notes said, so that a version that was saved over can be seen and had back.
enum NoteVersionRow {
    static let schema = """
        CREATE TABLE note_version (
            id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, text TEXT, author TEXT NOT NULL, time INTEGER NOT NULL)
            STRICT;
        CREATE INDEX note_version_by_path ON note_version (path, id);
        """

    static func fetch(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [NoteVersion] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, path, text, author, time FROM note_version WHERE \(condition) ORDER BY id DESC")
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            NoteVersion(id: row[0], path: row[1], text: row[2], author: row[3], time: row.time(4))
        }
    }
}

extension Store {
    /// How many versions of a note are kept.
    package static let noteVersionsKept = 100

    /// Newest first.
    package func noteVersions(_ path: String) throws(StorageError) -> [NoteVersion] {
        try read { db in try NoteVersionRow.fetch(db, "path = ?", [path]) }
    }

    package func noteVersion(_ id: Int64) throws(StorageError) -> NoteVersion? {
        try read { db in try NoteVersionRow.fetch(db, "id = ?", [id]).first }
    }
}

extension ChangeTransaction {
    /// The version that was written last.
    package func lastNoteVersion(_ path: String) throws -> NoteVersion? {
        try NoteVersionRow.fetch(db, "path = ? AND id = (SELECT max(id) FROM note_version WHERE path = ?)", [path, path]).first
    }

    /// Keeps a version, and of the older ones those that there is room for.
    ///
    /// - Parameter version: its `id` counts for nothing.
    package func addNoteVersion(_ version: NoteVersion) throws {
        try db.execute(
            sql: "INSERT INTO note_version (path, text, author, time) VALUES (?, ?, ?, ?)",
            arguments: [version.path, version.text, version.author, version.time.milliseconds])
        try db.execute(
            sql: """
                DELETE FROM note_version WHERE path = :path AND id <= (
                    SELECT id FROM note_version WHERE path = :path ORDER BY id DESC LIMIT 1 OFFSET \(Store.noteVersionsKept))
                """, arguments: ["path": version.path])
    }
}
