internal import ArgumentParser
internal import DockStatModel
internal import Logging
internal import Logs

/// Where log lines go and how they look: the command line over the environment over the configuration.
enum LogSetup {
    static func logger(_ shared: SharedOptions, settings: LoggingSettings, environment: [String: String]) -> Logger {
        var options = LogOptions(
            environment: environment, level: settings.level.level, format: shared.logFormat?.format ?? settings.format.format,
            errorOutput: ErrorOutput.of())
        if let level = shared.logLevel?.level { options.level = level }
        let sink = LogSink.descriptor()
        return Logger(label: "dockstat") { label in DockStatLogHandler(label: label, options: options, sink: sink) }
    }
}

extension LoggingSettings.Level: ExpressibleByArgument {
    var level: Logger.Level {
        switch self {
        case .trace: .trace
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        case .critical: .critical
        }
    }
}

extension LoggingSettings.Format: ExpressibleByArgument {
    var format: LogOptions.Format {
        switch self {
        case .text: .text
        case .json: .json
        }
    }
}
