import Alerting
import DockStatModel
import Testing

/// Silences, maintenance, inhibition, flapping.
struct MutingTests {
    private func scene() -> Scene {
        var scene = Scene()
        scene.add("web")
        scene.ticks(2)
        return scene
    }

    private func silence(_ scene: Scene, for length: Duration, _ matcher: Matcher = Matcher()) -> Silence {
        Silence(
            id: 7, matcher: matcher, start: scene.now, end: scene.now + length, reason: "known", author: "ann",
            createdAt: scene.now)
    }

    @Test("nothing is sent about what is silenced; the trace says whose silence, once")
    func silenced() {
        var scene = scene()
        scene.state.silences = [silence(scene, for: .hours(1))]
        scene.crash("web")
        scene.ticks(5)
        #expect(scene.phase("container-down") == .firing && scene.outbox.isEmpty)
        #expect(scene.alert("container-down")?.mutedBy == .silence(7))
        #expect(scene.decisions.map(\.outcome) == [.silenced])
        #expect(scene.decisions.first?.reason == "silence 7 by ann: known")
        scene.start("web")
        scene.ticks(2)
        #expect(scene.outbox.isEmpty && scene.state.incidents.isEmpty)
    }

    @Test("when a silence ends and the alert still fires, one message says so", arguments: [true, false])
    func silenceEnds(wasTold: Bool) {
        var scene = scene()
        if wasTold {
            scene.crash("web")
            scene.tick()
        }
        scene.state.silences = [silence(scene, for: .minutes(10))]
        if !wasTold { scene.crash("web") }
        scene.ticks(50)
        #expect(scene.told == (wasTold ? ["opened ops", "updated ops"] : ["opened ops"]))
        #expect(scene.outbox.last?.message.note?["en"] == "a silence ended")
    }

    @Test("what was told and ends while silenced is told to be over when the silence ends")
    func endsWhileSilenced() {
        var scene = scene()
        scene.crash("web")
        scene.tick()
        scene.state.silences = [silence(scene, for: .minutes(10))]
        scene.start("web")
        scene.tick()
        let over = scene.now
        scene.ticks(20)
        #expect(scene.phase("container-down") == .resolved && scene.told == ["opened ops"])
        scene.ticks(30)
        #expect(scene.told == ["opened ops", "resolved ops"])
        #expect(scene.incidents[1]?.resolvedAt == over)
    }

    enum Part: CaseIterable { case host, container, rule, label }

    @Test("a silence's matchers are globs over host, container, rule and label", arguments: Part.allCases, [true, false])
    func matching(part: Part, isSilenced: Bool) {
        var scene = scene()
        scene["web"].status.labels["tier"] = "production"
        var matcher = Matcher()
        switch part {
        case .host: matcher.hosts = isSilenced ? ["?"] : ["db-*"]
        case .container: matcher.containers = isSilenced ? ["db", "w*"] : ["db"]
        case .rule: matcher.rules = isSilenced ? ["container-*"] : ["oom-*"]
        case .label: matcher.labels = isSilenced ? ["tier": "prod*"] : ["tier": "prod"]
        }
        scene.state.silences = [silence(scene, for: .hours(1), matcher)]
        scene.crash("web")
        scene.tick()
        #expect(scene.outbox.isEmpty == isSilenced)
    }

    @Test("a maintenance window mutes, of the configuration and of people", arguments: [true, false])
    func maintenance(isConfigured: Bool) {
        var scene = scene()
        let window = MaintenanceWindow(
            name: "patch night", matcher: Matcher(), schedule: .once(from: scene.now, to: scene.now + .minutes(5)),
            timeZone: "UTC")
        if isConfigured { scene.maintenance = [window] } else { scene.state.maintenance = [window] }
        scene.crash("web")
        scene.tick()
        #expect(scene.alert("container-down")?.mutedBy == .maintenance("patch night") && scene.outbox.isEmpty)
        #expect(scene.decisions.map(\.outcome) == [.maintenance])
        scene.ticks(25)
        #expect(scene.told == ["opened ops"])
        #expect(scene.outbox.last?.message.note?["de"] == "das Wartungsfenster patch night ist zu Ende")
    }

