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
        static let configuration = CommandConfiguration(abstract: "Silence what matches, from now on or from a moment to come.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var matching: MatcherOptions
        @OptionGroup var author: AuthorOption

        @Option(help: ArgumentHelp("When it begins; without it, now.", valueName: "2026-12-01T22:00"))
        var from: String?

        @Option(name: .customLong("for"), help: ArgumentHelp("How long.", valueName: "length"))
        var length: DurationArgument?

        @Option(help: ArgumentHelp("When it ends, in place of how long.", valueName: "2026-12-02T01:00"))
        var until: String?

        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var reason = ""

        @Flag(help: "Needed where nothing is named: everything falls silent.")
        var everything = false

        @Flag(help: "Tell which alerts and containers it means just now, and silence nothing.")
        var dryRun = false

        func validate() throws {
            if matching.matcher.isEmpty != everything {
                throw ValidationError(
                    everything
                        ? "--everything goes with no other matcher."
                        : "Name what falls silent (--host, --container, --stack, --rule, --label), or say --everything.")
            }
            if (length == nil) == (until == nil) { throw ValidationError("Say either --for or --until.") }
        }

        func run() throws {
            try CommandFailure.reported {
                let session = try Session(shared)
                let now = SystemClock.now
                let begin = try from.map { try session.moment($0) }
                let end = try until.map { SilenceEnd.at(try session.moment($0)) } ?? .after(length?.duration ?? .zero)
                let silence = AddSilence(matching.matcher, from: begin, end: end, reason: reason)
                if let complaint = silence.complaint(now: now) { throw CommandFailure(status: .usage, message: complaint) }
                if dryRun { return StandardOutput.write(try session.preview(matching.matcher, now: now)) }
                let changed = try session.perform(silence, by: author)
                let pages = try session.openExistingStore(now: now).alertPages(now: now).pages
                let count = pages.alerts.count { $0.phase.isActive && matching.matcher.matches($0.facts) }
                let last = session.clockText(end.moment(from: begin ?? now))
                let span = if let begin, begin > now { "from \(session.clockText(begin)) to \(last)" } else { "until \(last)" }
                StandardOutput.write(
                    "S\(changed.subject.dropFirst()) holds \(span). Just now it covers \(count) firing "
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
