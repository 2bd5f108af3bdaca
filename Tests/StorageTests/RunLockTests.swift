import Testing

@testable import Storage

struct RunLockTests {
    @Test("a second tick is refused at once, and let in when the first is gone")
    func sameProcess() throws {
        let folder = try TemporaryFolder()
        do {
            let first = try RunLock(database: folder.database)
            #expect(throws: RunLock.Failure.held) { _ = try RunLock(database: folder.database) }
            withExtendedLifetime(first) {}
        }
        _ = try RunLock(database: folder.database)
    }

    @Test("the lock of a killed process is free")
    func otherProcess() throws {
        let folder = try TemporaryFolder()
        let other = try WriterProcess(["lock", folder.database])
        #expect(other.line() == "held")
        #expect(throws: RunLock.Failure.held) { _ = try RunLock(database: folder.database) }
        other.kill()
        _ = try RunLock(database: folder.database)
    }

    @Test("a folder that is missing is told as such")
    func unusable() {
        #expect { _ = try RunLock(database: "/nowhere/at/all") } throws: {
            if case RunLock.Failure.unusable(let text) = $0 { text.contains("/nowhere/at/all.lock") } else { false }
        }
    }
}
