import Alerting
import DockStatModel
import Testing

struct SignalTests {
    private static func running() -> Scene {
        var scene = Scene([])
        scene.add("web")
        scene["web"].status.health = .unhealthy
        scene["web"].status.details?.cpuLimit = 2
        scene["web"].imageOutdated = true
        var usage = Usage()
        usage.cpuPercent = 150
        usage.memoryBytes = 3 * 1024 * 1024
        usage.memoryLimit = 4 * 1024 * 1024
        usage.networkRxRate = 1024
        usage.networkTxRate = 2048
        usage.blockReadRate = 512
        usage.blockWriteRate = 100
        usage.pids = 12
        scene["web"].status.usage = usage
        return scene
    }

    private func explain(_ condition: String, _ scene: Scene) throws -> RuleExplanation {
        scene.engine.explain(
            try rule(condition), container: scene["web"], host: scene.observations.hosts[0], now: scene.now,
            interval: scene.interval)
    }

    @Test(
        "each signal of a running container has its value",
        arguments: [
            ("cpu_percent > 0", "150%"), ("cpu_limit_percent > 0", "75%"), ("memory_bytes > 1MiB", "3MiB"),
            ("memory_percent > 1", "75%"), ("memory_limit_percent > 1", "75%"), ("network_rx_rate > 1", "1KiB/s"),
            ("network_tx_rate > 1", "2KiB/s"),
            ("block_read_rate > 1", "512B/s"), ("block_write_rate > 1", "100B/s"), ("pids > 1", "12"),
            ("state = running", "running"),
            ("health = unhealthy", "unhealthy"), ("service = up", "up"), ("image_outdated = true", "true"),
        ])
    func values(condition: String, value: String) throws {
        let explanation = try explain(condition, Self.running())
        #expect(explanation.value == value && explanation.holds == true && explanation.notWatched == nil)
    }

    @Test(
        "what was not observed is unknown",
        arguments: ["cpu_percent > 0", "memory_percent > 0", "pids > 0", "network_rx_rate >= 0", "image_outdated = true"])
    func unknown(condition: String) throws {
        var scene = Self.running()
        scene["web"].status.usage = Usage()
        scene["web"].imageOutdated = nil
        let explanation = try explain(condition, scene)
        #expect(explanation.holds == nil && explanation.reason != nil)
    }

    @Test("a container without a limit of its own cannot be near it; of the machine's memory it has its share")
    func noLimit() throws {
        var scene = Self.running()
        scene["web"].status.details?.cpuLimit = nil
        scene["web"].status.details?.memoryLimit = nil
        #expect(try explain("cpu_limit_percent > 10", scene).holds == false)
        #expect(try explain("memory_limit_percent > 10", scene).holds == false)
        #expect(try explain("memory_percent > 10", scene).value == "75%")
        scene["web"].status.details = nil
        #expect(try explain("memory_limit_percent > 10", scene).holds == nil)
    }

    @Test(
        "usage of what does not run does not hold", arguments: ContainerState.allCases.filter { $0 != .running && $0 != .paused })
    func notRunning(state: ContainerState) throws {
        var scene = Self.running()
        scene["web"].status.state = state
        for condition in ["memory_percent > 1", "cpu_percent >= 0", "health != healthy"] {
            #expect(try explain(condition, scene).holds == false)
        }
    }

    @Test("an exit code is one of a container that ended")
    func exitCode() throws {
        var scene = Self.running()
        scene.tick()
        #expect(try explain("exit_code != 1", scene).holds == false)
        scene.crash("web", code: 137)
        scene.tick()
        let explanation = try explain("exit_code = 137", scene)
        #expect(explanation.holds == true && explanation.value == "137")
    }

    @Test("the job's age is that of the tick before this one")
    func jobAge() throws {
        var scene = Scene([try rule("job_age > 5m", name: "late", severity: .critical)])
        scene.tick()
        #expect(scene.state.alerts.isEmpty)
        scene.tick(after: .minutes(6))
        #expect(scene.phase("late") == .firing)
        #expect(scene.alert("late")?.summary["en"] == "DockStat had not looked for 6m")
        scene.tick()
        #expect(scene.phase("late") == .resolved)
    }

