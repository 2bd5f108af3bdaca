import DockStatModel
import Foundation
import GRDB
import Testing

@testable import Storage

struct DurabilityTests {
    @Test("killed at any point, the database is sound and has every tick that was told as done", arguments: [1, 7, 40, 300])
    func kill(ticks: Int) throws {
        let folder = try TemporaryFolder()
        let writer = try WriterProcess(["record", folder.database])
        for number in 0..<ticks { #expect(writer.line() == "tick \(number)") }
        writer.kill()
        let store = try Store(path: folder.database, now: start)
        #expect(try store.integrityCheck() == [])
        let kept = try store.recentTicks(limit: 100_000)
        #expect(kept.count >= ticks)
        let whole = try store.read { db in
            try Int.fetchAll(db, sql: "SELECT count(*) FROM sample GROUP BY time").allSatisfy { $0 == 50 }
        }
        #expect(whole)
        try #expect(store.record(reading(start + .days(1), [container()])).containers == 1)
    }

    @Test("a disk that is full gives one sentence, and what was kept stays")
    func full() throws {
        let folder = try TemporaryFolder()
        let writer = try WriterProcess(["record", folder.database, "2000000"])
        var last: String?
        var ticks = 0
        while let line = writer.line() {
            last = line
            if line.hasPrefix("tick") { ticks += 1 }
        }
        #expect(last?.hasPrefix("full: The database \(folder.database) could not be written") == true, "\(last ?? "nothing")")
        #expect(ticks > 10)
        let store = try Store(path: folder.database, now: start)
        #expect(try store.integrityCheck() == [])
        #expect(try store.recentTicks(limit: 100_000).count == ticks)
    }

    @Test("a page limit is a full disk too")
    func pageLimit() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        try fleet.store.pool.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        let many = (0..<500).map { container("c\($0)") }
        #expect { try fleet.tick(at(15), many) } throws: { ($0 as? StorageError)?.kind == .full }
        #expect(try fleet.store.recentTicks(limit: 9).map(\.time) == [at(0)])
        #expect(try fleet.store.containerStatuses(hosts: ["h"], now: at(15)).count == 1)
    }

