import DockStatModel
import Foundation
import Testing

@testable import Storage

struct BackupTests {
    @Test("hourly backups keep the last ten and leave foreign files alone")
    func schedule() throws {
        let fleet = try Fleet()
        let settings = BackupSettings(directory: fleet.folder.file("a/backups"))
        var made = 0
        for minute in stride(from: 0, to: 15 * 60, by: 20) {
            if try fleet.store.backupIfDue(now: start + .minutes(minute), settings: settings) != nil { made += 1 }
            if minute == 0 {
                let foreign = URL(fileURLWithPath: settings.directory + "/dockstat-notes.sqlite")
                try Data("mine".utf8).write(to: foreign)
            }
        }
        #expect(made == 15)
        let names = try FileManager.default.contentsOfDirectory(atPath: settings.directory).sorted()
        #expect(names.count == 11 && names.contains("dockstat-notes.sqlite"))
        #expect(names.first == "dockstat-20231115T031320Z.sqlite")
        #expect(try fleet.store.lastBackup() == start + .hours(14))
        var off = settings
        off.every = .zero
        #expect(try fleet.store.backupIfDue(now: start + .days(9), settings: off) == nil)
    }

    @Test("a restored backup is the database it was made from, and the former one is kept")
    func restore() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try Store(path: folder.database, now: start)
            _ = try store.record(reading(at(0), [container()]))
            try store.setMeta("demo", to: "yes")
            try store.backup(to: folder.file("copy.sqlite"), now: at(1))
            _ = try store.record(reading(at(15), [container()]))
        }
        let aside = try Store.restore(from: folder.file("copy.sqlite"), to: folder.database, now: at(60))
        let store = try Store(path: folder.database, now: at(60))
        #expect(try store.recentTicks(limit: 9).map(\.time) == [at(0)])
        #expect(try store.meta("demo") == "yes")
        let former = try Store(path: try #require(aside), now: at(60))
        #expect(try former.recentTicks(limit: 9).map(\.time) == [at(15), at(0)])
        #expect(!folder.names.contains { $0.contains("partial") || $0.contains("restoring") })
    }

    @Test("a backup that is missing, no database, or of something else is refused and changes nothing")
    func unusable() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        try Data("not a database at all".utf8).write(to: URL(fileURLWithPath: fleet.folder.file("text")))
        try Data().write(to: URL(fileURLWithPath: fleet.folder.file("empty")))
        for name in ["none", "text", "empty"] {
            #expect { _ = try Store.restore(from: fleet.folder.file(name), to: fleet.folder.database, now: at(1)) } throws: {
                ($0 as? StorageError)?.kind == .unusableBackup
            }
        }
        #expect(try fleet.store.recentTicks(limit: 9).count == 1)
        #expect(!fleet.folder.names.contains { $0.contains("before-restore") })
    }
}
