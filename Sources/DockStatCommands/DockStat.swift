package import ArgumentParser
internal import Foundation

/// The command line: what every subcommand shares is in `Setup`, what a tick does in `Pipeline/Tick.swift`.
package struct DockStat: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "dockstat",
        abstract: "Watches containers and writes a status site of plain files.",
        discussion: """
            One run reads every configured Docker engine, keeps what it read in SQLite and publishes the pages that changed. \
            With no configuration it watches the engine of DOCKER_HOST, or /var/run/docker.sock, keeps ./dockstat.sqlite and \
            writes ./public.

            EXIT CODES
              0   done (a host that did not answer is a warning)
              1   a stage failed in part; the others were carried out
              64  the command line is wrong
              65  the configuration is wrong
              69  no engine could be reached
              73  something could not be written or opened
              75  another tick is running
            """,
        version: "dockstat \(Version.current)",
        groupedSubcommands: [
            CommandGroup(
                name: "The job:", subcommands: [RunCommand.self, CollectCommand.self, RenderCommand.self, WatchCommand.self]),
            CommandGroup(name: "Looking:", subcommands: [StatusCommand.self, QueryCommand.self]),
            CommandGroup(
                name: "Alerts:",
                subcommands: [
                    AlertsCommand.self, AckCommand.self, SilenceCommand.self, MaintenanceCommand.self, RulesCommand.self,
                    NotifyCommand.self, OutboxCommand.self, IncidentCommand.self,
                ]),
            CommandGroup(
                name: "Setting up:",
                subcommands: [
                    InitCommand.self, CheckConfigCommand.self, DoctorCommand.self, TemplatesCommand.self, DemoCommand.self,
                    PreviewCommand.self,
                ]),
            CommandGroup(
                name: "The site:",
                subcommands: [NoteCommand.self, ThemeCommand.self, PinCommand.self, HotkeyCommand.self]),
            CommandGroup(name: "Changing from elsewhere:", subcommands: [ServeCommand.self, KeyCommand.self, AuditCommand.self]),
            CommandGroup(name: "Engines:", subcommands: [HostCommand.self, ContainerCommand.self]),
            CommandGroup(name: "Keeping:", subcommands: [BackupCommand.self, RestoreCommand.self]),
            CommandGroup(name: "Other:", subcommands: [SimulateCommand.self, VersionCommand.self]),
        ])

    package init() {}

    /// The whole program: reads the command line, runs the command, ends the process with its exit code.
    package static func runProgram() async {
        // A peer or reader that hangs up is an error of one write, not the end of a tick.
        signal(SIGPIPE, SIG_IGN)
        await main()
    }
}
