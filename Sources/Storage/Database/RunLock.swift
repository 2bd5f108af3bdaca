import Glibc

/// Keeps two ticks from running at once: a lock on a file beside the database, held until the process ends, however it ends.
package struct RunLock: ~Copyable, Sendable {
    package enum Failure: Error, Hashable, Sendable {
        /// Another tick runs.
        case held
        /// The lock file could not be opened; the sentence says why.
        case unusable(String)
    }

    private let descriptor: Int32

    /// Takes the lock or fails at once; never waits.
    ///
    /// - Parameter database: the path of the database; the lock is that path with `.lock` at its end. The file stays.
    package init(database: String) throws(Failure) {
        let path = database + ".lock"
        // Closed on exec: a program that DockStat starts must not hold the lock on.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw .unusable("The lock file \(path) cannot be opened: \(String(cString: strerror(errno))).")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            if reason == EWOULDBLOCK { throw .held }
            throw .unusable("The lock file \(path) cannot be locked: \(String(cString: strerror(reason))).")
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
