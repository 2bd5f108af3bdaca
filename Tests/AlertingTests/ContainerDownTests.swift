import Alerting
import DockStatModel
import Testing

/// `container-down`: at once, unless the engine's word may still come.
struct ContainerDownTests {
    private func scene(policy: RestartPolicy = .unlessStopped) -> Scene {
        var scene = Scene()
        scene.add("web", policy: policy)
        scene.ticks(3)
        return scene
    }

    private func phase(_ scene: Scene) -> AlertPhase? { scene.phase("container-down") }

    @Test("exited though nobody asked fires at once", arguments: [(RestartPolicy.no, 1), (.unlessStopped, 0), (.always, 139)])
    func crash(policy: RestartPolicy, code: Int) {
        var scene = scene(policy: policy)
        scene.crash("web", code: code)
        scene.tick()
        #expect(phase(scene) == .firing && scene.toldNow == ["opened ops"])
        let text = "web on h ended with exit code \(code) though nobody stopped it"
        #expect(scene.alert("container-down")?.summary["en"] == text)
    }

    @Test("a stop that was asked for is told by the engine's stop event, not by the exit code", arguments: [0, 1, 137, 143])
    func stop(code: Int) {
        var scene = scene()
        scene.stop("web", code: code)
        scene.ticks(4)
        #expect(scene.state.alerts.isEmpty && scene.outbox.isEmpty)
    }

    @Test("exit 0 without a restart policy is a finished job, not an outage")
    func finished() {
        var scene = scene(policy: .no)
        scene.crash("web", code: 0)
        scene.ticks(4)
        #expect(scene.state.alerts.isEmpty)
    }

    @Test("killed a moment before the look: it waits one look for the stop event, which comes")
    func stopOnItsWay() {
        var scene = scene()
        scene.tell("web", "kill", "15", after: .seconds(14))
        scene.crash("web", code: 137, after: .milliseconds(14_500))
        let changes = scene.tick()
        #expect(phase(scene) == .pending && changes.awaitsEngine && changes.outbox.isEmpty)
        #expect(scene.alert("container-down")?.samples.last?.verdict == .waits)
        scene.tell("web", "stop", after: .milliseconds(-400))
        scene.end("web", code: 137, stopRequested: true, after: .milliseconds(-500))
        scene.tick(after: .seconds(1))
        #expect(phase(scene) == nil && scene.outbox.isEmpty && !scene.last.awaitsEngine)
    }

    @Test("killed by hand: no stop event comes, and the next look fires")
    func killedByHand() {
        var scene = scene()
        scene.tell("web", "kill", "9", after: .seconds(14))
        scene.crash("web", code: 137, after: .milliseconds(14_200))
        scene.tick()
        #expect(phase(scene) == .pending)
        scene.tick(after: .seconds(1))
        #expect(phase(scene) == .firing)
    }

    @Test("a second look 300 ms later fires: the end was listed, and no stop event is later than that", arguments: [299, 300])
    func secondLook(milliseconds: Int) {
        var scene = scene()
        scene.tell("web", "kill", "9", after: .milliseconds(14_800))
        scene.crash("web", code: 137, after: .milliseconds(14_900))
        #expect(scene.tick().awaitsEngine)
        scene.tick(after: .milliseconds(milliseconds))
        #expect(phase(scene) == (milliseconds < 300 ? .pending : .firing))
        #expect(scene.last.awaitsEngine == (milliseconds < 300))
    }

    @Test("an end told and not listed yet is worth a second look for 5 s", arguments: [(10_100, true), (9_900, false)])
    func endNotListed(died: Int, isAwaited: Bool) {
        var scene = scene()
        scene.tell("web", "die", "1", after: .milliseconds(died))
        #expect(scene.tick().awaitsEngine == isAwaited)
        #expect(scene.state.alerts.isEmpty)
        scene.start("web", after: .seconds(1))
        #expect(!scene.tick().awaitsEngine)
    }

    @Test("a kill long before the look, or long before the end, waits for nothing", arguments: [(4, 5), (-12, 14)])
    func oldKill(killed: Int, died: Int) {
        var scene = scene()
        scene.tell("web", "kill", "15", after: .seconds(killed))
        scene.crash("web", code: 137, after: .seconds(died))
        scene.tick()
        #expect(phase(scene) == .firing && !scene.last.awaitsEngine)
    }

    @Test("an end before anything we saw never fires")
    func beforeUs() {
        var scene = Scene()
        scene.add("web", policy: .no)
        scene.end("web", code: 1, stopRequested: nil, after: .zero - .hours(5))
        #expect(scene["web"].status.service == .down)
        scene.ticks(5)
        #expect(scene.state.alerts.isEmpty)
    }

    @Test("an end that no event told of, as after an engine restart, gets two ticks of grace")
    func engineRestart() {
        var scene = scene()
        scene.end("web", code: 255, stopRequested: false)
        scene.tick()
        #expect(phase(scene) == .pending)
        scene.tick()
        #expect(phase(scene) == .pending)
        scene.tick()
        #expect(phase(scene) == .firing)
    }

