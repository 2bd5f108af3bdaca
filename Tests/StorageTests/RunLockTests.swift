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

    @Test("ticks and pages have locks of their own")
    func works() throws {
        let folder = try TemporaryFolder()
        let tick = try RunLock(database: folder.database, for: .tick)
        let pages = try RunLock(database: folder.database, for: .pages)
        #expect(throws: RunLock.Failure.held) { _ = try RunLock(database: folder.database, for: .pages) }
        withExtendedLifetime((tick, pages)) {}
    }

    @Test("while the job waits no visitor begins, however often it asks; once the job has had its turn it may")
    func ranks() throws {
        let folder = try TemporaryFolder()
        let job = LockQueue(database: folder.database, for: .pages, as: .job)
        let visitor = LockQueue(database: folder.database, for: .pages, as: .visitor)
        let held = try #require(try visitor.attempt())
        #expect(visitor.holder == .visitor)
        #expect(try job.attempt() == nil)
        held.release()
        // It would be free, and somebody else is first.
        #expect(try visitor.attempt() == nil)
        let turn = try #require(try job.attempt())
        #expect(visitor.holder == .job)
        #expect(try visitor.attempt() == nil)
        turn.release()
        #expect(try visitor.attempt() != nil)
    }

    @Test("a job that gives up waiting, or dies, holds no visitor back")
    func givesUp() throws {
        let folder = try TemporaryFolder()
        let held = try #require(try LockQueue(database: folder.database, for: .tick, as: .visitor).attempt())
        do {
            let job = LockQueue(database: folder.database, for: .tick, as: .job)
            #expect(try job.attempt() == nil)
        }
        held.release()
        #expect(try LockQueue(database: folder.database, for: .tick, as: .visitor).attempt() != nil)
    }
}