    @Test("a host that cannot be reached fires after two ticks, one that no tick tried is unknown")
    func hosts() {
        var scene = Scene()
        scene.tick()
        scene.lose()
        scene.tick()
        #expect(scene.phase("host-unreachable") == .pending)
        scene.tick()
        #expect(scene.phase("host-unreachable") == .firing)
        #expect(scene.alert("host-unreachable")?.summary["de"] == "h ist nicht erreichbar: no answer within 10s")
        scene.reach()
        scene.tick()
        #expect(scene.phase("host-unreachable") == .resolved)
    }

    @Test("what people do not want monitored has no alert: neither the host nor its containers, and those that fired end")
    func unmonitored() {
        var scene = Scene()
        scene.add("web")
        scene.tick()
        scene.lose()
        scene.ticks(2)
        #expect(scene.phase("host-unreachable") == .firing)
        scene.pause()
        scene.ticks(4)
        #expect(scene.phase("host-unreachable") == .resolved)
        #expect(scene.transitions.last?.reason == "the host is not monitored")
        #expect(scene.alert("container-down", of: "web") == nil)
        scene.lose()
        scene.ticks(2)
        #expect(scene.phase("host-unreachable") == .firing)
    }

    @Test("unhealthy in two ticks in a row")
    func unhealthy() {
        var scene = Scene()
        scene.add("web")
        scene.health("web", .unhealthy)
        scene.tick()
        #expect(scene.phase("container-unhealthy") == .pending)
        scene.tick()
        #expect(scene.phase("container-unhealthy") == .firing)
    }

    @Test("above 95 % of its own limit for five minutes, recovers below 85 %")
    func memoryLimit() {
        var scene = Scene()
        scene.add("web")
        scene.memory("web", percent: 96)
        scene.ticks(20)
        #expect(scene.phase("memory-limit") == .pending)
        scene.tick()
        #expect(scene.phase("memory-limit") == .firing)
        scene.memory("web", percent: 90)
        scene.tick()
        #expect(scene.phase("memory-limit") == .firing)
        scene.memory("web", percent: 84)
        scene.tick()
        #expect(scene.phase("memory-limit") == .resolved)
    }

    @Test("memory-limit does not watch containers without a memory limit of their own")
    func memoryWithoutLimit() {
        var scene = Scene()
        scene.add("web")
        scene["web"].status.details?.memoryLimit = nil
        scene.memory("web", percent: 99)
        scene.ticks(30)
        #expect(scene.state.alerts.isEmpty)
    }

    @Test("image_outdated fires once the registry's digest is another one, and is over after an update")
    func imageOutdated() throws {
        var scene = Scene([try rule("image_outdated = true", severity: .info)])
        scene.add("web")
        for (verdict, phase) in [
            (nil, nil), (false, nil), (true, AlertPhase.firing), (nil, .firing), (false, .resolved),
        ] as [(Bool?, AlertPhase?)] {
            scene["web"].imageOutdated = verdict
            scene.tick()
            #expect(scene.phase("r") == phase)
        }
    }

    @Test("an explanation says why a rule does not watch")
    func notWatched() throws {
        var scene = Self.running()
        func reason(_ rule: Rule) -> String? {
            scene.engine.explain(
                rule, container: scene["web"], host: scene.observations.hosts[0], now: scene.now, interval: scene.interval
            ).notWatched
        }
        var other = try rule("pids > 1")
        other.on.containers = ["db"]
        #expect(reason(other) == "the rule's \"on\" does not match it")
        #expect(reason(try rule("reachable = false")) == "reachable is no signal of a container")
        scene["web"].status.labels["dockstat.alert.r"] = "off"
        #expect(reason(try rule("pids > 1")) == "its label dockstat.alert.r switches the rule off")
        scene["web"].status.labels["dockstat.ignore"] = "true"
        #expect(reason(try rule("pids > 1")) == "its label dockstat.ignore keeps rules away")
    }
}
