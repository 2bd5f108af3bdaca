package import ArgumentParser
internal import DockStatModel
internal import Operations
internal import SiteGenerator
internal import Storage
internal import Terminal

package struct SilenceCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "silence",
        abstract: "Keep messages from being sent for a time; the pages go on showing everything.",
        subcommands: [Add.self, List.self, Expire.self])

    package init() {}

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Silence what matches, from now on.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var matching: MatcherOptions
        @OptionGroup var author: AuthorOption

        @Option(name: .customLong("for"), help: ArgumentHelp("How long.", valueName: "length"))
        var length: DurationArgument

        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var reason = ""

        @Flag(help: "Needed where nothing is named: everything falls silent.")
        var everything = false

        func validate() throws {
            if matching.matcher.isEmpty != everything {
                throw ValidationError(
                    everything
                        ? "--everything goes with no other matcher."
                        : "Name what falls silent (--host, --container, --stack, --rule, --label), or say --everything.")
            }
        }

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                let end = now + length.duration
                let changed = try session.perform(
                    AddSilence(matching.matcher, for: length.duration, reason: reason), by: author)
                let pages = try session.openExistingStore(now: now).alertPages(now: now).pages
                let count = pages.alerts.count { $0.phase.isActive && matching.matcher.matches($0.facts) }
                StandardOutput.write(
                    "S\(changed.subject.dropFirst()) holds until \(session.clockText(end)). Just now it covers \(count) firing "
                        + "\(count == 1 ? "alert" : "alerts").\n")
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The silences that are not over.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                let silences = try session.openExistingStore(now: now).alertPages(now: now).pages.silences
                StandardOutput.write(
                    SilenceTable.render(
                        silences, now: now, colour: StandardOutput.usesColour, width: StandardOutput.width,
                        time: session.clockText))
            }
        }
    }

    struct Expire: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a silence now.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var author: AuthorOption

        @Argument(help: ArgumentHelp("Its number.", valueName: "silence"))
        var id: Int64

        func run() throws {
            try CommandFailure.reported {
                try Session(shared).perform(ExpireSilence(id), by: author, advice: "`dockstat silence list` lists them.")
                StandardOutput.write("Silence \(id) is over.\n")
            }
        }
    }
}
