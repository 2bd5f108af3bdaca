import DockStatModel

@testable import Notifications

/// Messages as the evaluation makes them.
enum Samples {
    static let writer = MessageWriter(receiver: .command([]), language: "en", timeZone: "Europe/Berlin")

    static let now = Timestamp(seconds: 1_795_435_200)  // 2026-11-23T12:00:00Z

    static func alert(_ id: Int64 = 7, phase: AlertPhase = .firing) -> AlertMessage.AlertSummary {
        let identity = ContainerIdentity(host: "local", key: "compose:web/api/1")
        var alert = AlertMessage.AlertSummary(
            id: id, rule: "container-down", severity: .critical, phase: phase, subject: .container(identity),
            summary: ["en": "web-api-1 is down", "de": "web-api-1 läuft nicht"], condition: "service = down")
        alert.container = "web-api-1"
        alert.stack = "web"
        alert.image = "registry.example/api:1.4.2"
        alert.engineID = "a6b6c34350b40f310fa24b0a3564b0e8897ca604acd483713cad8a27b7284cef"
        alert.state = "exited"
        alert.value = "down"
        alert.firedAt = now - .minutes(4)
        alert.resolvedAt = phase == .resolved ? now : nil
        alert.labels = ["tier": "prod"]
        alert.runbook = "https://wiki.example.org/runbooks/api"
        alert.evidence = [
            Finding(.exitCode, "137"), Finding(.outOfMemory, at: now - .minutes(4)), Finding(.log, "panic: runtime error"),
        ]
        alert.page = "hosts/local/containers/web-api-1/"
        return alert
    }

    static func message(
        _ kind: AlertMessage.Kind = .opened, alerts: [AlertMessage.AlertSummary]? = nil,
        baseURL: String? = "https://status.example.org"
    ) -> AlertMessage {
        let isResolved = kind == .resolved
        let isAbout = kind != .test && kind != .digest
        let incident = AlertMessage.IncidentSummary(
            id: 12, title: ["en": "web/api is down on local", "de": "web/api auf local läuft nicht"], severity: .critical,
            openedAt: now - .minutes(4), resolvedAt: isResolved ? now : nil, group: ["host": "local", "stack": "web"],
            acknowledgedBy: kind == .updated ? "Ada" : nil)
        var message = AlertMessage(
            kind: kind, time: now, site: "Example status", baseURL: baseURL, incident: isAbout ? incident : nil,
            alerts: alerts ?? (isAbout ? [alert(phase: isResolved ? .resolved : .firing)] : []))
        if kind == .updated { message.note = ["en": "1 alert joined", "de": "1 Alarm kam dazu"] }
        if kind == .digest { message.digest = [["en": "db is down", "de": "db läuft nicht"], ["en": "db is up again"]] }
        return message
    }

    static func entry(_ id: Int64, receiver: String, incident: Int64? = nil, kind: AlertMessage.Kind = .opened) -> OutboxEntry {
        OutboxEntry(
            id: id, key: "dockstat-test-\(id)", receiver: receiver, incident: incident ?? id, message: message(kind),
            state: .sending,
            createdAt: now, nextAttemptAt: now)
    }
}
