import Alerting
import DockStatModel
import Testing

/// Grouping, messages by difference, reminders and escalation.
struct IncidentTests {
    private func shop() -> Scene {
        var scene = Scene()
        for name in ["web", "api", "db"] { scene.add(name, stack: "shop") }
        scene.add("mail", stack: "post")
        scene.ticks(2)
        return scene
    }

    @Test("alerts of one group that fire in the same tick are one incident with one message")
    func together() {
        var scene = shop()
        for name in ["web", "api", "db", "mail"] { scene.crash(name) }
        scene.tick()
        #expect(scene.told == ["opened ops", "opened ops"])
        let shop = scene.outbox.first { $0.message.incident?.group["stack"] == "shop" }?.message
        #expect(shop?.alerts.count == 3)
        #expect(shop?.incident?.title == ["en": "shop, h: 3 alerts", "de": "shop, h: 3 Alarme"])
        #expect(shop?.incident?.group == ["host": "h", "stack": "shop"])
    }

    @Test("an incident is one conversation: first message, updates, resolution")
    func conversation() {
        var scene = shop()
        scene.crash("web")
        scene.tick()
        scene.crash("api")
        scene.tick()
        scene.start("web")
        scene.tick()
        scene.start("api")
        scene.tick()
        #expect(scene.told == ["opened ops", "updated ops", "updated ops", "resolved ops"])
        #expect(scene.incidents.count == 1 && Set(scene.outbox.map(\.message.incident?.id)) == [1])
        #expect(
            scene.outbox.map { $0.message.alerts.map(\.phase) } == [
                [.firing], [.firing, .firing], [.firing, .resolved], [.resolved, .resolved],
            ])
        #expect(scene.state.incidents.isEmpty && scene.incidents[1]?.resolvedAt == scene.now)
        scene.crash("web")
        scene.tick()
        #expect(scene.toldNow == ["opened ops"] && scene.incidents.count == 2)
    }

    @Test("one that a person opened is left to people: no look closes it, and no alert joins it")
    func byHand() {
        var scene = shop()
        scene.settings.groupBy = []
        var incident = Incident(id: 7, group: [:], openedAt: scene.now, severity: .warning)
        incident.openedBy = "Ann"
        scene.state.incidents.append(incident)
        scene.state.nextIncident = 8
        scene.ticks(3)
        #expect(scene.incidents.isEmpty && scene.told.isEmpty)
        scene.crash("web")
        scene.tick()
        #expect(scene.incidents.keys.sorted() == [8] && scene.told == ["opened ops"])
        #expect(scene.state.incidents.contains(incident))
    }

    @Test("nothing more is said while nothing changes")
    func quiet() {
        var scene = shop()
        scene.crash("web")
        scene.ticks(100)
        #expect(scene.told == ["opened ops"] && scene.decisions.map(\.outcome) == [.queued])
    }

    @Test("group_wait holds the first message back for others of its group")
    func groupWait() {
        var scene = shop()
        scene.settings.groupWait = .seconds(30)
        scene.crash("web")
        scene.tick()
        #expect(scene.outbox.isEmpty && scene.decisions.map(\.outcome) == [.waitsForGroup])
        scene.crash("api")
        scene.tick()
        #expect(scene.outbox.isEmpty)
        scene.tick()
        #expect(scene.told == ["opened ops"] && scene.outbox[0].message.alerts.count == 2)
    }

    @Test("an incident that was never announced closes quietly")
    func quietClose() {
        var scene = shop()
        scene.settings.groupWait = .minutes(5)
        scene.crash("web")
        scene.tick()
        scene.start("web")
        scene.ticks(30)
        #expect(scene.outbox.isEmpty && scene.state.incidents.isEmpty && scene.incidents[1]?.announcedAt == nil)
    }

    @Test("dockstat.group stands in for the stack")
    func groupLabel() {
        var scene = shop()
        scene["mail"].status.labels["dockstat.group"] = "shop"
        scene.crash("web")
        scene.crash("mail")
        scene.tick()
        #expect(scene.incidents.count == 1)
    }

    @Test(
        "group_by decides what belongs together",
        arguments: [([], 1), (["host"], 1), (["container"], 4), (["rule"], 1), (["label:tier"], 2), (["severity", "stack"], 2)])
    func groupBy(keys: [String], count: Int) {
        var scene = shop()
        scene["db"].status.labels["tier"] = "data"
        scene.settings.groupBy = keys
        for name in ["web", "api", "db", "mail"] { scene.crash(name) }
        scene.tick()
        #expect(scene.incidents.count == count)
    }

    @Test("a reminder while firing and not acknowledged")
    func reminder() {
        var scene = shop()
        scene.settings.repeatEvery = .hours(1)
        scene.crash("web")
        scene.tick()
        scene.tick(after: .minutes(59))
        #expect(scene.told.count == 1)
        scene.tick(after: .minutes(1))
        #expect(scene.toldNow == ["reminder ops"])
        scene.tick()
        scene.tick(after: .hours(1))
        #expect(scene.told == ["opened ops", "reminder ops", "reminder ops"])
    }

    @Test("without `repeat` it reminds every 4h")
    func defaultReminder() {
        var scene = shop()
        scene.crash("web")
        scene.tick()
        for _ in 0..<3 {
            scene.tick(after: .hours(4) - .seconds(15))
            #expect(scene.toldNow == [])
            scene.tick()
            #expect(scene.toldNow == ["reminder ops"])
        }
    }

    @Test("an acknowledgement stops reminders, and the trace says so once")
    func acknowledged() {
        var scene = shop()
        scene.settings.repeatEvery = .hours(1)
        scene.crash("web")
        scene.tick()
        scene.state.alerts[0].acknowledgement = Acknowledgement(by: "ann", reason: "on it", time: scene.now)
        for _ in 0..<10 { scene.tick(after: .minutes(30)) }
        #expect(scene.told == ["opened ops"])
        #expect(scene.decisions.filter { $0.outcome == .acknowledged }.map(\.reason) == ["ann acknowledged it: on it"])
    }

    @Test("repeat of zero reminds of nothing")
    func noReminder() {
        var scene = shop()
        scene.settings.repeatEvery = .zero
        scene.crash("web")
        scene.tick()
        scene.tick(after: .days(3))
        #expect(scene.told.count == 1)
    }

    private func escalating() -> Scene {
        var scene = shop()
        scene.settings.receivers = [receiver("ops"), receiver("boss")]
        scene.settings.routes = [
            Route(matcher: Matcher(), receivers: ["ops"], escalation: .init(after: .minutes(10), receivers: ["boss"]))
        ]
        scene.crash("web")
        scene.tick()
        return scene
    }

    @Test("after a time unacknowledged, further receivers hear of it once, and of its further course")
    func escalation() {
        var scene = escalating()
        scene.tick(after: .minutes(9))
        #expect(scene.told == ["opened ops"])
        scene.tick(after: .minutes(1))
        #expect(scene.toldNow == ["escalated boss"] && scene.incidents[1]?.escalated == ["boss"])
        scene.ticks(5)
        scene.crash("api")
        scene.tick()
        #expect(scene.toldNow == ["updated ops", "updated boss"])
        scene.start("web")
        scene.start("api")
        scene.tick()
        #expect(scene.toldNow == ["resolved ops", "resolved boss"])
    }

    @Test("an acknowledgement stops escalation")
    func noEscalation() {
        var scene = escalating()
        scene.state.alerts[0].acknowledgement = Acknowledgement(by: "ann", reason: "on it", time: scene.now)
        for _ in 0..<10 { scene.tick(after: .minutes(5)) }
        #expect(scene.told == ["opened ops"])
        #expect(scene.decisions.count { $0.outcome == .acknowledged && $0.kind == .escalated } == 1)
    }

    @Test("a rule made more severe meanwhile is told")
    func raised() throws {
        var scene = Scene([try rule("memory_percent > 90")])
        scene.add("web")
        scene.memory("web", percent: 95)
        scene.tick()
        scene.rules[0].severity = .critical
        scene.ticks(3)
        #expect(scene.told == ["opened ops", "updated ops"])
        #expect(scene.outbox.last?.message.incident?.severity == .critical)
    }

    @Test("the timeline tells what preceded, what fired, who was told, and the end")
    func timeline() {
        var scene = shop()
        scene["web"].imageChanges = [
            ImageChange(time: scene.now, fromImage: "web:1", toImage: "web:2", from: "sha256:aaaa", to: "sha256:bbbb")
        ]
        scene.tell("web", "oom", after: .seconds(4))
        scene.crash("web", code: 137)
        scene["web"].logs = ["out of memory", "DB_PASSWORD=hunter2"]
        scene.tick()
        scene.start("web")
        scene.ticks(45)
        let kinds: [IncidentEntry.Kind] = [.opened, .imageChanged, .oomKill, .exit, .alertFired, .logs]
        #expect(Array(scene.entries.map(\.kind).prefix(6)) == kinds)
        #expect(scene.entries.map(\.kind).contains(.message) && scene.entries.last { $0.kind == .resolved } != nil)
        #expect(scene.entries.first { $0.kind == .logs }?.lines == ["out of memory", "DB_PASSWORD=***"])
        #expect(scene.entries.first { $0.kind == .imageChanged }?.text.contains("web:1 (aaaa) → web:2 (bbbb)") ?? false)
        #expect(scene.entries.count { $0.kind == .exit } == 1, "two alerts of one container tell its story once")
    }

    @Test("what only the engine's list and inspect know stands in the timeline too, where no event told it")
    func untoldFacts() {
        var scene = shop()
        scene["web"].status.details?.restartCount = 3
        scene["web"].status.details?.oomKilled = true
        scene["web"].status.details?.error = "OCI runtime: password=hunter2"
        // No event tells of this end.
        scene.end("web", code: 137, stopRequested: false)
        scene.ticks(3)
        let facts = scene.entries.filter { [.exit, .oomKill, .restart, .engineEvent].contains($0.kind) }
        #expect(
            facts.map(\.text) == [
                "web: exit code 137", "web: killed for want of memory", "web: restarted 3 times by the engine",
                "web: the engine says: OCI runtime: password=***",
            ])
        #expect(facts.map(\.kind) == [.exit, .oomKill, .restart, .engineEvent])

        scene["db"].status.details?.restartCount = 2
        scene["db"].status.details?.oomKilled = true
        scene.tell("db", "oom", after: .seconds(4))
        scene.crash("db", code: 137)
        scene.tick()
        let told = scene.entries.filter { $0.text.hasPrefix("db") && $0.kind != .alertFired }.map(\.text)
        #expect(
            told == [
                "db out of memory: the kernel killed a process", "db ended with exit code 137",
                "db: restarted 2 times by the engine",
            ])
    }

    @Test("as many log lines are kept as were asked for, 200 at most")
    func logLines() {
        for (count, kept) in [(150, 150), (250, 200)] {
            var scene = shop()
            scene["web"].logs = (1...count).map { "line \($0)" }
            scene.crash("web")
            scene.tick()
            let lines = scene.entries.first { $0.kind == .logs }?.lines ?? []
            #expect(lines.count == kept && lines.last == "line \(count)")
        }
    }

    @Test("the timeline goes on with what the engine tells of its containers, each thing once")
    func happenings() {
        var scene = shop()
        scene.crash("web", code: 3)
        scene.tick()
        scene.tell("web", "rename", "old-web")
        scene.tell("db", "rename", "old-db")
        scene.ticks(2)
        // At the very moment of a tick.
        scene.start("web", after: scene.interval)
        scene["web"].imageChanges = [
            ImageChange(
                time: scene.now + scene.interval, fromImage: "web:1", toImage: "web:2", from: "sha256:aaaa", to: "sha256:bbbb")
        ]
        scene.ticks(3)
        let told = scene.entries.filter { [.exit, .restart, .engineEvent, .imageChanged].contains($0.kind) }.map(\.text)
        #expect(
            told == [
                "web ended with exit code 3", "web was renamed from old-web", "web started",
                "web was made anew from another image: web:1 (aaaa) → web:2 (bbbb)",
            ])
        let kinds = scene.entries.map(\.kind)
        #expect(kinds.firstIndex(of: .restart) ?? 99 < kinds.firstIndex(of: .alertResolved) ?? 0)
    }

    @Test("rounds of a container that restarts over and over do not bury the timeline")
    func loopingHappenings() {
        var scene = shop()
        for _ in 0..<3 {
            scene.restart("web")
            scene.tick()
        }
        #expect(scene.phase("restart-loop", of: "web") == .firing)
        let before = scene.entries.count
        for _ in 0..<20 {
            scene.restart("web")
            scene.tick()
        }
        #expect(!scene.entries.dropFirst(before).contains { $0.kind == .exit || $0.kind == .restart })
        scene.tell("web", "oom")
        scene.tick()
        #expect(scene.entries.last { $0.kind == .oomKill } != nil)
    }

    @Test("a message carries facts, evidence, link and page of each alert")
    func summary() {
        var scene = shop()
        scene["web"].status.labels["dockstat.link"] = "https://shop.example.org"
        scene["web"].logs = ["token: abc"]
        scene.crash("web", code: 3)
        scene.tick()
        let alert = scene.outbox[0].message.alerts[0]
        #expect(alert.rule == "container-down" && alert.severity == .critical && alert.state == "exited")
        #expect(alert.container == "web" && alert.stack == "shop" && alert.host == "h" && alert.engineID == "id-web")
        #expect(alert.link == "https://shop.example.org" && alert.condition == "service = down")
        #expect(alert.evidence.contains(Finding(.exitCode, "3")) && alert.evidence.contains(Finding(.log, "token: ***")))
        #expect(alert.evidence.contains { $0.kind == .died && $0.values == ["3"] && $0.time != nil })
        #expect(scene.outbox[0].message.site == "Example" && alert.page == "of/container/h/\(scene["web"].status.identity.key)")
    }

    @Test(
        "a runbook in a message is an address: that of the page which shows the note, where the site has one",
        arguments: [
            ("notes/runbooks/down.md", "https://status.example", "https://status.example/page-of/notes/runbooks/down.md"),
            ("notes/runbooks/down.md", nil, nil), ("https://wiki.example/a", nil, "https://wiki.example/a"),
        ] as [(String, String?, String?)])
    func runbook(text: String, site: String?, expected: String?) {
        var scene = shop()
        for index in scene.rules.indices { scene.rules[index].runbook = text }
        scene.baseURL = site
        scene.crash("web")
        scene.tick()
        #expect(scene.outbox[0].message.alerts[0].runbook == expected)
        #expect(scene.alert("container-down")?.runbook == text, "the pages find the note by its name")
    }
}
