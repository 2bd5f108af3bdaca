import Glibc
import Synchronization

/// Keeps two processes from doing the same at once: a lock on a file beside the database, held until `release()` or until the
/// process ends, however it ends.
package final class RunLock: Sendable {
    /// What one process at a time does.
    package enum Work: Sendable {
        /// Reading the engines and recording what they say: `<database>.lock`.
        case tick
        /// Writing the pages: `<database>.pages.lock`.
        case pages

        fileprivate var ending: String {
            switch self {
            case .tick: ".lock"
            case .pages: ".pages.lock"
            }
        }
    }

    /// Who comes first where several want it.
    package enum Rank: UInt8, Sendable {
        /// The job: nobody else begins while it waits.
        case job = 106
        /// What somebody asked for meanwhile.
        case visitor = 118
    }

    package enum Failure: Error, Hashable, Sendable {
        /// Another process has it.
        case held
        /// The lock file could not be opened; the sentence says why.
        case unusable(String)
    }

    /// `nil` once released.
    private let descriptor: Mutex<Int32?>

    fileprivate init(descriptor: Int32) { self.descriptor = Mutex(descriptor) }

    /// Takes the lock or fails at once; never waits.
    ///
    /// - Parameter database: its path. The file of the lock stays.
    package convenience init(database: String, for work: Work = .tick, as rank: Rank = .job) throws(Failure) {
        guard let descriptor = try LockQueue(database: database, for: work, as: rank).attemptDescriptor() else { throw .held }
        self.init(descriptor: descriptor)
    }

    deinit { release() }

    package func release() {
        descriptor.withLock { unlock(&$0) }
    }
}

/// Closing alone would leave it locked while a child that is just being started holds a copy.
private func unlock(_ descriptor: inout Int32?) {
    if let open = descriptor {
        flock(open, LOCK_UN)
        close(open)
    }
    descriptor = nil
}

/// Waiting for a `RunLock`: asks again and again, with pauses that are the caller's.
///
/// `flock` hands a lock to whoever asks first after it is free, and a process that takes it again and again would keep others from
/// it. So the job marks that it waits by a lock on a second file, `<lock>.next`, and visitors stand back while it does.
package final class LockQueue: Sendable {
    private let path: String
    private let rank: RunLock.Rank
    /// Of the job while it waits.
    private let mark = Mutex<Int32?>(nil)

    package init(database: String, for work: RunLock.Work, as rank: RunLock.Rank) {
        path = database + work.ending
        self.rank = rank
    }

    deinit { unmark() }

    /// - Returns: `nil` where another has it, or goes first.
    package func attempt() throws(RunLock.Failure) -> RunLock? { try attemptDescriptor().map(RunLock.init(descriptor:)) }

    fileprivate func attemptDescriptor() throws(RunLock.Failure) -> Int32? {
        if rank == .visitor, try someoneGoesFirst() { return nil }
        guard let descriptor = try LockQueue.take(path, LOCK_EX) else {
            if rank == .job { try markWaiting() }
            return nil
        }
        // Who has it, for those who wait.
        var rank = rank.rawValue
        pwrite(descriptor, &rank, 1, 0)
        unmark()
        return descriptor
    }

    /// Who had it last: in the moment in which it changes hands, the one before.
    package var holder: RunLock.Rank? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var rank: UInt8 = 0
        return pread(descriptor, &rank, 1, 0) == 1 ? RunLock.Rank(rawValue: rank) : nil
    }

    private func someoneGoesFirst() throws(RunLock.Failure) -> Bool {
        guard let descriptor = try LockQueue.take(path + ".next", LOCK_SH) else { return true }
        close(descriptor)
        return false
    }

    /// Another of the job may wait as well: one mark is enough.
    private func markWaiting() throws(RunLock.Failure) {
        guard mark.withLock({ $0 == nil }), let descriptor = try LockQueue.take(path + ".next", LOCK_EX) else { return }
        mark.withLock { $0 = descriptor }
    }

    private func unmark() {
        mark.withLock { unlock(&$0) }
    }

    /// - Returns: an open file that is locked; `nil` where another has it.
    private static func take(_ path: String, _ kind: Int32) throws(RunLock.Failure) -> Int32? {
        // Closed on exec: a program that DockStat starts must not hold the lock on.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw .unusable("The lock file \(path) cannot be opened: \(String(cString: strerror(errno))).")
        }
        guard flock(descriptor, kind | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            if reason == EWOULDBLOCK { return nil }
            throw .unusable("The lock file \(path) cannot be locked: \(String(cString: strerror(reason))).")
        }
        return descriptor
    }
}
