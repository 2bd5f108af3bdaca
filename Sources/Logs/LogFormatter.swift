import Logging

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
        let colour = Colour(isOn: options.colours)
        let file = options.fullFilePath ? entry.file : Self.fileName(entry.file)
        var line = options.priorities == .journal ? "" : colour.magenta(entry.time.clock) + " "
        line += colour.level(entry.level, Self.tag(entry.level))
        line += " [\(colour.cyan(LogText.escaped(names)))]"
        line += " \(colour.blue("\(LogText.escaped(file)):\(entry.line)"))"
        line += " — \(LogText.escaped(entry.message))"
        for (key, value) in entry.metadata.sorted(by: { $0.key < $1.key }) {
            line += " \(LogText.key(key))=\(LogText.value(value))"
        }
        return line
    }

    private func json(_ entry: Entry) -> String {
        var fields = [
            ("file", JSONText.string(options.fullFilePath ? entry.file : Self.fileName(entry.file))),
            ("level", JSONText.string(entry.level.rawValue)),
            ("line", "\(entry.line)"),
            ("logger", JSONText.string(names)),
            ("message", JSONText.string(entry.message)),
        ]
        if !entry.metadata.isEmpty { fields.append(("metadata", JSONText.object(entry.metadata))) }
        fields.append(("time", JSONText.string(entry.time.iso)))
        return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Five characters wide where the word is not longer.
    private static func tag(_ level: Logger.Level) -> String {
        let word = level == .warning ? "WARN" : level.rawValue.uppercased()
        return word + String(repeating: " ", count: max(0, 5 - word.count))
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

/// Colours of a terminal, or nothing.
private struct Colour {
    let isOn: Bool

    func magenta(_ text: String) -> String { wrapped(text, "35") }
    func cyan(_ text: String) -> String { wrapped(text, "36") }
    func blue(_ text: String) -> String { wrapped(text, "34") }

    func level(_ level: Logger.Level, _ text: String) -> String {
        switch level {
        case .trace, .debug: wrapped(text, "1;34")
        case .info, .notice: wrapped(text, "1;32")
        case .warning: wrapped(text, "1;33")
        case .error, .critical: wrapped(text, "1;31")
        }
    }

    private func wrapped(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
