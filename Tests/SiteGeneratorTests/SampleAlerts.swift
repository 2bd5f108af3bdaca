import DockStatModel
import SiteGenerator

/// Alerts in every state at the sample's moment, with incidents, messages, silences and windows around them.
struct SampleAlerts {
    static let now = SampleSite.now

    static func container(_ name: String, project: String? = nil) -> AlertSubject {
        .container(SampleSite.container(name, project: project, service: .up, state: .running).identity)
    }

    static func alert(
        _ id: Int64, _ rule: String, _ subject: AlertSubject, _ phase: AlertPhase, severity: Severity = .warning,
        at since: Timestamp = now - .minutes(9), _ summary: String
    ) -> Alert {
        var alert = Alert(
            id: id, rule: rule, subject: subject, facts: AlertFacts(subject: subject), severity: severity, since: since)
        alert.phase = phase
        alert.summary = ["en": summary, "de": "Auf Deutsch: " + summary]
        let known = Rule.builtIn.first { $0.name == rule }
        alert.condition = known?.when.text ?? "memory_percent > 90%"
        alert.hold = known?.hold.text ?? "5m"
        alert.firstConfirmed = since - .minutes(1)
        alert.lastConfirmed = since
        alert.confirmations = 4
        alert.held = .minutes(1)
        if phase != .pending { alert.firedAt = since }
        if phase == .resolved { alert.resolvedAt = since + .minutes(5) }
        return alert
    }

    static func decision(
        _ alert: Int64, _ incident: Int64?, _ receiver: String?, _ outcome: NotificationDecision.Outcome, _ reason: String,
        kind: AlertMessage.Kind = .opened, at time: Timestamp = now - .minutes(9)
    ) -> NotificationDecision {
        NotificationDecision(
            alert: alert, incident: incident, time: time, receiver: receiver, kind: kind, outcome: outcome, reason: reason)
    }

    static func delivery(
        _ outbox: Int64, _ receiver: String, _ result: DeliveryRecord.Result, _ answer: String,
        at time: Timestamp = now - .minutes(9) + .seconds(1), incident: Int64 = 3
    ) -> DeliveryRecord {
        DeliveryRecord(
            outbox: outbox, receiver: receiver, incident: incident, kind: .opened, time: time, duration: .milliseconds(182),
            result: result, answer: answer)
    }

    static func entry(_ id: Int64, _ receiver: String, _ state: OutboxEntry.State, incident: Int64? = 3) -> OutboxSummary {
        OutboxSummary(
            id: id, key: "dockstat-0-\(id)", receiver: receiver, incident: incident, kind: .opened, state: state,
            createdAt: now - .minutes(9), attempts: state == .held ? 0 : 1, nextAttemptAt: now + .minutes(2))
    }

    static func receiver(_ name: String, _ kind: String, _ target: String, _ severity: Severity = .info)
        -> AlertPages.ReceiverView
    {
        AlertPages.ReceiverView(
            name: name, kind: kind, target: target, severity: severity, health: ReceiverHealth(receiver: name))
    }

    /// Names of alerts: 1 down and sent, 2 acknowledged, 3 silenced, 4 host, 5 held back by it, 6 pending, 7 recovering, 8
    /// resolved, 9 maintenance, 10 a receiver's.
    static func pages() -> AlertPages {
        var pages = AlertPages()
        pages.alerts = alerts()
        pages.rules = rules()
        pages.silences = [silence()]
        let window = window()
        pages.maintenance = [window]
        pages.maintenanceOccurrences = [
            MaintenanceOccurrence(window: window.name, from: now - .minutes(34), to: now + .minutes(86)),
            MaintenanceOccurrence(window: window.name, from: now + .days(7) - .minutes(34), to: now + .days(7) + .minutes(86)),
        ]
        addIncidents(to: &pages)
        addMessages(to: &pages)
        return pages
    }

