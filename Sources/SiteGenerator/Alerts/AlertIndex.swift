import DockStatModel

/// What pages look up about alerts, gathered once a tick.
final class AlertIndex: Sendable {
    let pages: AlertPages
    let tally: AlertTally
    /// The windows that are open now, by time.
    let running: [MaintenanceOccurrence]
    /// Newest first.
    let openIncidents: [Incident]

    private let byID: [Int64: Alert]
    private let bySubject: [AlertSubject: [Alert]]
    private let silences: [Int64: Silence]
    private let incidents: [Int64: Incident]
    private let incidentsByAlert: [Int64: Incident]
    private let outboxByIncident: [Int64: [OutboxSummary]]
    private let rules: [String: Rule]
    private let windows: [String: MaintenanceWindow]
    private let containers: [ContainerIdentity: ContainerStatus]

    init(_ data: SiteData) {
        let pages = data.alerting
        self.pages = pages
        tally = AlertTally(pages.alerts)
        running = pages.maintenanceOccurrences.filter { $0.from <= data.now && data.now < $0.to }
        openIncidents = pages.incidents.filter(\.isOpen)
        byID = Dictionary(pages.alerts.map { ($0.id, $0) }) { first, _ in first }
        bySubject = Dictionary(grouping: pages.alerts, by: \.subject)
        silences = Dictionary(pages.silences.map { ($0.id, $0) }) { first, _ in first }
        incidents = Dictionary(pages.incidents.map { ($0.id, $0) }) { first, _ in first }
        // Incidents come newest first: an alert that fired twice belongs to the later one.
        incidentsByAlert = Dictionary(pages.incidents.flatMap { incident in incident.alerts.map { ($0, incident) } }) {
            first, _ in
            first
        }
        outboxByIncident = Dictionary(grouping: pages.outbox.filter { $0.incident != nil }) { $0.incident ?? 0 }
        rules = Dictionary(pages.rules.map { ($0.name, $0) }) { first, _ in first }
        windows = Dictionary(pages.maintenance.map { ($0.name, $0) }) { first, _ in first }
        containers = Dictionary(data.containers.map { ($0.identity, $0) }) { first, _ in first }
    }

    func alert(_ id: Int64) -> Alert? { byID[id] }
    func rule(named name: String) -> Rule? { rules[name] }
    func silence(_ id: Int64) -> Silence? { silences[id] }
    func window(named name: String) -> MaintenanceWindow? { windows[name] }
    func container(_ identity: ContainerIdentity) -> ContainerStatus? { containers[identity] }

    /// All that are known about a subject, worst first.
    func alerts(about subject: AlertSubject) -> [Alert] { bySubject[subject] ?? [] }

    func incident(_ id: Int64) -> Incident? { incidents[id] }

    /// The one it belongs to, or belonged to last.
    func incident(of alert: Alert) -> Incident? {
        alert.incident.flatMap { incidents[$0] } ?? incidentsByAlert[alert.id]
    }

    /// Its alerts that are active, where it is open.
    func firing(in incident: Incident) -> [Alert] {
        guard incident.isOpen, incident.openedBy == nil else { return [] }
        return incident.alerts.compactMap(alert).filter { $0.phase.isActive && $0.incident == incident.id }
    }

    func outbox(of incident: Int64) -> [OutboxSummary] { outboxByIncident[incident] ?? [] }

    /// The running windows that mean a subject.
    func running(for facts: AlertFacts) -> [MaintenanceOccurrence] {
        running.filter { windows[$0.window]?.matcher.matches(facts) ?? false }
    }
}

/// How many alerts stand where.
struct AlertTally: Hashable, Sendable {
    /// Firing or recovering, and neither silenced nor held back otherwise; the acknowledged ones are among them.
    private(set) var firing = 0
    private(set) var acknowledged = 0
    private(set) var muted = 0
    private(set) var pending = 0
    /// Of those that fire.
    private(set) var worst: Severity?

    init(_ alerts: [Alert] = []) {
        for alert in alerts {
            switch alert.standing {
            case .firing, .acknowledged:
                firing += 1
                if alert.standing == .acknowledged { acknowledged += 1 }
                worst = max(worst ?? .info, alert.severity)
            case .muted: muted += 1
            case .pending: pending += 1
            case .resolved, .inactive: continue
            }
        }
    }

    /// `two alerts fire, one of them acknowledged, one more is silenced or held back`; `nil` where there is none of these.
    func clause(_ words: Words) -> String? {
        guard firing > 0 else {
            guard muted > 0 else { return nil }
            return words(
                muted, one: "one alert is silenced or held back",
                other: "\(words.count(muted)) alerts are silenced or held back")
        }
        guard muted > 0 else { return telling(words) }
        let more = words(
            muted, one: "one more is silenced or held back", other: "\(words.count(muted)) more are silenced or held back")
        return "\(telling(words)), \(more)"
    }

    /// Of those that people are told of.
    private func telling(_ words: Words) -> String {
        let alerts = words.count(firing)
        return switch (firing, acknowledged) {
        case (1, 0): words("one alert fires")
        case (1, _): words("one alert fires and is acknowledged")
        case (_, 0): words("\(alerts) alerts fire")
        case (_, firing): words("\(alerts) alerts fire, all acknowledged")
        case (_, 1): words("\(alerts) alerts fire, one of them acknowledged")
        default: words("\(alerts) alerts fire, \(words.count(acknowledged)) of them acknowledged")
        }
    }
}
