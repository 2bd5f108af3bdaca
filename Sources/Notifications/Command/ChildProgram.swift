import DockStatModel
import FoundationEssentials
import Glibc
import Synchronization

/// A program that is run to its end, or ended at its time limit: SIGTERM to its process group, then SIGKILL.
struct ChildProgram: Sendable {
    enum Ending: Hashable, Sendable {
        /// Exit code and the last line it wrote.
        case exit(Int32, output: String)
        case signal(Int32, output: String)
        case timeout
        /// It never will.
        case notStarted(String)
        /// The system had no room for it.
        case noResources(String)
    }

    /// The program's path first.
    var arguments: [String]
    var environment: [String: String]
    var input: Data
    var timeout: Duration
    /// Between SIGTERM and SIGKILL.
    var grace: Duration = .seconds(1)

    func run() async -> Ending {
        let isCancelled = Flag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isStarted = OwnThread.start { continuation.resume(returning: runBlocking { isCancelled.value }) }
                if !isStarted { continuation.resume(returning: .noResources("no thread")) }
            }
        } onCancel: {
            isCancelled.set()
        }
    }

    private func runBlocking(_ isCancelled: () -> Bool) -> Ending {
        guard let first = arguments.first, first.hasPrefix("/") else { return .notStarted("its path is not absolute") }
        guard let source = ChildSpawn.pipe() else { return .noResources(String(cString: strerror(errno))) }
        defer { close(source.read) }
        let isWritten = fill(source.write)
        close(source.write)
        guard isWritten else { return .noResources("no room for its input") }
        guard let sink = ChildSpawn.pipe() else { return .noResources(String(cString: strerror(errno))) }
        let output = OutputTail(descriptor: sink.read)
        defer { close(sink.read) }

        var id: pid_t = 0
        let failure = ChildSpawn.start(arguments, environment, input: source.read, output: sink.write, id: &id)
        close(sink.write)
        guard failure == 0 else {
            let reason = String(cString: strerror(failure))
            return [EAGAIN, ENOMEM, EMFILE, ENFILE].contains(failure) ? .noResources(reason) : .notStarted(reason)
        }
        return watch(id, output, isCancelled)
    }

    /// All of it before the program starts: what a program does not read can then neither block us nor end us with SIGPIPE.
    /// Linux' pipes hold 64 KiB, more than any message has.
    private func fill(_ descriptor: Int32) -> Bool {
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        return input.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) == $0.count }
    }

    private func watch(_ id: pid_t, _ output: OutputTail, _ isCancelled: () -> Bool) -> Ending {
        let deadline = ContinuousClock.now + timeout
        while ContinuousClock.now < deadline, !isCancelled() {
            output.read(waiting: 20)
            if ChildSpawn.hasEnded(id) {
                output.read(waiting: 0)
                return ending(ChildSpawn.reap(id), output.lastLine)
            }
        }
        kill(-id, SIGTERM)
        let end = ContinuousClock.now + grace
        while ContinuousClock.now < end, !ChildSpawn.hasEnded(id) { output.read(waiting: 20) }
        // Before it is reaped: until then the number belongs to its group, and to what it may have left running.
        kill(-id, SIGKILL)
        _ = ChildSpawn.reap(id)
        return .timeout
    }

    private func ending(_ status: Int32, _ output: String) -> Ending {
        let signal = status & 0x7f
        return signal == 0 ? .exit((status >> 8) & 0xff, output: output) : .signal(signal, output: output)
    }
}

/// Set once, seen by another thread.
private final class Flag: Sendable {
    private let state = Mutex(false)
    var value: Bool { state.withLock { $0 } }
    func set() { state.withLock { $0 = true } }
}
