package import ArgumentParser
internal import DockStatModel
internal import Storage
internal import Terminal

package struct StatusCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "What the last tick saw, as a table like that of `docker stats`.",
        discussion: "Reads the database only. --live reads the engines first and keeps what they said.")

    enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, csv }

    @OptionGroup var shared: SharedOptions

    @Option(help: "table, json or csv.")
    var format = Format.table

    @Option(help: ArgumentHelp("Only hosts whose name matches; * and ? are wildcards.", valueName: "glob"))
    var host: String?

    @Option(
        help: ArgumentHelp(
            "Only containers whose name, image or compose project matches; or one of up, degraded, down, paused, stopped, unknown.",
            valueName: "glob"))
    var filter: String?

    @Flag(help: "Read the engines first.")
    var live = false

    package init() {}

    package func run() async throws {
        try await CommandFailure.reported {
            var session = try Session(shared)
            if live { session.log(try await session.tick(.none)) }
            let now = SystemClock.now
            let store = try session.openExistingStore(now: now)
            session = try session.with(store)
            var hosts = try store.hostStatuses(configured: session.configuration.hosts, now: now)
            var containers = try store.containerStatuses(configured: session.configuration.hosts, now: now)
            if let glob = host.map(Glob.init) {
                hosts = hosts.filter { glob.matches($0.name) }
                containers = containers.filter { glob.matches($0.identity.host) }
            }
            if let filter { containers = containers.filter { $0.matches(filter) } }
            switch format {
            case .table:
                StandardOutput.write(
                    StatusTable.render(
                        hosts: hosts, containers: containers, now: now, colour: StandardOutput.usesColour,
                        width: StandardOutput.width))
            case .json: StandardOutput.write(StatusExport.json(hosts: hosts, containers: containers, now: now))
            case .csv: StandardOutput.write(StatusExport.csv(containers: containers))
            }
        }
    }
}

extension ContainerStatus {
    /// Whether `--filter` lets it through: a service state by its word, else a glob over name, image and compose project.
    func matches(_ filter: String) -> Bool {
        if let state = ServiceState(rawValue: filter) { return service == state }
        let glob = Glob(filter)
        return glob.matches(name) || glob.matches(image) || composeProject.map(glob.matches) ?? false
    }
}
