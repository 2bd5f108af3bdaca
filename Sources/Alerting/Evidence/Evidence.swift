internal import DockStatModel

/// What the last hour says about why an alert fires, newest last, at most `limit` lines of each kind.
struct Evidence {
    static let reach = Duration.hours(1)
    static let limit = 10
    static let logLines = 20
    /// Characters of a log's line.
    static let longestLine = 2000
    private static let mask = SecretMask()

    /// Oldest first; what explains nothing is left out.
    let happenings: [(time: Timestamp, kind: IncidentEntry.Kind, text: String)]
    let logs: [String]
    private let facts: [String]

    init(_ sample: ContainerSample, since: Timestamp, now: Timestamp) {
        let events = sample.events.reversed().lazy.filter { $0.time <= now }.prefix { $0.time >= since }
        var happenings =
            events.compactMap { event in EventText.line(event).map { (event.time, $0.kind, $0.text) } }
            .prefix(Self.limit).reversed() as [(time: Timestamp, kind: IncidentEntry.Kind, text: String)]
        for change in sample.imageChanges where change.time >= since && change.time <= now {
            happenings.append((change.time, .imageChanged, EventText.line(change)))
        }
        happenings.sort { $0.time < $1.time }
        self.happenings = happenings
        logs = Self.mask.masked(Array(sample.logs.suffix(Self.logLines))).map { String($0.prefix(Self.longestLine)) }
        facts = Self.facts(sample)
    }

    private static func facts(_ sample: ContainerSample) -> [String] {
        guard let details = sample.status.details else { return [] }
        var facts: [String] = []
        if sample.status.state != .running, let code = details.exitCode { facts.append("exit code \(code)") }
        if details.oomKilled { facts.append("killed for want of memory") }
        if details.restartCount > 0 { facts.append("restarted \(details.restartCount) times by the engine") }
        if !details.error.isEmpty { facts.append("the engine says: \(mask.masked(details.error))") }
        return facts
    }

    /// For a message: facts, happenings with their time, and the end of the log.
    func lines(_ clock: WallClock) -> [String] {
        facts + happenings.map { "\(clock.text($0.time)) \($0.text)" } + logs.suffix(5).map { "log: \($0)" }
    }
}
