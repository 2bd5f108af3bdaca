internal import Alerting
internal import ArgumentParser
internal import DockStatModel
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
            let view = try TickView(store: store, configuration: session.configuration, now: now)
            for rule in rules {
                let source = ReplaySource(
                    store: store, configuration: session.configuration, rule: rule, span: now - since.duration..<now, now: now)
                if let obstacle = source.obstacle {
                    StandardOutput.write("\(rule.name): \(obstacle)\n")
                    continue
                }
                var replay = RuleReplay(rule)
                try source.forEachStep(view) { replay.take($0) }
                write(replay.firings, rule: rule, view: view, session: session, step: source.step)
            }
        }
    }

    private func write(
        _ firings: [RuleReplay.Firing], rule: Rule, view: TickView, session: Session, step: Duration
    ) {
        let fired =
            firings.isEmpty
            ? "would never have fired" : "would have fired \(firings.count == 1 ? "once" : "\(firings.count) times")"
        StandardOutput.write(
            "\(rule.name) (\(rule.when.text)) \(fired) in \(since.duration.text), looked at every \(step.text).\n")
        guard !firings.isEmpty else { return }
        let names = Dictionary(view.containers.map { ($0.identity, $0.name) }) { first, _ in first }
        let table = Table(
            columns: [
                Table.Column("FROM"), Table.Column("TO"), Table.Column("FOR", .trailing),
                Table.Column("SUBJECT", canShrink: true), Table.Column("PEAK", .trailing),
            ],
            rows: firings.map { firing in
                let subject: String =
                    if case .container(let identity) = firing.subject {
                        "\(identity.host)/\(names[identity] ?? identity.key)"
                    } else {
                        firing.subject.text
                    }
                return [
                    Table.Cell(session.clockText(firing.from)),
                    Table.Cell(firing.to.map(session.clockText) ?? "still"),
                    Table.Cell(firing.to.map { HumanText.duration($0 - firing.from) } ?? HumanText.missing),
                    Table.Cell(subject), Table.Cell(firing.peakText),
                ]
            })
        StandardOutput.write(table.render(width: StandardOutput.width, colour: StandardOutput.usesColour))
    }
}
