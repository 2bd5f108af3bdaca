internal import DockStatModel
internal import Foundation
internal import Storage

extension Session {
    /// The lock of a tick of the job: at once, or not at all while another such tick has it. One of a visitor is waited for: nobody
    /// who looks often keeps the job from its ticks.
    func lockTick() async throws -> RunLock { try await lock(.tick, as: .job, LockWait.patience) }

    /// - Parameter patience: how long to wait for it.
    func lock(_ work: RunLock.Work, as rank: RunLock.Rank, _ patience: Duration) async throws -> RunLock {
        var wait = try LockWait(database: configuration.database, for: work, as: rank, patience: patience)
        while true {
            if let lock = try wait.attempt() { return lock }
            try await Task.sleep(for: LockWait.pause)
        }
    }

    /// The same on a thread that may wait.
    func lock(_ work: RunLock.Work, as rank: RunLock.Rank, patience: Duration) throws -> RunLock {
        var wait = try LockWait(database: configuration.database, for: work, as: rank, patience: patience)
        while true {
            if let lock = try wait.attempt() { return lock }
            usleep(UInt32(LockWait.pause / .microseconds(1)))
        }
    }
}

/// How long somebody waits for a lock, and when waiting has no sense.
private struct LockWait {
    /// Longer than pages take to be written, and than a host may be silent for.
    static let patience = Duration.seconds(30)
    static let pause = Duration.milliseconds(5)
    /// In which the file may still name the one before.
    private static let changeOfHands = Duration.milliseconds(50)

    private let database: String
    private let work: RunLock.Work
    private let rank: RunLock.Rank
    private let queue: LockQueue
    private let begin = ContinuousClock.now
    private let patience: Duration
    private var heldByJobSince: ContinuousClock.Instant?

    /// Makes the folder of the database.
    init(database: String, for work: RunLock.Work, as rank: RunLock.Rank, patience: Duration) throws {
        self.database = database
        self.work = work
        self.rank = rank
        self.patience = patience
        try RunLock.makeFolder(of: database)
        queue = LockQueue(database: database, for: work, as: rank)
    }

    /// - Returns: `nil`: not yet.
    /// - Throws: the failure a command ends with, where it is not worth waiting on.
    mutating func attempt() throws -> RunLock? {
        do throws(RunLock.Failure) {
            if let lock = try queue.attempt() { return lock }
        } catch {
            if case .unusable(let reason) = error { throw CommandFailure(status: .cannotWrite, message: reason) }
        }
        let now = ContinuousClock.now
        if work == .tick, rank == .job, queue.holder == .job {
            let since = heldByJobSince ?? now
            heldByJobSince = since
            if now - since > LockWait.changeOfHands { throw isHeld }
        } else {
            heldByJobSince = nil
        }
        if now - begin >= patience { throw isHeld }
        return nil
    }

    private var isHeld: CommandFailure {
        switch work {
        case .tick:
            CommandFailure(
                status: .anotherTickRuns, message: "Another tick is running on \(database).",
                advice: "It is not waited for; the next tick of the timer comes anyway.")
        case .pages:
            CommandFailure(
                status: .anotherTickRuns, message: "Another process is still writing the pages of \(database).",
                advice: "The next tick writes them anyway.")
        }
    }
}

extension RunLock {
    /// The lock of a tick without a session, or the failure a command ends with.
    static func atOnce(_ database: String) throws -> RunLock {
        var wait = try LockWait(database: database, for: .tick, as: .job, patience: .zero)
        while true {
            if let lock = try wait.attempt() { return lock }
        }
    }

    static func makeFolder(of file: String) throws {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                status: .cannotWrite,
                message: "The folder \(folder) for the database cannot be made: \(error.localizedDescription)")
        }
    }
}