    @Test("an engine restart whose containers come back within two ticks says nothing")
    func engineRestartReturns() {
        var scene = scene()
        scene.end("web", code: 255, stopRequested: false)
        scene.ticks(2)
        scene.start("web")
        scene.ticks(3)
        #expect(scene.state.alerts.isEmpty && scene.outbox.isEmpty)
    }

    @Test("when a host answers again, restart policies get two ticks before anything fires")
    func hostReturns() {
        var scene = scene()
        scene.lose()
        scene.ticks(1)
        scene.reach()
        scene.crash("web", code: 255)
        scene.tick()
        #expect(phase(scene) == .pending)
        scene.tick()
        #expect(phase(scene) == .pending)
        scene.tick()
        #expect(phase(scene) == .firing)
    }

    @Test("the first tick that reaches a host is no return: what ends then fires at once")
    func firstReach() {
        var scene = Scene()
        scene.add("web")
        scene.tick()
        scene.crash("web", after: .seconds(5))
        scene.tick()
        #expect(phase(scene) == .firing)
    }

    @Test("recreation is a stop and a start of the same identity: no alert")
    func recreation() {
        var scene = scene()
        scene.stop("web", after: .seconds(3))
        scene.vanish("web")
        scene.tick()
        scene["web"].status.engineID = "id-2"
        scene.start("web")
        scene.ticks(3)
        #expect(scene.state.alerts.isEmpty)
    }

    @Test("missing though its restart policy says it should run: fires after two ticks without a successor")
    func missing() {
        var scene = scene()
        scene.vanish("web")
        scene.tick()
        #expect(phase(scene) == .pending)
        scene.tick()
        #expect(phase(scene) == .pending)
        scene.tick()
        #expect(phase(scene) == .firing)
        #expect(scene.alert("container-down")?.summary["en"] == "web on h is gone though it should run")
    }

    @Test("missing, and a successor runs within two ticks: nothing")
    func successor() {
        var scene = scene()
        scene.tell("web", "kill", "9", after: .seconds(5))
        scene.tell("web", "die", "137", after: .seconds(6))
        scene.vanish("web")
        scene.ticks(2)
        scene["web"].status.engineID = "id-2"
        scene.start("web")
        scene.ticks(3)
        #expect(scene.state.alerts.isEmpty && scene.outbox.isEmpty)
    }

    @Test("missing after a stop never fires")
    func removedAfterStop() {
        var scene = scene()
        scene.stop("web")
        scene.tick()
        scene.vanish("web")
        scene.ticks(5)
        #expect(scene.state.alerts.isEmpty)
    }

    @Test("missing without a policy that says it should run never fires", arguments: [RestartPolicy.no, .onFailure])
    func removedJob(policy: RestartPolicy) {
        var scene = scene(policy: policy)
        scene.vanish("web")
        scene.ticks(5)
        #expect(scene.state.alerts.isEmpty)
    }

    @Test(
        "missing, and its last run ended before the events we keep: nobody knows, so nothing fires",
        arguments: [RestartPolicy.always, .unlessStopped], [Duration.hours(25), .days(3)])
    func endedLongAgo(policy: RestartPolicy, ago: Duration) {
        var scene = scene(policy: policy)
        scene.stop("web")
        scene.tick(after: ago)
        scene["web"].events = []
        scene.vanish("web")
        scene.ticks(5)
        #expect(scene.state.alerts.isEmpty)
    }

    @Test("it is over when the container runs again")
    func back() {
        var scene = scene()
        scene.crash("web")
        scene.tick()
        scene.start("web")
        scene.tick()
        #expect(phase(scene) == .resolved && scene.told == ["opened ops", "resolved ops"])
    }

    @Test("restarting over and over and dead are down too", arguments: [ContainerState.restarting, .dead])
    func restarting(state: ContainerState) {
        var scene = scene()
        scene.tell("web", "die", "1")
        scene.end("web", code: 1, stopRequested: false, state: state)
        scene.tick()
        #expect(phase(scene) == .firing)
    }

    @Test("a rule on `state` waits the same way, and a container that vanished counts whatever its policy")
    func stateRule() throws {
        var scene = Scene([try rule("state = missing")])
        scene.add("web", policy: .no)
        scene.tick()
        scene.vanish("web")
        scene.ticks(2)
        #expect(scene.phase("r") == .pending)
        scene.tick()
        #expect(scene.phase("r") == .firing)
    }

    @Test("a clock that went back does not keep an outage from people")
    func clockWentBack() {
        var scene = scene()
        scene.end("web", code: 255, stopRequested: false)
        scene.tick()
        #expect(phase(scene) == .pending)
        scene.tick(after: .zero - .seconds(20))
        #expect(phase(scene) == .firing)
    }
}
