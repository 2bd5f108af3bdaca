package import ArgumentParser
internal import DockStatModel
internal import Foundation
internal import Storage

package struct AckCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Acknowledge alerts: no more reminders, no escalation.",
        discussion: """
            Takes the numbers that `dockstat alerts` shows; --incident takes all alerts of an incident. An acknowledgement ends by \
            itself when its alert recovers. The pages show it at the next tick.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var author: AuthorOption

    @Argument(help: ArgumentHelp("Numbers of alerts.", valueName: "alert"))
    var alerts: [Int64] = []

    @Option(help: ArgumentHelp("All alerts of this incident.", valueName: "number"))
    var incident: Int64?

    @Option(help: ArgumentHelp("Why, for the others.", valueName: "text"))
    var reason = ""

    @Flag(help: "Take an acknowledgement back.")
    var undo = false

    package init() {}

    package func validate() throws {
        if alerts.isEmpty, incident == nil {
            throw ValidationError("Name an alert by its number, or an incident with --incident.")
        }
    }

    package func run() throws {
        try CommandFailure.reported {
            let session = try Session(shared)
            let now = SystemClock.now
            let store = try session.openExistingStore(now: now)
            if let incident {
                let found =
                    try undo
                    ? store.unacknowledge(incident: incident, by: who, now: now)
                    : store.acknowledge(incident: incident, by: who, reason: reason, now: now)
                try tell("Incident \(incident)", found)
            }
            for alert in alerts {
                let found =
                    try undo
                    ? store.unacknowledge(alert: alert, by: who, now: now)
                    : store.acknowledge(alert: alert, by: who, reason: reason, now: now)
                try tell("Alert \(alert)", found)
            }
        }
    }

    private func tell(_ what: String, _ found: Bool) throws {
        guard found else {
            throw CommandFailure(
                status: .usage, message: "\(what): nothing of it \(undo ? "is acknowledged" : "fires").",
                advice: "`dockstat alerts` lists what fires.")
        }
        StandardOutput.write("\(what) is \(undo ? "no longer acknowledged" : "acknowledged by \(who)").\n")
    }

    private var who: String { author.author(ProcessInfo.processInfo.environment) }
}
