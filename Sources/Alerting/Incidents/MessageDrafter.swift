internal import DockStatModel

/// Puts what is known of alerts and incidents into the form that messages carry.
struct MessageDrafter: Sendable {
    let site: String
    let baseURL: String?
    let clock: WallClock
    let page: @Sendable (AlertSubject) -> String?
    let note: @Sendable (String) -> String?

    /// Of an outage of everything, the first ones tell the story; the page has them all.
    static let alertsShown = 50
    static let alertsWithEvidence = 10
    static let digestLines = 100

    /// `nil` where it is no address that a page or message may link to.
    static func link(_ text: String) -> String? {
        let isAddress = ["https://", "http://"].contains { text.hasPrefix($0) && text.count > $0.count }
        return isAddress && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f } ? text : nil
    }

    /// Where people read what a rule names as its runbook: an address as it is, a note where the site shows it.
    ///
    /// - Returns: `nil` for a note of a site whose own address is not known.
    func runbook(_ text: String) -> String? {
        if text.contains("://") { return text }
        guard let baseURL, let path = note(text) else { return nil }
        return "\(baseURL)/\(path)"
    }

    func summary(of alert: Alert, _ view: SubjectView, now: Timestamp, withEvidence: Bool) -> AlertMessage.AlertSummary {
        var summary = AlertMessage.AlertSummary(
            id: alert.id, rule: alert.rule, severity: alert.severity, phase: alert.phase, subject: alert.subject,
            summary: alert.summary, condition: alert.condition)
        summary.container = alert.facts.container
        summary.stack = alert.facts.stack
        summary.value = alert.value
        summary.firedAt = alert.firedAt
        summary.resolvedAt = alert.resolvedAt
        summary.labels = alert.facts.labels
        summary.runbook = alert.runbook.flatMap(runbook)
        summary.link = alert.facts.labels[DockStatLabel.link].flatMap(Self.link)
        summary.page = page(alert.subject)
        if let sample = view.sample {
            summary.image = sample.status.image
            summary.engineID = sample.status.engineID
            summary.state = sample.status.state.rawValue
            if withEvidence { summary.evidence = Evidence(sample, since: now - Evidence.reach, now: now).findings }
        }
        return summary
    }

    /// - Parameter alerts: those that the message is about; a title is of what people may know.
    func summary(of incident: Incident, _ alerts: [Alert]) -> AlertMessage.IncidentSummary {
        let active = alerts.filter { $0.phase.isActive }
        let isAcknowledged = !active.isEmpty && active.allSatisfy { $0.acknowledgement != nil }
        return AlertMessage.IncidentSummary(
            id: incident.id, title: incident.title(of: alerts), severity: incident.severity,
            openedAt: incident.openedAt, resolvedAt: incident.resolvedAt, group: incident.group,
            acknowledgedBy: isAcknowledged ? active.compactMap(\.acknowledgement).max { $0.time < $1.time }?.by : nil)
    }

    /// One message for all that quiet hours held back: each as a line, and of each alert the last that was said.
    func digest(of held: [AlertMessage], now: Timestamp) -> AlertMessage {
        var last: [Int64: AlertMessage.AlertSummary] = [:]
        var order: [Int64] = []
        for alert in held.flatMap(\.alerts) {
            if last.updateValue(alert, forKey: alert.id) == nil { order.append(alert.id) }
        }
        var message = AlertMessage(
            kind: .digest, time: now, site: site, baseURL: baseURL,
            alerts: order.compactMap { last[$0] }.sorted { $0.severity > $1.severity })
        message.digest = held.suffix(Self.digestLines).map(line)
        return message
    }

    private func line(_ message: AlertMessage) -> [String: String] {
        let words: (String, String) =
            switch message.kind {
            case .resolved: ("over", "vorbei")
            case .updated: ("changed", "geändert")
            case .opened: ("new", "neu")
            case .escalated: ("escalated", "eskaliert")
            case .reminder, .digest, .test: ("still so", "weiterhin")
            }
        func text(_ word: String, _ language: String) -> String {
            "\(clock.text(message.time)) \(word): \(message.incident?.title[language] ?? message.incident?.title["en"] ?? message.site)"
        }
        return ["en": text(words.0, "en"), "de": text(words.1, "de")]
    }
}
