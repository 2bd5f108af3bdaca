internal import DockStatModel

/// What the last hour says about why an alert fires, newest last, at most `limit` lines of each kind.
struct Evidence {
    static let reach = Duration.hours(1)
    static let limit = 10
    /// Characters of a log's line.
    static let longestLine = 2000
    private static let mask = SecretMask()

    /// Oldest first; what explains nothing is left out.
    let happenings: [Finding]
    let logs: [String]
    /// What the engine's list and inspect say.
    private let facts: [Finding]

    init(_ sample: ContainerSample, since: Timestamp, now: Timestamp) {
        let events = sample.events.reversed().lazy.filter { $0.time <= now }.prefix { $0.time >= since }
        let told = events.compactMap { Finding($0) }.prefix(Self.limit).reversed()
        let changes = sample.imageChanges.filter { $0.time >= since && $0.time <= now }.map { Finding($0) }
        happenings = (told + changes).sorted { ($0.time ?? now) < ($1.time ?? now) }
        logs = Self.mask.masked(Array(sample.logs.suffix(DockStatLabel.mostLogLines))).map { String($0.prefix(Self.longestLine)) }
        facts = Self.facts(sample)
    }

    private static func facts(_ sample: ContainerSample) -> [Finding] {
        guard let details = sample.status.details else { return [] }
        var facts: [Finding] = []
        if sample.status.state != .running, let code = details.exitCode { facts.append(Finding(.exitCode, "\(code)")) }
        if details.oomKilled { facts.append(Finding(.killedForMemory)) }
        if details.restartCount > 0 { facts.append(Finding(.restartCount, "\(details.restartCount)")) }
        if !details.error.isEmpty { facts.append(Finding(.engineError, mask.masked(details.error))) }
        return facts
    }

    /// Those facts that no happening tells: events may be lost, and no event tells how often the engine restarted it or what it
    /// says went wrong.
    var untoldFacts: [Finding] {
        facts.filter { fact in
            switch fact.kind {
            case .exitCode: !happenings.contains { $0.kind == .died && $0.values == fact.values }
            case .killedForMemory: !happenings.contains { $0.kind == .outOfMemory }
            default: true
            }
        }
    }

    /// For a message: facts, happenings with their time, and the end of the log.
    var findings: [Finding] { facts + happenings + logs.suffix(5).map { Finding(.log, $0) } }
}
