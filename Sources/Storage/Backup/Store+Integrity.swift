package import DockStatModel
import GRDB

extension Store {
    /// What is wrong with the database, in SQLite's words; empty where it is sound.
    ///
    /// - Parameter quick: leaves out whether indexes agree with their tables.
    package func integrityCheck(quick: Bool = false) throws(StorageError) -> [String] {
        try read { db in try Integrity.problems(db, quick: quick) }
    }

    /// Renames a damaged database and its log to `<path>.corrupt-<time>`, so that a new one may begin in its place.
    /// Nobody may have it open.
    ///
    /// - Returns: the new name.
    package static func setAsideCorruptDatabase(path: String, now: Timestamp) throws(StorageError) -> String {
        let target = DatabaseFiles.free("\(path).corrupt-\(FileTime.text(now))")
        do { try DatabaseFiles.move(path, to: target) } catch { throw StorageError(error, path: path) }
        return target
    }

    /// The newest scheduled backup that is sound; `nil` where there is none.
    package static func newestGoodBackup(in directory: String) -> String? {
        BackupName.list(in: directory).lazy.map { "\(directory)/\($0)" }
            .first { (try? Integrity.checkBackup($0)) != nil }
    }

    /// Puts a backup in the database's place. What was there is set aside, not removed. Nobody may have the database open:
    /// hold the `RunLock`.
    ///
    /// - Returns: the name under which the former database lies; `nil` where there was none.
    package static func restore(from backup: String, to path: String, now: Timestamp) throws(StorageError) -> String? {
        do {
            try Integrity.checkBackup(backup)
            let partial = path + ".restoring"
            DatabaseFiles.remove(partial)
            let source = try DatabaseQueue(path: backup, configuration: Integrity.readOnly)
            let copy = try DatabaseQueue(path: partial)
            do {
                try source.backup(to: copy)
                // What was sent since the backup was made has keys that its next ids would repeat.
                try copy.write { db in if try db.tableExists("outbox") { try AlertingSchema.renewKeys(db) } }
                try copy.close()
                try source.close()
            } catch {
                DatabaseFiles.remove(partial)
                throw error
            }
            DatabaseFiles.sync(partial)
            var aside: String?
            if DatabaseFiles.suffixes.contains(where: { FileStatus.exists(path + $0) }) {
                let target = DatabaseFiles.free("\(path).before-restore-\(FileTime.text(now))")
                try DatabaseFiles.move(path, to: target)
                aside = target
            }
            try DatabaseFiles.rename(partial, to: path)
            return aside
        } catch { throw StorageError(error, path: path) }
    }
}

enum Integrity {
    static var readOnly: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        return configuration
    }

    static func problems(_ db: Database, quick: Bool) throws -> [String] {
        let lines = try String.fetchAll(db, sql: quick ? "PRAGMA quick_check(20)" : "PRAGMA integrity_check(20)")
        return lines == ["ok"] ? [] : lines
    }

    /// Throws where the file is no sound database that this version can use.
    static func checkBackup(_ path: String) throws {
        func unusable(_ why: String) -> StorageError {
            StorageError(
                kind: .unusableBackup, message: "The backup \(path) cannot be used: \(why).",
                advice: "Nothing was changed. Choose another backup.")
        }
        guard FileStatus.exists(path) else { throw unusable("there is no such file") }
        let problems: [String]
        let applied: Set<String>
        let newer: Bool
        do {
            let queue = try DatabaseQueue(path: path, configuration: readOnly)
            (problems, applied, newer) = try queue.read { db in
                let migrator = Schema.migrator
                return (
                    try Integrity.problems(db, quick: false), try migrator.appliedIdentifiers(db),
                    try migrator.hasBeenSuperseded(db)
                )
            }
            try queue.close()
        } catch let error as DatabaseError {
            throw unusable(error.message ?? "SQLite cannot read it")
        }
        if let problem = problems.first { throw unusable("it is damaged (\(problem))") }
        if newer { throw unusable("it was made by a newer DockStat") }
        if applied.isEmpty { throw unusable("it is no database of DockStat") }
    }
}
