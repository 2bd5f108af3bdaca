package import Foundation
import Glibc
import Synchronization

/// A program that a test starts, with the surface of Foundation's `Process`, which it stands in for: that one lets pipes of one
/// child leak into another started at the same moment, hands on a signal mask in which TERM is blocked, and its
/// `waitUntilExit` was seen to wait for ever on a thread without a run loop.
package final class ChildProcess: @unchecked Sendable {
    // Unchecked: set up by one thread before `run()`, and what comes after lies behind `state`.
    package var executableURL: URL?
    package var arguments: [String] = []
    /// `nil`: ours.
    package var environment: [String: String]?
    package var currentDirectoryURL: URL?
    /// `FileHandle`s or `Pipe`s; `nil` is ours, and nothing for the input.
    package var standardInput: Any?
    package var standardOutput: Any?
    package var standardError: Any?

    private struct State {
        var id: pid_t = 0
        /// As `waitpid` tells it; `nil` while it runs.
        var end: Int32?
    }
    private let state = Mutex(State())

    package init() {}

    package var processIdentifier: Int32 { state.withLock { $0.id } }

    package func run() throws {
        let nothing = try FileHandle(forReadingFrom: URL(filePath: "/dev/null"))
        let words = surroundings + [executableURL?.path ?? ""] + arguments
        let id = try Spawn.start(
            words, input: descriptor(standardInput, \.fileHandleForReading) ?? nothing.fileDescriptor,
            output: descriptor(standardOutput, \.fileHandleForWriting) ?? 1,
            errors: descriptor(standardError, \.fileHandleForWriting) ?? 2)
        state.withLock { $0.id = id }
        // The ends that are now the child's: without this the end of its output would never be seen.
        try (standardInput as? Pipe)?.fileHandleForReading.close()
        try (standardOutput as? Pipe)?.fileHandleForWriting.close()
        try (standardError as? Pipe)?.fileHandleForWriting.close()
    }

    /// `env` makes the surroundings and becomes the program: the process id stays.
    private var surroundings: [String] {
        var words = ["env"]
        if let environment { words += ["-i"] + environment.map { "\($0)=\($1)" } }
        if let currentDirectoryURL { words.insert(contentsOf: ["-C", currentDirectoryURL.path], at: 1) }
        return words
    }

    private func descriptor(_ stream: Any?, _ end: KeyPath<Pipe, FileHandle>) -> Int32? {
        (stream as? FileHandle)?.fileDescriptor ?? (stream as? Pipe)?[keyPath: end].fileDescriptor
    }

    package var isRunning: Bool {
        state.withLock { state in
            guard state.id > 0, state.end == nil else { return false }
            var status: Int32 = 0
            if waitpid(state.id, &status, WNOHANG) == state.id { state.end = status }
            return state.end == nil
        }
    }

    package func waitUntilExit() {
        let id = processIdentifier
        guard id > 0, state.withLock({ $0.end == nil }) else { return }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 { if errno != EINTR { return } }
        state.withLock { $0.end = status }
    }

    package enum Reason: Sendable { case exit, uncaughtSignal }

    package var terminationReason: Reason { (state.withLock { $0.end } ?? 0) & 0x7f == 0 ? .exit : .uncaughtSignal }

    /// The exit code, or the signal.
    package var terminationStatus: Int32 {
        let end = state.withLock { $0.end } ?? 0
        return end & 0x7f == 0 ? (end >> 8) & 0xff : end & 0x7f
    }

    package func send(_ signal: Int32) { kill(processIdentifier, signal) }

    /// Waits for its end without keeping a thread of the tasks' from its work.
    ///
    /// - Returns: the exit code, or 128 and the signal.
    @discardableResult
    package func end() async throws -> Int32 {
        try await blocking { self.waitUntilExit() }
        return terminationReason == .exit ? terminationStatus : 128 + terminationStatus
    }
}
