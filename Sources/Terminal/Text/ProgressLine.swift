/// One line on a terminal that says how far something is; only drawn once it has taken a second.
///
/// A value without clock or output: the caller passes the time and writes what it gets to standard error, if that is a terminal.
package struct ProgressLine: Sendable {
    package static let patience = Duration.seconds(1)
    /// Redrawn at most so often.
    package static let pace = Duration.milliseconds(100)

    private var drawnAt: Duration?

    package init() {}

    /// - Parameters:
    ///   - elapsed: since the work began.
    ///   - total: `nil` where nobody knows.
    ///   - width: columns of the terminal.
    /// - Returns: what to write; `nil` where it is not time to.
    package mutating func update(_ label: String, done: Int, total: Int?, elapsed: Duration, width: Int) -> String? {
        guard elapsed >= Self.patience else { return nil }
        if let drawnAt, elapsed - drawnAt < Self.pace { return nil }
        drawnAt = elapsed
        let time = HumanText.duration(.seconds(elapsed.components.seconds))
        var line = "\(TerminalText.safe(label)) "
        if let total, total > 0 {
            let share = min(max(Double(done) / Double(total), 0), 1)
            let full = Int(share * 20)
            line += "\(String(repeating: "█", count: full))\(String(repeating: "░", count: 20 - full)) \(done)/\(total) "
        } else {
            line += "\(done) "
        }
        // The last column stays free: some terminals wrap when it is filled.
        return "\r\u{1B}[K" + TerminalText.truncated(line + time, to: max(1, width - 1))
    }

    /// - Returns: what wipes the line away; `nil` where none was drawn.
    package mutating func finish() -> String? {
        guard drawnAt != nil else { return nil }
        drawnAt = nil
        return "\r\u{1B}[K"
    }
}
