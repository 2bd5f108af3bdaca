package import DockStatModel
import FoundationEssentials
import GRDB

extension Store {
    /// Writes a complete copy to `target` while others may go on reading and writing. An existing file is replaced, at the
    /// end and at once.
    package func backup(to target: String, now: Timestamp) throws(StorageError) {
        do { try Self.copy(pool, to: target) } catch { throw StorageError(error, path: target) }
        try write { db in try Meta.set(db, Self.lastBackupKey, to: now) }
    }

    /// Makes the scheduled backup if it is time, and removes the oldest beyond those to keep.
    ///
    /// - Returns: the file written; `nil` where it was not time or backups are switched off.
    package func backupIfDue(now: Timestamp, settings: BackupSettings) throws(StorageError) -> String? {
        guard settings.every > .zero else { return nil }
        let existing = BackupName.list(in: settings.directory)
        if let last = try lastBackup(), last <= now, now < last + settings.every, !existing.isEmpty { return nil }
        do {
            try FileManager.default.createDirectory(atPath: settings.directory, withIntermediateDirectories: true)
        } catch {
            throw StorageError(
                kind: .notWritable, message: "The backup folder \(settings.directory) cannot be made.",
                advice: "Make it, or name another under `backup: directory`.")
        }
        let target = "\(settings.directory)/\(BackupName.make(now))"
        try backup(to: target, now: now)
        for name in BackupName.list(in: settings.directory).dropFirst(max(1, settings.keep)) {
            DatabaseFiles.remove("\(settings.directory)/\(name)")
        }
        return target
    }

    package func lastBackup() throws(StorageError) -> Timestamp? {
        try read { db in try Meta.time(db, Self.lastBackupKey) }
    }

    private static let lastBackupKey = "backup.last"

    /// Copies through SQLite's online backup into a file beside `target`, then renames it.
    static func copy(_ pool: DatabasePool, to target: String) throws {
        let partial = target + ".partial"
        DatabaseFiles.remove(partial)
        do {
            let copy = try DatabaseQueue(path: partial)
            try pool.backup(to: copy)
            // One file that needs no log beside it.
            try copy.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            DatabaseFiles.sync(partial)
            try DatabaseFiles.rename(partial, to: target)
        } catch {
            DatabaseFiles.remove(partial)
            throw error
        }
    }
}

/// Names of scheduled backups: `dockstat-20260131T235959Z.sqlite`.
enum BackupName {
    private static let prefix = "dockstat-"
    private static let suffix = ".sqlite"

    static func make(_ time: Timestamp) -> String { prefix + FileTime.text(time) + suffix }

    /// Newest first; files of other names are not ours.
    static func list(in directory: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter(isOurs).sorted(by: >)
    }

    private static func isOurs(_ name: String) -> Bool {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
        let time = Array(name.dropFirst(prefix.count).dropLast(suffix.count))
        guard time.count == 16, time[8] == "T", time[15] == "Z" else { return false }
        return (time[..<8] + time[9..<15]).allSatisfy { $0.isASCII && $0.isNumber }
    }
}

extension Store {
    /// Where a backup made at a moment lies if nobody names a file; the scheduled ones lie there too.
    package static func backupFile(in directory: String, at time: Timestamp) -> String {
        "\(directory)/\(BackupName.make(time))"
    }
}
