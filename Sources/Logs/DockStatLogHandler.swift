package import Logging

/// A swift-log backend that writes lines as `LogOptions` ask for.
package struct DockStatLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let options: LogOptions
    private let formatter: LogFormatter
    private let now: @Sendable () -> LogTime
    private let sink: LogSink
    private let isShown: Bool

    /// - Parameters:
    ///   - label: names of nested loggers, outermost first, between dots or colons: `tick.collect`.
    ///   - now: asked once for each line.
    package init(label: String, options: LogOptions, now: @escaping @Sendable () -> LogTime = LogTime.current, sink: LogSink) {
        self.label = label
        self.options = options
        self.now = now
        self.sink = sink
        logLevel = options.level
        let names = LoggerNames(label)
        isShown = names.isShown(options)
        formatter = LogFormatter(options: options, names: names.joined(by: options.separator))
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        guard isShown else { return }
        let message = event.message.description
        if !options.ignoredMessages.isEmpty {
            let lowered = message.lowercased()
            if options.ignoredMessages.contains(where: lowered.contains) { return }
        }
        var all = metadataProvider?.get() ?? [:]
        all.merge(metadata) { _, own in own }
        all.merge(event.metadata ?? [:]) { _, own in own }
        if let error = event.error { all["error"] = "\(error)" }
        sink.write(
            formatter.line(
                LogFormatter.Entry(
                    time: now(), level: event.level, message: message, metadata: all, file: event.file, line: event.line)))
    }
}

/// The names that a label is made of.
struct LoggerNames {
    let label: String
    /// Outermost first.
    let parts: [String]

    init(_ label: String) {
        self.label = label
        parts = label.split(whereSeparator: { $0 == "." || $0 == ":" }).map(String.init)
    }

    /// Innermost first, the order that upstream's readers and filters know.
    func joined(by separator: String) -> String { parts.isEmpty ? label : parts.reversed().joined(separator: separator) }

    /// A name says something about the logger that has it and about those nested in it.
    func isShown(_ options: LogOptions) -> Bool {
        func isNamed(_ names: Set<String>) -> Bool { names.contains(label) || !names.isDisjoint(with: parts) }
        if isNamed(options.disabledLoggers) { return false }
        return options.onlyShow.isEmpty || isNamed(options.onlyShow)
    }
}