    @Test("one host outage is one incident with one message, whatever its containers do")
    func inhibition() {
        var scene = scene()
        scene.add("db")
        scene.memory("db", percent: 99)
        scene.ticks(25)
        #expect(scene.told == ["opened ops"])
        scene.lose()
        scene.ticks(3)
        #expect(scene.told.dropFirst() == ["updated ops"], "the host joins the incident of its containers")
        #expect(scene.alert("memory-limit")?.mutedBy == .inhibited(host: "h"))
        #expect(scene.phase("memory-limit") == .firing)
        scene.ticks(100)
        #expect(scene.told.count == 2)
        #expect(scene.decisions.contains { $0.outcome == .inhibited && $0.reason.contains("h is lost") })
        scene.reach()
        scene.memory("db", percent: 20)
        scene.ticks(2)
        #expect(scene.told.count == 3 && scene.told.last == "resolved ops")
    }

    @Test("a host outage with healthy containers is one message, and one when it is over")
    func hostOutage() {
        var scene = scene()
        for number in 0..<20 { scene.add("c\(number)") }
        scene.ticks(2)
        scene.lose()
        scene.ticks(5)
        scene.reach()
        for number in 0..<20 { scene.end("c\(number)", code: 255, stopRequested: false) }
        scene.tick()
        for number in 0..<20 { scene.start("c\(number)") }
        scene.ticks(3)
        #expect(scene.told == ["opened ops", "resolved ops"])
        #expect(scene.incidents.count == 1)
    }

    @Test("an alert about another host, the job or a receiver goes on while a host is lost")
    func notInhibited() {
        var scene = scene()
        scene.addHost("other")
        scene.add("api", host: "other")
        scene.lose()
        scene.ticks(3)
        scene.crash("api")
        scene.tick()
        #expect(scene.toldNow == ["opened ops"])
    }

    @Test(
        "more than four turns within thirty minutes: one message says so, and further ones wait for calm",
        arguments: [true, false])
    func flapping(endsFiring: Bool) {
        var scene = scene()
        scene.rules = [Rule.builtIn[0]]
        for turn in 0..<9 {
            if turn.isMultiple(of: 2) { scene.crash("web") } else { scene.start("web") }
            scene.ticks(4)
        }
        let beginning = ["opened ops", "resolved ops", "opened ops", "resolved ops", "opened ops"]
        #expect(scene.told == beginning)
        #expect(scene.outbox.last?.message.note?["en"]?.hasPrefix("web comes and goes") ?? false)
        #expect(scene.alert("container-down")?.mutedBy == .flapping)
        #expect(scene.incidents.values.count { $0.isOpen } == 1)
        if !endsFiring { scene.start("web") }
        // The last turn was three ticks ago, or comes with the first of these: up to 14 m 45 s after it nothing is said.
        scene.ticks(endsFiring ? 56 : 60)
        #expect(scene.told == beginning)
        scene.tick()
        #expect(scene.told == beginning + [endsFiring ? "updated ops" : "resolved ops"])
        #expect(scene.outbox.last?.message.note?["en"] == "calm for 15m")
        #expect(scene.decisions.count { $0.outcome == .flapping } == 3, "each time it fires, the trace says why nobody hears")
    }

    @Test(
        "it takes more than 4 turns in 30m: a fifth one 30 minutes after the first flaps, 31 minutes after it does not",
        arguments: [(30, true), (31, false)])
    func flappingLimits(ticksBetween: Int, flaps: Bool) {
        var scene = scene()
        scene.rules = [Rule.builtIn[0]]
        for turn in 0..<5 {
            #expect(scene.alert("container-down")?.flappingSince == nil)
            if turn > 0 { scene.ticks(ticksBetween - 1) }
            if turn.isMultiple(of: 2) { scene.crash("web") } else { scene.start("web") }
            scene.tick()
        }
        #expect((scene.alert("container-down")?.flappingSince != nil) == flaps)
        #expect(scene.told.count == 5)
    }

    @Test("slow comings and goings do not flap")
    func noFlapping() {
        var scene = scene()
        scene.rules = [Rule.builtIn[0]]
        for turn in 0..<8 {
            if turn.isMultiple(of: 2) { scene.crash("web") } else { scene.start("web") }
            scene.ticks(40)
        }
        #expect(scene.told.count == 8 && scene.alert("container-down")?.flappingSince == nil)
    }

    @Test("an acknowledgement ends by itself on recovery")
    func acknowledgement() {
        var scene = scene()
        scene.crash("web")
        scene.tick()
        scene.state.alerts[0].acknowledgement = Acknowledgement(by: "ann", reason: "on it", time: scene.now)
        scene.tick()
        #expect(scene.alert("container-down")?.acknowledgement != nil)
        scene.start("web")
        scene.tick()
        #expect(scene.alert("container-down")?.acknowledgement == nil)
    }
}
