internal import Alerting
package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Storage
internal import Terminal

package struct MaintenanceCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "maintenance",
        abstract: "Announced windows in which nothing is sent and nothing counts against uptime.",
        discussion: "Windows that repeat belong into the configuration, under `maintenance`.",
        subcommands: [Add.self, List.self, Remove.self])

    package init() {}

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Announce a window that happens once.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var matching: MatcherOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("How the window is called; unique.", valueName: "name"))
        var name: String

        @Option(help: ArgumentHelp("When it begins; without it, now.", valueName: "2026-12-01T22:00"))
        var from: String?

        @Option(name: .customLong("for"), help: ArgumentHelp("How long.", valueName: "length"))
        var length: DurationArgument

        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var reason = ""

        @Flag(help: "Tell which alerts and containers it means just now, and announce nothing.")
        var dryRun = false

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                let begin = try from.map { try session.moment($0) } ?? now
                guard begin + length.duration > now else {
                    throw CommandFailure(status: .usage, message: "That window is over already.")
                }
                let taken = Set(session.configuration.maintenance.map(\.name))
                let window = AddMaintenance(name, matching.matcher, from: begin, for: length.duration, reason: reason)
                guard !taken.contains(name) else {
                    throw CommandFailure(
                        status: .usage, message: "There is a maintenance window \(TerminalText.safe(name)) already.")
                }
                if dryRun { return StandardOutput.write(try session.preview(matching.matcher, now: now)) }
                try session.perform(window, by: author)
                StandardOutput.write(
                    "\(TerminalText.safe(name)): from \(session.clockText(begin)) to \(session.clockText(begin + length.duration)), "
                        + "\(matching.matcher.isEmpty ? "everything" : TerminalText.safe(matching.matcher.words)).\n")
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All windows with their running or next occurrence.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                let ours = try session.openExistingStore(now: now).alertPages(now: now).pages.maintenance
                let windows = session.configuration.maintenance + ours
                let occurrences = MaintenanceCalendar(windows).occurrences(in: now - .days(1)..<now + .days(60))
                StandardOutput.write(
                    SilenceTable.render(
                        windows, occurrences: occurrences, ours: Set(ours.map(\.name)), now: now,
                        colour: StandardOutput.usesColour, width: StandardOutput.width, time: session.clockText))
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take out a window that was added with this command.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its name.", valueName: "name"))
        var name: String

        func run() throws {
            try CommandFailure.reported {
                try Session(shared).perform(
                    RemoveMaintenance(name), by: author, advice: "`dockstat maintenance list` tells which is which.")
                StandardOutput.write("\(TerminalText.safe(name)) is taken out.\n")
            }
        }
    }
}
