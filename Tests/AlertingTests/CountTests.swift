import Alerting
import DockStatModel
import Testing

/// Restarts and out-of-memory kills within a window.
struct CountTests {
    private func scene() -> Scene {
        var scene = Scene()
        scene.add("web")
        scene.ticks(2)
        return scene
    }

    @Test("three restarts within ten minutes are a loop")
    func loop() {
        var scene = scene()
        for _ in 0..<2 {
            scene.restart("web")
            scene.tick()
        }
        #expect(scene.phase("restart-loop") == nil)
        scene.restart("web")
        scene.tick()
        #expect(scene.phase("restart-loop") == .firing && scene.alert("restart-loop")?.value == "3")
        scene.ticks(45)
        #expect(scene.phase("restart-loop") == .resolved)
    }

    @Test("several restarts between two ticks count each")
    func burst() {
        var scene = scene()
        for second in [1, 3, 6] { scene.restart("web", after: .seconds(second)) }
        scene.tick()
        #expect(scene.phase("restart-loop") == .firing)
    }

    @Test("a person's restart is no restart: a stop lies between")
    func byHand() {
        var scene = scene()
        for _ in 0..<5 {
            scene.stop("web")
            scene.start("web")
            scene.tick()
        }
        #expect(scene.state.alerts.isEmpty)
    }

    @Test("neither a first start nor a recreation counts")
    func recreation() {
        var scene = scene()
        for number in 0..<5 {
            scene.tell("web", "die", "1", after: .seconds(2))
            scene["web"].status.engineID = "id-\(number)"
            scene.start("web")
            scene.tick()
        }
        #expect(scene.phase("restart-loop") == nil)
    }

    @Test("restarts before the host was watched are not ours")
    func before() {
        var scene = Scene()
        scene.add("web")
        for second in [-50, -40, -30, -20] { scene.restart("web", after: .seconds(second)) }
        scene.ticks(2)
        #expect(scene.phase("restart-loop") == nil)
    }

    @Test("where events are missing, the engine's own count of a young container tells")
    func lostEvents() {
        var scene = scene()
        scene.tick(after: .hours(1))
        let now = scene.now
        scene["web"].status.created = now
        scene["web"].status.details?.restartCount = 4
        scene.tick()
        #expect(scene.phase("restart-loop") == .firing && scene.alert("restart-loop")?.value == "4")
    }

    @Test("of an older container, what events lack counts only where they were lost within the window", arguments: [true, false])
    func lostInWindow(isInWindow: Bool) {
        var scene = scene()
        let now = scene.now
        scene["web"].status.created = now
        scene.tick(after: .hours(2))
        scene["web"].status.details?.restartCount = 5
        let end = isInWindow ? scene.now : scene.now - .hours(1)
        scene.addGap(EventGap(from: end - .minutes(1), to: end, evidence: "the ring was full"))
        scene.tick()
        #expect((scene.phase("restart-loop") == .firing) == isInWindow)
    }

    @Test("a start that inspect tells and no event counts once")
    func untoldStart() throws {
        var scene = Scene([try rule("restarts >= 1 in 10m")])
        scene.add("web")
        scene.tick()
        scene["web"].status.details?.restartCount = 7
        let now = scene.now
        scene["web"].status.details?.finishedAt = now + .seconds(3)
        scene["web"].status.details?.startedAt = now + .seconds(4)
        scene.tick()
        #expect(scene.phase("r") == .firing && scene.alert("r")?.value == "1")
    }

    @Test("an out-of-memory kill fires at once, and a run counts once however many processes were killed")
    func oom() {
        var scene = scene()
        for after in [1, 2, 3] { scene.tell("web", "oom", after: .seconds(after)) }
        scene.restart("web", after: .seconds(4))
        scene.tick()
        #expect(scene.phase("oom-kill") == .firing && scene.alert("oom-kill")?.value == "1")
        scene.tell("web", "oom")
        scene.restart("web", after: .seconds(6))
        scene.tick()
        #expect(scene.alert("oom-kill")?.value == "2")
        scene.ticks(45)
        #expect(scene.phase("oom-kill") == .resolved)
    }

    @Test("where events are missing, inspect tells of the kill")
    func oomFromInspect() {
        var scene = scene()
        scene.crash("web", code: 137)
        scene["web"].status.details?.oomKilled = true
        scene.tick()
        #expect(scene.phase("oom-kill") == .firing)
    }

    @Test("a kill before the host was watched is not ours")
    func oomBefore() {
        var scene = Scene()
        scene.add("web")
        scene.tell("web", "oom", after: .zero - .minutes(1))
        scene["web"].status.details?.oomKilled = true
        scene["web"].status.details?.finishedAt = Scene.beginning - .minutes(1)
        scene.ticks(2)
        #expect(scene.phase("oom-kill") == nil)
    }
}
