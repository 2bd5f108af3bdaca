internal import DockStatModel
internal import Storage

/// The people of a demo: who is told of alerts, what they announced, and what they did. Nothing of it leaves the machine.
enum DemoPeople {
    /// Everybody hears of everything, the pager only of what is critical.
    static var notifications: NotificationSettings {
        var settings = NotificationSettings()
        var mail = ReceiverConfiguration(
            name: "ops-mail",
            kind: .email(.init(server: "smtps://mail.example.org:465", from: "status@example.org", to: ["ops@example.org"])))
        mail.severity = .warning
        var pager = ReceiverConfiguration(
            name: "pager", kind: .webhook(.init(url: Secret("https://pager.example.org/dockstat"))))
        pager.severity = .critical
        settings.receivers = [
            ReceiverConfiguration(
                name: "ops-chat", kind: .discord(.init(url: Secret("https://discord.com/api/webhooks/0/demo")))),
            mail, pager,
        ]
        return settings
    }

    /// A window that was open last night, and will be again in a week.
    ///
    /// - Parameter end: of the demo.
    static func maintenance(until end: Timestamp) -> MaintenanceWindow {
        let night = DayNumber(of: end - .hours(3), offsetFromUTC: .zero)
        // 1970 began on a Thursday.
        let days: [MaintenanceWindow.Weekday] = [.thu, .fri, .sat, .sun, .mon, .tue, .wed]
        var matcher = Matcher()
        matcher.hosts = [Demo.name(of: 0)]
        return MaintenanceWindow(
            name: "patch night", matcher: matcher,
            schedule: .weekly(days: [days[night.value % 7]], from: .init(minutes: 120), to: .init(minutes: 180)),
            timeZone: "UTC", reason: "updates of the operating system, with a restart", author: "ops")
    }

    /// What a tick left in the outbox arrives, or not: every mail of some hours is refused at first.
    static func deliver(_ store: Store, receivers: [String], at now: Timestamp) throws {
        for claimed in try store.claimDue(now: now, limit: 100, receivers: receivers) {
            let entry = claimed.entry
            let answer: (outcome: DeliveryOutcome, text: String)
            switch entry.receiver {
            case "ops-mail" where entry.attempts == 1 && entry.id % 7 == 2:
                answer = (.retry(after: nil, pausesReceiver: false), "451 4.7.1 try again later")
            case "ops-mail": answer = (.delivered(reference: nil), "250 2.0.0 queued")
            default: answer = (.delivered(reference: nil), "HTTP 204")
            }
            try store.finish(
                entry.id, answer.outcome, duration: .milliseconds(90 + entry.id * 37 % 240), answer: answer.text, jitter: 0.5,
                now: now + .milliseconds(300))
        }
    }

    /// Shortly before the end: somebody takes care of what is down, says so, and wants to hear no more of something else.
    static func act(_ store: Store, at now: Timestamp) throws {
        let alerts = try store.alertPages(now: now).pages.alerts.filter(\.phase.isActive)
        try store.operate { change in
            if let worst = alerts.first(where: { $0.severity == .critical }) {
                _ = try change.acknowledge(alert: worst.id, by: "anna", reason: "looking into it", now: now)
                if let incident = worst.incident {
                    let text = """
                        The import fails since the supplier changed the format of its list. **Orders are not affected**, prices \
                        may be a day old.

                        - [x] told the supplier
                        - [ ] a fix is on its way, expected tonight
                        """
                    _ = try change.addUpdate(to: incident, text: text, by: "anna", now: now)
                }
            }
            if let full = alerts.first(where: { $0.rule == "memory-limit" }), let container = full.facts.container {
                var matcher = Matcher()
                matcher.containers = [container]
                _ = try change.addSilence(
                    Silence(
                        id: 0, matcher: matcher, start: now - .minutes(5), end: now + .hours(20),
                        reason: "a larger limit comes with tomorrow's deploy", author: "ben", createdAt: now - .minutes(5)))
            }
        }
    }
}
