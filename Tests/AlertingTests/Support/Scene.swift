import Alerting
import DockStatModel
import Testing

/// A fleet that a test tells a story about, and what was decided over it. Things happen between two ticks; `tick` is the next one.
struct Scene {
    static let beginning: Timestamp = Timestamp(seconds: 1_700_000_000)

    var rules: [Rule]
    var settings = NotificationSettings()
    var maintenance: [MaintenanceWindow] = []
    var interval = Duration.seconds(15)
    var baseURL: String?
    var state = AlertingState()

    private(set) var now = Scene.beginning
    private var previousTick: Timestamp?
    private(set) var hosts: [String: HostStatus] = [:]
    var containers: [String: ContainerSample] = [:]

    /// Everything so far.
    private(set) var outbox: [OutboxDraft] = []
    private(set) var decisions: [NotificationDecision] = []
    private(set) var transitions: [AlertTransition] = []
    private(set) var entries: [IncidentEntry] = []
    private(set) var incidents: [Int64: Incident] = [:]
    /// Of the last tick.
    private(set) var last = AlertingChanges()

    /// With one receiver, `ops`, one host, `h`, and one quiet tick.
    init(_ rules: [Rule] = Rule.builtIn) {
        self.rules = rules
        settings.receivers = [receiver("ops")]
        addHost("h")
    }

    var engine: AlertEngine {
        AlertEngine(
            rules: rules, maintenance: maintenance, notifications: settings, site: "Example", baseURL: baseURL, timeZone: "UTC",
            page: { "of/\($0.text)" }, note: { "page-of/\($0)" })
    }

    var observations: AlertObservations {
        AlertObservations(
            now: now, interval: interval, previousTick: previousTick,
            hosts: hosts.values.sorted { $0.name < $1.name }.map {
                HostSample(status: $0, eventsUntil: $0.reachability == .reachable ? now : nil)
            },
            containers: containers.values.sorted { $0.status.identity < $1.status.identity })
    }

    /// Time passes, and a tick looks. Every look is made twice: the same input gives the same output.
    @discardableResult
    mutating func tick(after: Duration? = nil) -> AlertingChanges {
        now = now + (after ?? interval)
        last = engine.evaluate(observations, state: state)
        #expect(last == engine.evaluate(observations, state: state))
        state.apply(last)
        outbox += last.outbox
        for draft in last.outbox where draft.isHeld {
            let id = Int64(outbox.count) * 100 + Int64(state.held.count)
            state.held.append(
                OutboxEntry(
                    id: id, key: "k\(id)", receiver: draft.receiver, incident: draft.message.incident?.id,
                    message: draft.message, state: .held, createdAt: now, nextAttemptAt: now))
        }
        decisions += last.decisions
        transitions += last.transitions
        entries += last.entries
        for incident in last.incidents { incidents[incident.id] = incident }
        previousTick = now
        return last
    }

    mutating func ticks(_ count: Int) {
        for _ in 0..<count { tick() }
    }

    /// What went out, as `kind receiver`.
    var told: [String] { outbox.map { "\($0.message.kind.rawValue) \($0.receiver)" } }
    /// What the last tick sent.
    var toldNow: [String] { last.outbox.map { "\($0.message.kind.rawValue) \($0.receiver)" } }

    func alert(_ rule: String, of name: String? = nil) -> Alert? {
        state.alerts.first { $0.rule == rule && (name == nil || $0.facts.container == name || $0.facts.host == name) }
    }

    func phase(_ rule: String, of name: String? = nil) -> AlertPhase? { alert(rule, of: name)?.phase }

    // MARK: Hosts

    mutating func addHost(_ name: String, labels: [String: String] = [:]) {
        hosts[name] = HostStatus(
            name: name, slug: name, engine: "unix:///\(name)", labels: labels, reachability: .reachable, since: now,
            lastReached: now, pollDuration: .milliseconds(5), facts: nil, inventory: nil, factsAt: nil, warnings: [], gaps: [],
            watchedSince: now)
    }

    mutating func removeHost(_ name: String) { hosts[name] = nil }

    /// From the next tick on.
    mutating func lose(_ name: String = "h") {
        hosts[name]?.reachability = .unreachable(UnreachableReason(kind: .timeout, message: "no answer within 10s"))
        hosts[name]?.since = now + interval
    }

    mutating func reach(_ name: String = "h") {
        hosts[name]?.reachability = .reachable
        hosts[name]?.since = now + interval
    }

    mutating func pause(_ name: String = "h") { hosts[name]?.reachability = .unmonitored }

    mutating func addGap(_ gap: EventGap) { hosts["h"]?.gaps.append(gap) }
}

func receiver(_ name: String, severity: Severity = .info) -> ReceiverConfiguration {
    var receiver = ReceiverConfiguration(name: name, kind: .slack(.init(access: .webhook(url: Secret("https://x")))))
    receiver.severity = severity
    return receiver
}

func rule(
    _ condition: String, name: String = "r", on: Matcher = Matcher(), hold: Rule.Hold = .time(.zero), recover: String? = nil,
    recoverFor: Duration = .zero, severity: Severity = .warning, summary: String? = nil
) throws -> Rule {
    Rule(
        name: name, on: on, when: try RuleCondition(text: condition), hold: hold,
        recover: try recover.map { try RuleCondition(text: $0) }, recoverFor: recoverFor, severity: severity, summary: summary)
}