    @Test("a folder that is none, or missing, or on a read-only disk is not writable")
    func notWritable() throws {
        let folder = try TemporaryFolder()
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder.file("file")))
        for path in [folder.file("file/dockstat.sqlite"), folder.file("missing/dockstat.sqlite"), "/proc/dockstat.sqlite"] {
            #expect { _ = try Store(path: path, now: start) } throws: {
                ($0 as? StorageError)?.kind == .notWritable && "\($0)".contains(path)
            }
        }
    }

    @Test("a database that another process holds is locked, and nothing changes")
    func locked() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        var configuration = GRDB.Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: fleet.folder.database, configuration: configuration)
        let impatient = try Store(path: fleet.folder.database, now: start, busyTimeout: .milliseconds(50))
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        #expect { _ = try impatient.record(reading(at(15), [container()])) } throws: {
            ($0 as? StorageError)?.kind == .locked
        }
        #expect(try impatient.recentTicks(limit: 9).count == 1)
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        _ = try impatient.record(reading(at(15), [container()]))
        #expect(try impatient.recentTicks(limit: 9).count == 2)
    }

    @Test("a damaged database names the newest good backup, and steps aside under a new name")
    func corrupt() throws {
        let folder = try TemporaryFolder()
        var settings = BackupSettings(directory: folder.file("backups"))
        settings.every = .minutes(1)
        do {
            let store = try Store(path: folder.database, now: start)
            _ = try store.record(reading(at(0), [container()]))
            _ = try store.backupIfDue(now: at(0), settings: settings)
            _ = try store.backupIfDue(now: at(3600), settings: settings)
        }
        let backups = try FileManager.default.contentsOfDirectory(atPath: folder.file("backups")).sorted()
        #expect(backups.count == 2)
        // The newest backup is damaged as well.
        try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: folder.file("backups/\(backups[1])")))
        try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: folder.database))
        let good = folder.file("backups/\(backups[0])")
        #expect { _ = try Store(path: folder.database, backups: folder.file("backups"), now: at(7200)) } throws: {
            guard let error = $0 as? StorageError else { return false }
            return error.kind == .corrupt && error.advice.contains(good)
        }
        let aside = try Store.setAsideCorruptDatabase(path: folder.database, now: at(7200))
        #expect(aside == folder.database + ".corrupt-20231115T001320Z")
        #expect(FileManager.default.fileExists(atPath: aside))
        #expect(try Store.restore(from: good, to: folder.database, now: at(7200)) == nil)
        #expect(try Store(path: folder.database, now: at(7200)).recentTicks(limit: 9).map(\.time) == [at(0)])
    }

    @Test("damage inside the file is found by the check")
    func damageInside() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try Store(path: folder.database, now: start)
            _ = try store.record(
                (0..<100).map { reading(at(Double($0) * 15), (0..<40).map { container("c\($0)", usage: cpu(3)) }) })
            #expect(try store.integrityCheck() == [])
        }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.database))
        let size = try file.seekToEnd()
        for page in stride(from: 8 * 4096, to: size - 4096, by: 4 * 4096) {
            try file.seek(toOffset: page)
            try file.write(contentsOf: Data(repeating: 0xa5, count: 2048))
        }
        try file.close()
        let problems: [String]
        do {
            problems = try Store(path: folder.database, now: start).integrityCheck()
        } catch {
            #expect(error.kind == .corrupt)
            return
        }
        #expect(!problems.isEmpty)
    }

    @Test("damage met by a database that is open names the newest good backup too")
    func damageWhileOpen() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.database, backups: folder.file("backups"), now: start)
        let backup = try #require(
            try store.backupIfDue(now: at(0), settings: BackupSettings(directory: folder.file("backups"))))
        let page = try store.read { db in
            try #require(try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'host'"))
        }
        _ = try store.pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        try store.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.database))
        try file.seek(toOffset: UInt64(page - 1) * 4096)
        try file.write(contentsOf: Data(repeating: 0xa5, count: 4096))
        try file.close()
        let damaged = try Store(path: folder.database, backups: folder.file("backups"), now: start)
        #expect { _ = try damaged.record(reading(at(0), [container()])) } throws: {
            guard let error = $0 as? StorageError else { return false }
            return error.kind == .corrupt && error.advice.contains(backup)
        }
    }

    @Test("a database of a newer version is refused and left alone")
    func newer() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try Store(path: folder.database, now: start)
            try store.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
        }
        #expect { _ = try Store(path: folder.database, now: start) } throws: { ($0 as? StorageError)?.kind == .newer }
        #expect(folder.names.filter { $0.contains("before-update") }.isEmpty)
    }

    @Test("an older database is backed up before it is brought up to date")
    func older() throws {
        let folder = try TemporaryFolder()
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0 before all") { try $0.execute(sql: "CREATE TABLE old (x)") }
        let pool = try DatabasePool(path: folder.database)
        try migrator.migrate(pool)
        migrator.registerMigration("1 next") { try $0.execute(sql: "DROP TABLE old") }
        try Store.migrate(pool, with: migrator, path: folder.database, now: start)
        let backup = folder.database + ".before-update-20231114T221320Z"
        let kept = try DatabaseQueue(path: backup).read { try $0.tableExists("old") }
        #expect(kept)
        #expect(try pool.read { try $0.tableExists("old") } == false)
    }

    @Test("no error text holds what a container is called")
    func discretion() throws {
        let fleet = try Fleet()
        try fleet.store.write { try $0.execute(sql: "DROP TABLE container_about") }
        #expect { try fleet.tick(at(0), [container("secret-name", labels: ["token": "hunter2"])]) } throws: {
            !"\($0)".contains("secret-name") && !"\($0)".contains("hunter2") && ($0 as? StorageError)?.kind == .other
        }
    }
}
