package import ArgumentParser
internal import Operations

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
            for target in (incident.map { [.incident($0)] } ?? []) + alerts.map(AcknowledgeAlerts.Target.alert) {
                if undo {
                    try session.perform(UnacknowledgeAlerts(target), by: author, advice: advice)
                } else {
                    try session.perform(AcknowledgeAlerts(target, reason: reason), by: author, advice: advice)
                }
                StandardOutput.write(
                    "\(target.title) is \(undo ? "no longer acknowledged" : "acknowledged by \(author.author.name)").\n")
            }
        }
    }

    private var advice: String { "`dockstat alerts` lists what fires." }
}
