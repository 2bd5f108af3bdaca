package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Terminal

package struct ContainerCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "container",
        abstract: "Start, stop and remove containers of hosts that allow it.",
        discussion: """
            Only where the configuration file says `actions: true` for the host. The engine is read again before the command \
            ends, so that the pages show what came of it.
            """,
        subcommands: [
            Act<ContainerVerbs.Start>.self, End<ContainerVerbs.Stop>.self, End<ContainerVerbs.Restart>.self,
            Act<ContainerVerbs.Pause>.self, Act<ContainerVerbs.Unpause>.self, Act<ContainerVerbs.Kill>.self, Remove.self,
        ])

    package init() {}

    /// Those that take nothing but a container.
    struct Act<Verb: ContainerVerb>: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: Verb.action.rawValue, abstract: Verb.action.abstract)
        }

        @OptionGroup var target: ContainerTarget

        func run() async throws { try await target.perform(Verb.self) { _ in } }
    }

    /// Those that have a process end.
    struct End<Verb: ContainerVerb>: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: Verb.action.rawValue, abstract: Verb.action.abstract)
        }

        @OptionGroup var target: ContainerTarget

        @Option(
            help: ArgumentHelp("How long it has before it is killed; without it, as the container says.", valueName: "length"))
        var timeout: DurationArgument?

        func run() async throws { try await target.perform(Verb.self) { $0.timeout = timeout?.duration } }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: ContainerAction.remove.rawValue, abstract: ContainerAction.remove.abstract)

        @OptionGroup var target: ContainerTarget

        @Flag(help: "Also one that runs: it is killed.")
        var force = false

        func run() async throws { try await target.perform(ContainerVerbs.Remove.self) { $0.force = force } }
    }
}

struct ContainerTarget: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var author: AuthorOption

    @Argument(help: ArgumentHelp("The container, as HOST/NAME.", valueName: "host/container"))
    var container: String

    private var parts: [String] { container.split(separator: "/", maxSplits: 1).map(String.init) }

    func validate() throws {
        if parts.count != 2 { throw ValidationError("\(container) is not of the form HOST/NAME.") }
    }

    func perform<Verb: ContainerVerb>(_ verb: Verb.Type, _ adjust: (inout ContainerDeed<Verb>) -> Void) async throws {
        var deed = ContainerDeed<Verb>(host: parts[0], name: parts[1])
        adjust(&deed)
        let asked = deed
        try await CommandFailure.reported {
            let changed = try await Session(shared).perform(
                asked, by: author, advice: "`dockstat status` lists the containers, `dockstat host list` what hosts allow.")
            let message = changed.outcome?.message ?? "\(asked.name) is \(Verb.action.done)."
            StandardOutput.write(TerminalText.safe(message) + "\n")
        }
    }
}

extension ContainerAction {
    fileprivate var abstract: String {
        switch self {
        case .start: "Start a container that does not run."
        case .stop: "Ask a container to end, and kill it where it does not. No alert is about it."
        case .restart: "Stop a container and start it again."
        case .pause: "Freeze a container's processes."
        case .unpause: "Let a paused container go on."
        case .kill: "Kill a container at once. Unlike a stop this counts as a failure."
        case .remove: "Remove a container, its logs and what it wrote outside of volumes."
        }
    }
}