    private static func alerts() -> [Alert] {
        let down = container("worker", project: "shop")
        var worker = alert(
            1, "container-down", down, .firing, severity: .critical, "worker is down on alpha: killed for lack of memory")
        worker.samples = [
            AlertSample(time: now - .minutes(10), value: "up", verdict: .clears),
            AlertSample(time: now - .minutes(9), value: "down", verdict: .confirms),
        ]
        worker.value = "down"
        worker.incident = 3
        worker.runbook = "notes/runbooks/down.md"
        var cache = alert(
            2, "container-unhealthy", container("cache", project: "shop"), .firing, at: now - .minutes(30),
            "cache is unhealthy on alpha")
        cache.value = "unhealthy"
        cache.acknowledgement = Acknowledgement(by: "anna", reason: "looking into it", time: now - .minutes(20))
        cache.incident = 3
        var web = alert(3, "memory-limit", container("web", project: "shop"), .firing, "web uses 97 % of its memory on alpha")
        web.value = "97%"
        web.mutedBy = .silence(4)
        web.runbook = "https://wiki.example.org/memory?id=1&x=2"
        var beta = alert(
            4, "host-unreachable", .host("beta"), .firing, severity: .critical, at: now - .minutes(40), "beta does not answer")
        beta.incident = 2
        var mail = alert(5, "container-down", .container(.init(host: "beta", key: "name:mail")), .firing, "mail is down on beta")
        mail.mutedBy = .inhibited(host: "beta")
        let db = alert(6, "memory-limit", container("db", project: "shop"), .pending, "db uses 96 % of its memory on alpha")
        var batch = alert(7, "cpu-high", container("batch"), .recovering, severity: .info, "batch was busy on alpha")
        batch.value = "12%"
        let old = alert(
            8, "oom-kill", down, .resolved, severity: .critical, at: now - .days(2), "worker was killed for lack of memory")
        var legacy = alert(9, "cpu-high", container("legacy"), .firing, "legacy is busy on alpha")
        legacy.mutedBy = .maintenance("patch night")
        let receiver = alert(10, "receiver-failed", .receiver("ops-mail"), .firing, "ops-mail cannot be reached")
        return [worker, beta, cache, receiver, batch, web, mail, legacy, db, old]
    }

    private static func rules() -> [Rule] {
        var rules = Rule.builtIn
        var matcher = Matcher()
        matcher.containers = ["w*"]
        matcher.labels = ["tier": "prod"]
        rules.append(
            Rule(
                name: "cpu-high", on: matcher,
                when: RuleCondition(signal: .cpuPercent, comparison: .above, threshold: .number(150)), hold: .time(.minutes(10)),
                recoverFor: .minutes(2), severity: .info, runbook: "runbooks/down.md"))
        rules[2].isOn = false
        return rules
    }

    static func silence() -> Silence {
        var matcher = Matcher()
        matcher.containers = ["web"]
        return Silence(
            id: 4, matcher: matcher, start: now - .hours(1), end: now + .hours(1), reason: "a bigger cache is on its way",
            author: "ben", createdAt: now - .hours(1))
    }

    static func window() -> MaintenanceWindow {
        var matcher = Matcher()
        matcher.containers = ["legacy"]
        return MaintenanceWindow(
            name: "patch night", matcher: matcher,
            schedule: .weekly(days: [.mon], from: .init(minutes: 780), to: .init(minutes: 900)), timeZone: "Europe/Berlin",
            reason: "updates, with a restart; see the plan", author: "ops")
    }

