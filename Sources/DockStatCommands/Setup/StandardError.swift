internal import Foundation
internal import Terminal

/// Sentences for the person at the terminal; log lines go through swift-log.
enum StandardError {
    static func write(_ text: String) { writeAll(text, to: STDERR_FILENO) }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static var width: Int { TerminalSize.columns(of: STDERR_FILENO) ?? 80 }
}

enum StandardOutput {
    static func write(_ text: String) { writeAll(text, to: STDOUT_FILENO) }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Cells; `nil` where it is no terminal, so that nothing is cut in files and pipes.
    static var width: Int? { TerminalSize.columns(of: STDOUT_FILENO) }

    /// Colour is for terminals whose owner did not decline it (no-color.org).
    static var usesColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
}

/// A reader that went away ends the process as SIGPIPE would.
private func writeAll(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 {
            if errno == EINTR { continue }
            if errno == EPIPE { exit(128 + SIGPIPE) }
            return
        }
        rest = rest.dropFirst(written)
    }
}
