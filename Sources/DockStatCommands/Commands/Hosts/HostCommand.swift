package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Settings
internal import Storage
internal import Terminal

package struct HostCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "host",
        abstract: "Engines that are read besides those of the configuration file.",
        discussion: """
            What is added here is kept in the database and read from the next tick on. A host of the configuration file is edited \
            and taken out there; paused and resumed is either here.
            """,
        subcommands: [List.self, Add.self, Edit.self, Remove.self, Test.self, Pause.self, Resume.self])

    package init() {}

    static let advice = "`dockstat host list` lists them."

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All hosts, and where each comes from.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let file = try Session(shared)
                let now = SystemClock.now
                let kept = try file.openExistingStore(now: now).kept()
                let configuration = file.configuration.with(kept)
                let revisions = Dictionary(kept.filter { $0.kind == .host }.map { ($0.name, $0.revision) }) { first, _ in first }
                var rows = configuration.hosts.map { host -> [Table.Cell] in
                    [
                        Table.Cell(host.name), Table.Cell(host.engine.text), host.isKept ? "added here" : "configuration file",
                        host.pausedSince.map { Table.Cell("paused for \(HumanText.duration(now - $0))", .yellow) } ?? "read",
                        host.actions ? "yes" : "no", Table.Cell(revisions[host.name] ?? "", .grey),
                    ]
                }
                rows += configuration.unread(kept).map { host in
                    let state: Table.Cell =
                        switch host.reason {
                        case .nameInFile: Table.Cell("not read: the file has one of that name", .yellow)
                        case .otherVersion: Table.Cell("not read: written by another version", .yellow)
                        }
                    return [
                        Table.Cell(host.name), "", "added here", state, "no", Table.Cell(revisions[host.name] ?? "", .grey),
                    ]
                }
                let table = Table(
                    columns: [
                        Table.Column("NAME", canShrink: true), Table.Column("ENGINE", canShrink: true), Table.Column("FROM"),
                        Table.Column("STATE"), Table.Column("ACTIONS", dropOrder: 1), Table.Column("REVISION", dropOrder: 2),
                    ], rows: rows)
                StandardOutput.write(table.render(width: StandardOutput.width, colour: StandardOutput.usesColour))
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have one more engine read.", discussion: "`dockstat host test` tries it first.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var options: HostOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("How the host is called; unique.", valueName: "name"))
        var name: String

        @Argument(help: ArgumentHelp("unix:///path or tcp://host:port.", valueName: "engine"))
        var engine: String

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let host = options.fields.applied(to: HostText(name: name, engine: engine))
                try session.perform(AddHost(host, hostsOfFile: session.hostsOfFile), by: author, advice: HostCommand.advice)
                StandardOutput.write("\(TerminalText.safe(name)) is read from the next tick on.\n")
            }
        }
    }

    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a host that was added here.", discussion: "What is not named stays as it is.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var options: HostOptions
        @OptionGroup var revision: RevisionOption
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its name.", valueName: "name"))
        var name: String

        @Option(help: ArgumentHelp("unix:///path or tcp://host:port.", valueName: "address"))
        var engine: String?

        @Flag(help: "Without TLS from now on.")
        var plain = false

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                var fields = options.fields
                fields.engine = engine
                fields.isPlain = plain
                try session.perform(
                    EditHost(name, fields, revision: revision.revision, hostsOfFile: session.hostsOfFile), by: author,
                    advice: HostCommand.advice)
                StandardOutput.write("\(TerminalText.safe(name)) is changed from the next tick on.\n")
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take out a host that was added here.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var revision: RevisionOption
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its name.", valueName: "name"))
        var name: String

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                try session.perform(
                    RemoveHost(name, revision: revision.revision, hostsOfFile: session.hostsOfFile), by: author,
                    advice: HostCommand.advice)
                StandardOutput.write("\(TerminalText.safe(name)) is taken out.\n")
            }
        }
    }

    struct Pause: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Leave a host alone: its containers are unknown, and no alert is about it.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its name.", valueName: "name"))
        var name: String

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                try session.perform(PauseHost(name, hostsOfFile: session.hostsOfFile), by: author, advice: HostCommand.advice)
                StandardOutput.write("\(TerminalText.safe(name)) is not monitored any more.\n")
            }
        }
    }

    struct Resume: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Read a host again that was paused.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its name.", valueName: "name"))
        var name: String

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                try session.perform(ResumeHost(name, hostsOfFile: session.hostsOfFile), by: author, advice: HostCommand.advice)
                StandardOutput.write("\(TerminalText.safe(name)) is monitored from the next tick on.\n")
            }
        }
    }
}

extension Session {
    /// Names of hosts that the file or the environment gives.
    var hostsOfFile: Set<String> { Set(configuration.hosts.map(\.name)) }
}
