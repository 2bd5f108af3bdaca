internal import ArgumentParser

/// The exit codes of every command, after sysexits.h where it has a word for the case.
package enum ExitStatus: Int32, Sendable {
    case success = 0
    case partlyFailed = 1
    case usage = 64
    case configuration = 65
    case nothingReachable = 69
    case cannotWrite = 73
    case anotherTickRuns = 75
}

/// Why a command ends without having done its work: one clear sentence, and what to do where that is known.
struct CommandFailure: Error, CustomStringConvertible {
    let status: ExitStatus
    let message: String
    var advice: String?

    /// Both on one line, for a log.
    var line: String { [message, advice].compactMap(\.self).joined(separator: " ") }

    var description: String {
        guard let advice else { return message }
        return "\(message)\n  \(advice)"
    }
}

extension CommandFailure {
    /// Runs a command's work; a failure is told on standard error and becomes the exit code.
    static func reported(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch {
            throw told(error)
        }
    }

    /// The same for asynchronous work.
    static func reported(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch {
            throw told(error)
        }
    }

    /// Tells a failure on standard error.
    ///
    /// - Returns: the exit code, or the error itself where it is none of ours.
    static func told(_ error: any Error) -> any Error {
        guard let failure = CommandFailure(explaining: error) else { return error }
        StandardError.write("dockstat: \(failure)\n")
        return ExitCode(failure.status.rawValue)
    }
}
