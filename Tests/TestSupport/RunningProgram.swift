package import Glibc
import Synchronization

/// A program that runs in a folder of its own, with nothing of our environment but what it is given.
package final class RunningProgram: Sendable {
    package let id: pid_t
    private let exit = Mutex<Int32?>(nil)

    /// - Parameters:
    ///   - output: path of the file that gets its standard output; made anew.
    ///   - errors: the same for its standard error.
    package init(
        _ arguments: [String], environment: [String: String], folder: String, output: String = "/dev/null",
        errors: String = "/dev/null"
    ) throws {
        func opened(_ path: String, _ flags: Int32) throws -> Int32 {
            let descriptor = open(path, flags | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw ToolFailure("\(path): errno \(errno)") }
            return descriptor
        }
        let nothing = try opened("/dev/null", O_RDONLY)
        defer { close(nothing) }
        let out = try opened(output, O_WRONLY | O_CREAT | O_TRUNC)
        defer { close(out) }
        let err = try opened(errors, O_WRONLY | O_CREAT | O_TRUNC)
        defer { close(err) }
        // `env` makes the surroundings and becomes the program: the process id stays.
        let surroundings = ["env", "-i", "-C", folder] + environment.map { "\($0)=\($1)" }
        id = try Spawn.start(surroundings + arguments, input: nothing, output: out, errors: err)
    }

    package func send(_ signal: Int32) { kill(id, signal) }

    /// Waits for its end.
    ///
    /// - Returns: the exit code, or 128 and the signal.
    @discardableResult
    package func end() async throws -> Int32 { try await blocking { self.endBlocking() } }

    private func endBlocking() -> Int32 {
        exit.withLock { exit in
            if let exit { return exit }
            let code = Spawn.wait(id)
            exit = code
            return code
        }
    }
}
