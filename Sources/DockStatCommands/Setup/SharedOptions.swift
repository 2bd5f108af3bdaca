internal import ArgumentParser
internal import DockStatModel

/// The options that every command with a configuration takes.
package struct SharedOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The configuration file.",
            discussion: "Without it: $DOCKSTAT_CONFIG, ./dockstat.yaml, /etc/dockstat/dockstat.yaml; none of them is fine too.",
            valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The SQLite database, instead of the configured one.", valueName: "file"))
    var database: String?

    @Option(name: .long, help: ArgumentHelp("How log lines look on standard error: text or json.", valueName: "format"))
    var logFormat: LoggingSettings.Format?

    @Option(name: .long, help: ArgumentHelp("trace, debug, info, notice, warning, error or critical.", valueName: "level"))
    var logLevel: LoggingSettings.Level?

    package init() {}
}

extension SharedOptions {
    /// As the companion's command line takes them.
    var arguments: [String] {
        var arguments: [String] = []
        for (name, value) in [
            ("--config", config), ("--database", database), ("--log-format", logFormat?.rawValue),
            ("--log-level", logLevel?.rawValue),
        ] {
            if let value { arguments += [name, value] }
        }
        return arguments
    }
}

/// For the commands that write the site.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that receives the site, instead of the configured one.", valueName: "folder"))
    var output: String?
}
