package import ArgumentParser
internal import DockStatModel
internal import Storage
internal import Terminal

package struct AlertsCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "What fires, with the number to acknowledge it by.",
        discussion: "Exits with 1 where an alert fires that is neither acknowledged nor muted, so that scripts can ask.")

    @OptionGroup var shared: SharedOptions

    @Flag(help: "Those that are over or merely pending too.")
    var all = false

    @Option(help: "table or json.")
    var format = ListFormat.table

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            let session = try Session(shared)
            let now = SystemClock.now
            let store = try session.openExistingStore(now: now)
            let alerts = try store.alertPages(now: now).pages.alerts.filter { all || $0.phase.isActive }
            switch format {
            case .table:
                StandardOutput.write(
                    AlertTable.render(
                        alerts, now: now, colour: StandardOutput.usesColour, width: StandardOutput.width))
            case .json: StandardOutput.write(AlertTable.json(alerts, now: now))
            }
            let isOpen = alerts.contains { $0.phase.isActive && $0.acknowledgement == nil && $0.mutedBy == nil }
            if isOpen { throw ExitCode(ExitStatus.partlyFailed.rawValue) }
        }
    }
}
