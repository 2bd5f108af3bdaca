package import Logging

/// What is told and how: the switches of the environment over the choices of the configuration.
package struct LogOptions: Sendable, Equatable {
    package enum Format: String, Sendable, CaseIterable {
        case text, json
    }

    package enum Priorities: Sendable {
        /// Standard error is the journal: every line begins with its syslog priority, such as `<6>`, and carries no time.
        case journal
        case none
    }

    package var level: Logger.Level
    package var format: Format
    package var priorities: Priorities
    package var colours: Bool
    /// Names of loggers that tell nothing: a whole label, or any part of one.
    package var disabledLoggers: Set<String> = []
    /// Where not empty, only these loggers tell something.
    package var onlyShow: Set<String> = []
    /// Messages that hold one of these, in any case of letters, are left out.
    package var ignoredMessages: [String] = []
    /// Whether the whole path of the source file is told, not its name alone.
    package var fullFilePath = false
    /// What stands between the names of nested loggers, innermost first: `[poll:collect]`.
    package var separator = ":"

    /// - Parameters:
    ///   - environment: the `DOCKSTAT_LOGGER_…` switches, `NO_COLOR`, `TERM`, `JOURNAL_STREAM`.
    ///   - level: what holds where `DOCKSTAT_LOGGER_LEVEL` is not set.
    ///   - errorOutput: what standard error is; `nil` where that cannot be told.
    package init(environment: [String: String], level: Logger.Level, format: Format, errorOutput: ErrorOutput?) {
        self.level = Self.level(environment["DOCKSTAT_LOGGER_LEVEL"] ?? "") ?? level
        self.format = format
        priorities = Self.isJournal(environment, errorOutput) ? .journal : .none
        let noColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        colours = errorOutput?.isTerminal == true && !noColour && environment["TERM"] != "dumb" && format == .text
        disabledLoggers = Set(Self.list(environment["DOCKSTAT_LOGGER_DISABLED_LOGGERS"]))
        onlyShow = Set(Self.list(environment["DOCKSTAT_LOGGER_ONLY_SHOW"]))
        ignoredMessages = Self.list(environment["DOCKSTAT_LOGGER_IGNORE_MESSAGES"]).map { $0.lowercased() }
        fullFilePath = environment["DOCKSTAT_LOGGER_FULL_FILE_PATH"]?.lowercased() == "true"
        // The second spelling is upstream's own; the right one wins.
        for name in ["DOCKSTAT_LOGGER_SEPARATOR", "DOCKSTAT_LOGGER_SEPERATOR"] {
            if let separator = environment[name], !separator.isEmpty {
                self.separator = separator
                break
            }
        }
    }

    /// Reads a level by its name; upstream's `warn` is `warning`.
    ///
    /// - Returns: `nil` where there is no such level.
    package static func level(_ text: String) -> Logger.Level? {
        let name = text.lowercased()
        return name == "warn" ? .warning : Logger.Level(rawValue: name)
    }

    /// Entries between commas, without blanks around them and without empty ones.
    static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").compactMap { entry in
            let trimmed = entry.drop(while: \.isWhitespace)
            guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
            return String(trimmed[...last])
        }
    }

    /// systemd names device and inode of its stream in `JOURNAL_STREAM`; the variable is inherited by what a person starts
    /// from such a service, so it counts only where it names this very standard error.
    static func isJournal(_ environment: [String: String], _ errorOutput: ErrorOutput?) -> Bool {
        guard let named = environment["JOURNAL_STREAM"], let errorOutput else { return false }
        return named == "\(errorOutput.device):\(errorOutput.inode)"
    }
}
