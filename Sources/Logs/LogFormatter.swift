import Logging
import Terminal

/// From an entry to its line.
struct LogFormatter: Sendable {
    struct Entry {
        var time: LogTime
        var level: Logger.Level
        var message: String
        var metadata: Logger.Metadata
        var file: String
        var line: UInt
    }

    let options: LogOptions
    /// As shown in brackets.
    let names: String

    /// With its line feed.
    func line(_ entry: Entry) -> String {
        let prefix = options.priorities == .journal ? "<\(Self.priority(entry.level))>" : ""
        return prefix + (options.format == .json ? json(entry) : text(entry)) + "\n"
    }

    /// `HH:MM:SS LEVEL [name] file:line — message key=value`. UTC; the journal knows the time itself.
    private func text(_ entry: Entry) -> String {
        func painted(_ text: String, _ colour: Colour) -> String { options.colours ? colour.on(text) : text }
        let file = options.fullFilePath ? entry.file : Self.fileName(entry.file)
        var line = options.priorities == .journal ? "" : painted(entry.time.clock, .magenta) + " "
        line += painted(Self.tag(entry.level), Self.colour(entry.level))
        line += " [\(painted(LogText.escaped(names), .cyan))]"
        line += " \(painted("\(LogText.escaped(file)):\(entry.line)", .blue))"
        line += " — \(LogText.escaped(entry.message))"
        for (key, value) in entry.metadata.sorted(by: { $0.key < $1.key }) {
            line += " \(LogText.key(key))=\(LogText.value(value))"
        }
        return line
    }

    private func json(_ entry: Entry) -> String {
        var fields: [String: JSONValue] = [
            "file": .string(options.fullFilePath ? entry.file : Self.fileName(entry.file)),
            "level": .string(entry.level.rawValue),
            "line": .integer(Int64(clamping: entry.line)),
            "logger": .string(names),
            "message": .string(entry.message),
            "time": .string(entry.time.iso),
        ]
        if !entry.metadata.isEmpty { fields["metadata"] = JSONValue(.dictionary(entry.metadata)) }
        return JSONValue.object(fields).compact
    }

    private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Five characters wide where the word is not longer.
    private static func tag(_ level: Logger.Level) -> String {
        let word = level == .warning ? "WARN" : level.rawValue.uppercased()
        return word + String(repeating: " ", count: max(0, 5 - word.count))
    }

    private static func colour(_ level: Logger.Level) -> Colour {
        switch level {
        case .trace, .debug: .blue
        case .info, .notice: .green
        case .warning: .yellow
        case .error, .critical: .red
        }
    }

    /// The priorities of syslog(3).
    private static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
