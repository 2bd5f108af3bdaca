import DockStatModel
import Storage

/// Processor time that alerts and messages take.
extension Measurement {
    static func alerting(_ path: String, count: Int) throws {
        let store = try Store(path: path, now: Fleet.start)
        let now = Fleet.start + .hours(1)
        try alertingCosts(store, "nothing", now)
        var changes = AlertingChanges()
        changes.alerts = (1...count).map { Evaluating.firing(Int64($0)) }
        changes.incidents = (1...count).map {
            Incident(id: Int64($0), group: ["host": "h", "stack": "s\($0)"], openedAt: now, severity: .warning)
        }
        changes.entries = (1...count).map { IncidentEntry(incident: Int64($0), time: now, kind: .opened, text: "It began.") }
        changes.outbox = (1...count).map { message(Int64($0), changes.alerts[$0 - 1], now) }
        report(
            "evaluate: \(count) alerts, incidents and messages written",
            try milliseconds { _ = try store.evaluateAlerts(now: now) { _ in changes } }, "ms")
        var claimed: [ClaimedEntry] = []
        report(
            "claim \(count) messages",
            try milliseconds { claimed = try store.claimDue(now: now, limit: count, receivers: ["ops"]) }, "ms")
        let finishing = try milliseconds {
            for item in claimed {
                try store.finish(
                    item.entry.id, .delivered(reference: ConversationReference(text: "1")), duration: .zero, answer: "HTTP 200",
                    jitter: 0, now: now)
            }
        }
        report("finish a message, mean of \(claimed.count)", finishing / Double(max(1, claimed.count)), "ms")
        try alertingCosts(store, "\(count) alerts", now)
    }

    private static func alertingCosts(_ store: Store, _ what: String, _ now: Timestamp) throws {
        let evaluation = try (0..<20).map { _ in
            try milliseconds { _ = try store.evaluateAlerts(now: now) { _ in AlertingChanges() } }
        }
        report("evaluate, \(what), nothing decided", median(evaluation), "ms")
        let claim = try (0..<20).map { _ in
            try milliseconds { _ = try store.claimDue(now: now, limit: 100, receivers: ["ops"]) }
        }
        report("claim, \(what), nothing due", median(claim), "ms")
        report(
            "alert pages, \(what)", median(try (0..<5).map { _ in try milliseconds { _ = try store.alertPages(now: now) } }), "ms"
        )
        report("recent events, \(what)", try milliseconds { _ = try store.recentEvents(since: now - .days(1)) }, "ms")
    }

    private static func message(_ incident: Int64, _ alert: Alert, _ now: Timestamp) -> OutboxDraft {
        let summary = AlertMessage.IncidentSummary(
            id: incident, title: ["en": "h"], severity: .warning, openedAt: now, resolvedAt: nil, group: [:],
            acknowledgedBy: nil)
        var told = AlertMessage.AlertSummary(
            id: alert.id, rule: alert.rule, severity: .warning, phase: .firing, subject: alert.subject, summary: alert.summary,
            condition: alert.condition)
        told.labels = alert.facts.labels
        let message = AlertMessage(
            kind: .opened, time: now, site: "Fleet", baseURL: nil, incident: summary, alerts: [told])
        return OutboxDraft(receiver: "ops", message: message)
    }
}
