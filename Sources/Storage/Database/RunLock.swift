import Glibc
import Synchronization

/// Keeps two ticks from running at once: a lock on a file beside the database, held until `release()` or until the process
/// ends, however it ends.
package final class RunLock: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        /// Another tick runs.
        case held
        /// The lock file could not be opened; the sentence says why.
        case unusable(String)
    }

    /// `nil` once released.
    private let descriptor: Mutex<Int32?>

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
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    package func release() {
        descriptor.withLock { held in
            if let open = held {
                // Closing alone would leave it locked while a child that is just being started holds a copy.
                flock(open, LOCK_UN)
                close(open)
            }
            held = nil
        }
    }
}
