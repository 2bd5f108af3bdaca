package import DockStatModel
import GRDB

/// The database: everything DockStat knows of the past.
///
/// Any number of processes may have it open. Each write is one short transaction; a reader sees the state before or after it.
/// Every function throws `StorageError` and then has changed nothing.
package final class Store: Sendable {
    package let path: String
    let pool: DatabasePool
    private let backups: String?

    /// Opens the database, makes it where there is none, and brings an older one up to date (after a backup beside it).
    ///
    /// - Parameters:
    ///   - path: its folder must exist.
    ///   - backups: the folder of the scheduled backups, so that an error about a damaged database can name the newest good one.
    ///   - now: names the backup made before a migration.
    ///   - busyTimeout: how long to wait for another process that writes.
    package init(
        path: String, backups: String? = nil, now: Timestamp, busyTimeout: Duration = .seconds(5)
    ) throws(StorageError) {
        self.path = path
        self.backups = backups
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(busyTimeout: busyTimeout))
            try Self.migrate(pool, with: Schema.migrator, path: path, now: now)
        } catch {
            throw Self.explain(StorageError(error, path: path), path: path, backups: backups)
        }
    }

    private static func configuration(busyTimeout: Duration) -> GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(busyTimeout.inSeconds)
        configuration.prepareDatabase { db in
            // Only takes hold in a file that is still empty, and would be a write at every start.
            if !db.configuration.readonly, try Int.fetchOne(db, sql: "PRAGMA page_count") == 0 {
                try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            }
            try db.execute(sql: "PRAGMA cache_size = -8192")
            // A large chore must not leave a large log behind.
            try db.execute(sql: "PRAGMA journal_size_limit = 16777216")
        }
        return configuration
    }

    /// A database that has something to lose is copied first, to `<path>.before-update-<time>`.
    static func migrate(_ pool: DatabasePool, with migrator: DatabaseMigrator, path: String, now: Timestamp) throws {
        let (applied, current, newer) = try pool.read { db in
            (
                try migrator.appliedIdentifiers(db), try migrator.hasCompletedMigrations(db), try migrator.hasBeenSuperseded(db)
            )
        }
        if newer { throw newerDatabase(path) }
        if current { return }
        if !applied.isEmpty {
            try copy(pool, to: "\(path).before-update-\(FileTime.text(now))")
        }
        try migrator.migrate(pool)
    }

    static func newerDatabase(_ path: String) -> StorageError {
        StorageError(
            kind: .newer, message: "The database \(path) was made by a newer DockStat than this one.",
            advice: "Use that newer version, or restore a backup made before the update.")
    }

    private static func explain(_ error: StorageError, path: String, backups: String?) -> StorageError {
        guard error.kind == .corrupt else { return error }
        let advice =
            if let backups, let backup = newestGoodBackup(in: backups) {
                "The newest good backup is \(backup): `dockstat restore \(backup)`."
            } else {
                "No good backup was found; set the file aside to begin anew."
            }
        return StorageError(kind: .corrupt, message: error.message, advice: advice)
    }

    /// One consistent look at the database.
    func read<Value>(_ work: (Database) throws -> Value) throws(StorageError) -> Value {
        do { return try pool.read(work) } catch { throw explained(error) }
    }

    /// One transaction: all of it, or nothing.
    func write<Value>(_ work: (Database) throws -> Value) throws(StorageError) -> Value {
        do { return try pool.write(work) } catch { throw explained(error) }
    }

    func explained(_ error: any Error) -> StorageError {
        Self.explain(StorageError(error, path: path), path: path, backups: backups)
    }

    /// Ends every use of the file: before it is renamed, for SQLite finds its log by name. Nothing can be read or written
    /// afterwards.
    package func close() throws(StorageError) {
        do { try pool.close() } catch { throw StorageError(error, path: path) }
    }

    /// Bytes the database takes once its log is folded into the file: the same before and after a write that needs no new page,
    /// whereas the size of the log depends on the moment.
    package func databaseSize() throws(StorageError) -> Int64 {
        try read { db in try DatabasePages(db).size }
    }
}
