import DockStatModel
import Storage

let web = ContainerIdentity(host: "h", key: "name:web")

/// An alert as an evaluation would make it, with something in every part.
func alert(_ id: Int64, phase: AlertPhase = .firing, incident: Int64? = nil, subject: AlertSubject = .container(web)) -> Alert {
    var facts = AlertFacts(subject: subject)
    facts.container = "web"
    facts.stack = "shop"
    facts.group = "shop"
    facts.labels = ["tier": "prod", "hostile\u{1}\u{7f}\n'\"": "<b>'); DROP TABLE alert; --"]
    facts.rule = "memory"
    facts.severity = .critical
    var alert = Alert(id: id, rule: "memory", subject: subject, facts: facts, severity: .critical, since: at(30))
    alert.phase = phase
    alert.condition = "memory_percent > 90%"
    alert.hold = "5m"
    alert.value = "93.1%"
    alert.summary = ["en": "web uses 93.1%", "de": "web belegt 93,1 % – zu viel"]
    alert.runbook = "notes/memory.md"
    alert.confirmations = 3
    alert.firstConfirmed = at(0)
    alert.lastConfirmed = at(30)
    alert.held = .milliseconds(30_125)
    alert.recoveredHeld = .seconds(2)
    alert.lastRecovered = at(29)
    alert.samples = [
        AlertSample(time: at(0), value: "91%", verdict: .confirms), AlertSample(time: at(-15), value: nil, verdict: .unknown),
        AlertSample(time: at(30), value: "80%", verdict: .waits, reason: "the engine has not said why"),
    ]
    alert.firedAt = at(30)
    alert.turns = [at(0), at(30)]
    alert.flappingSince = at(31)
    alert.isAnnounced = true
    alert.incident = incident
    if phase == .resolved { alert.resolvedAt = at(60) }
    return alert
}

func incident(_ id: Int64, resolvedAt: Timestamp? = nil) -> Incident {
    var incident = Incident(id: id, group: ["host": "h", "stack": "shop"], openedAt: at(30), severity: .warning)
    incident.resolvedAt = resolvedAt
    incident.title = ["en": "shop on h", "de": "shop auf h"]
    incident.alerts = [id, id + 1000]
    incident.announcedAt = at(31)
    incident.lastMessageAt = at(32)
    incident.receivers = ["ops", "dev"]
    incident.escalated = ["boss"]
    return incident
}

func draft(
    _ receiver: String = "ops", incident: Int64? = 1, kind: AlertMessage.Kind = .opened, held: Bool = false
) -> OutboxDraft {
    let summary = incident.map {
        AlertMessage.IncidentSummary(
            id: $0, title: ["en": "shop"], severity: .critical, openedAt: at(0), resolvedAt: nil, group: ["host": "h"],
            acknowledgedBy: nil)
    }
    let message = AlertMessage(kind: kind, time: at(0), site: "Fleet", baseURL: "https://status.example", incident: summary)
    return OutboxDraft(receiver: receiver, message: message, isHeld: held)
}

extension Store {
    func change(now: Timestamp = at(60), _ change: (inout AlertingChanges) -> Void) throws {
        _ = try evaluateAlerts(now: now) { _ in
            var changes = AlertingChanges()
            change(&changes)
            return changes
        }
    }

    func enqueue(_ drafts: OutboxDraft..., now: Timestamp = at(60)) throws {
        try change(now: now) { $0.outbox = drafts }
    }

    func claim(now: Timestamp = at(60), limit: Int = 100, _ receivers: [String] = ["ops", "dev"]) throws -> [ClaimedEntry] {
        try claimDue(now: now, limit: limit, receivers: receivers)
    }

    @discardableResult
    func end(
        _ id: Int64, _ outcome: DeliveryOutcome = .delivered(reference: nil), now: Timestamp = at(60), pause: Duration? = nil
    ) throws -> OutboxEntry.State? {
        try finish(
            id, outcome, duration: .milliseconds(120), answer: "HTTP 200", jitter: 0.5, pause: pause, now: now)
    }

    func entry(_ id: Int64) throws -> OutboxEntry? { try outboxEntry(id) }

    func health(_ receiver: String = "ops") throws -> ReceiverHealth? {
        try receiverHealth().first { $0.receiver == receiver }
    }
}
