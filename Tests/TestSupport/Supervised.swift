import Glibc
import Synchronization

/// A shell script that runs in the background for as long as this object or this process lives: it holds the other end of the
/// script's standard input, which closes however we end.
package final class Supervised: Sendable {
    private let id: pid_t
    private let leash: Mutex<Int32?>

    /// - Parameters:
    ///   - script: starts things in the background, waits for the end of its input (`cat >/dev/null`) and cleans up.
    ///   - log: path of the file that gets what it prints.
    package init(script: String, log: String) throws {
        let (read, write) = try Spawn.pipe()
        let output = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        defer {
            close(read)
            close(output)
        }
        // Signals of the terminal go to the whole group; the script must live to clean up.
        id = try Spawn.start(["sh", "-c", "trap '' INT HUP\n" + script], input: read, output: output, errors: output)
        leash = Mutex(write)
    }

    /// Gives the script a line on its standard input.
    package func tell(_ word: String) throws {
        let line = Array((word + "\n").utf8)
        let isTold = leash.withLock { leash in leash.map { write($0, line, line.count) == line.count } ?? false }
        guard isTold else { throw ToolFailure("the script is gone and cannot be told \(word)") }
    }

    /// Lets the script clean up, and does not wait for it.
    package func release() {
        leash.withLock { leash in
            guard let end = leash else { return }
            close(end)
            leash = nil
            let id = id
            // Somebody must wait for it, or it stays as a zombie.
            try? OwnThread.start { _ = Spawn.wait(id) }
        }
    }

    deinit { release() }
}