    private static func addIncidents(to pages: inout AlertPages) {
        func incident(_ id: Int64, _ title: String, _ severity: Severity, at time: Timestamp, alerts: [Int64]) -> Incident {
            var incident = Incident(id: id, group: ["host": "alpha", "stack": "shop"], openedAt: time, severity: severity)
            incident.title = ["en": title]
            incident.alerts = alerts
            incident.receivers = ["ops-discord"]
            incident.announcedAt = time
            return incident
        }
        var over = incident(1, "worker was killed for lack of memory", .critical, at: now - .days(40), alerts: [8, 77])
        over.resolvedAt = over.openedAt + .minutes(5) + .milliseconds(250)
        pages.incidents = [
            incident(3, "2 alerts on alpha, shop", .critical, at: now - .minutes(30), alerts: [2, 1]),
            incident(2, "beta does not answer", .critical, at: now - .minutes(40), alerts: [4]), over,
        ]
        pages.entries[3] = [
            IncidentEntry(incident: 3, time: now - .minutes(30), kind: .opened, text: "cache is unhealthy on alpha", alert: 2),
            IncidentEntry(incident: 3, time: now - .minutes(20), kind: .acknowledged, text: "anna: looking into it", alert: 2),
            IncidentEntry(
                incident: 3, time: now - .minutes(9), kind: .oomKill, text: "worker ran out of memory",
                lines: ["java.lang.OutOfMemoryError: Java heap space", "\tat <init>(Shop.java:12)"]),
            IncidentEntry(
                incident: 3, time: now - .minutes(10), kind: .personUpdate,
                text: "anna: We know **why** and <b>mend</b> it.",
                lines: ["", "- [x] found", "- more in the [plan](https://example.org/plan)"]),
            IncidentEntry(
                incident: 3, time: now - .minutes(9), kind: .logs, text: "the last lines of worker",
                lines: ["starting <worker>", "fatal: no space left"], alert: 1),
            IncidentEntry(incident: 3, time: now - .minutes(9), kind: .alertFired, text: "worker is down on alpha", alert: 1),
        ]
        pages.entries[1] = [
            IncidentEntry(incident: 1, time: over.openedAt, kind: .opened, text: "worker was killed"),
            IncidentEntry(incident: 1, time: over.openedAt + .minutes(5), kind: .resolved, text: "all is over"),
        ]
    }

    private static func addMessages(to pages: inout AlertPages) {
        pages.transitions[1] = [
            AlertTransition(
                alert: 1, time: now - .minutes(9), from: .inactive, to: .firing, value: "down",
                reason: "service is down, service = down")
        ]
        pages.decisions[1] = [
            decision(1, 3, "ops-discord", .queued, "no route matches, so every receiver hears of it"),
            decision(1, 3, "ops-mail", .queued, "no route matches, so every receiver hears of it"),
            decision(1, 3, "night", .held, "the quiet hours of night"),
            decision(1, 3, "managers", .belowSeverity, "it is warning, and managers hears of critical and worse"),
        ]
        pages.decisions[2] = [
            decision(2, 3, nil, .acknowledged, "anna acknowledged it: looking into it", kind: .reminder, at: now - .minutes(5)),
            decision(2, 3, "ops-discord", .queued, "no route matches, so every receiver hears of it", at: now - .minutes(30)),
        ]
        pages.decisions[3] = [decision(3, nil, nil, .silenced, "silence 4 by ben: a bigger cache is on its way")]
        pages.decisions[10] = [decision(10, nil, "ops-mail", .notRouted, "a receiver is not told of its own failure")]
        let sent = delivery(11, "ops-discord", .delivered, "HTTP 204")
        let late = delivery(12, "ops-mail", .retried, "535 authentication failed, again in 30 s")
        pages.deliveries[3] = [late, sent]
        pages.ledger = [late, sent]
        var discord = receiver("ops-discord", "discord", "https://discord.com")
        discord.health.lastDeliveredAt = sent.time
        var mail = receiver("ops-mail", "email", "smtp://mail.example.org", .warning)
        mail.health.lastFailedAt = late.time
        mail.health.failedSince = late.time
        mail.health.reason = "535 authentication failed"
        var hook = receiver("automation", "webhook", "https://hooks.example.org", .critical)
        hook.health.pausedUntil = now + .minutes(3)
        pages.receivers = [discord, mail, hook, receiver("night", "command", "page-me")]
        var waiting = entry(12, "ops-mail", .due)
        waiting.lastAnswer = "535 authentication failed"
        var failed = entry(10, "automation", .failed, incident: nil)
        failed.lastAnswer = "HTTP 410"
        pages.outbox = [waiting, entry(13, "night", .held), entry(11, "ops-discord", .delivered), failed]
    }
}
