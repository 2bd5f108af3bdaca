internal import ArgumentParser
internal import DockStatModel
internal import Operations
internal import Storage
internal import Terminal

struct RulesReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "When the rules of a file would have fired, by what is kept.",
        discussion: """
            Goes by every reading as long as those are kept, and by averages of five minutes further back. Nothing is sent or \
            written.
            """)

    @OptionGroup var shared: SharedOptions

    @Argument(help: ArgumentHelp("A list of rules, or a map with `rules`.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("How far back.", valueName: "length"))
    var since = DurationArgument(.hours(24))

    func run() throws {
        try CommandFailure.reported {
            let ofFile = try Session(shared)
            let now = SystemClock.now
            let rules = try ofFile.rules(inFile: file)
            let store = try ofFile.openExistingStore(now: now)
            let session = try ofFile.with(store)
            for rule in rules {
                // One by one: each is told as soon as it is known.
                for replayed in try session.replay([rule], since: since.duration, store: store, now: now) {
                    write(replayed, session: session)
                }
            }
        }
    }

    private func write(_ replayed: ReplayedRule, session: Session) {
        if let obstacle = replayed.obstacle { return StandardOutput.write("\(replayed.rule): \(obstacle)\n") }
        let firings = replayed.firings
        let fired =
            firings.isEmpty
            ? "would never have fired" : "would have fired \(firings.count == 1 ? "once" : "\(firings.count) times")"
        StandardOutput.write(
            "\(replayed.rule) (\(replayed.condition)) \(fired) in \(since.duration.text), looked at every "
                + "\(replayed.step.text).\n")
        guard !firings.isEmpty else { return }
        let table = Table(
            columns: [
                Table.Column("FROM"), Table.Column("TO"), Table.Column("FOR", .trailing),
                Table.Column("SUBJECT", canShrink: true), Table.Column("PEAK", .trailing),
            ],
            rows: firings.map { firing in
                [
                    Table.Cell(session.clockText(firing.from)),
                    Table.Cell(firing.to.map(session.clockText) ?? "still"),
                    Table.Cell(firing.to.map { HumanText.duration($0 - firing.from) } ?? HumanText.missing),
                    Table.Cell(firing.subject), Table.Cell(firing.peak),
                ]
            })
        StandardOutput.write(table.render(width: StandardOutput.width, colour: StandardOutput.usesColour))
    }
}
