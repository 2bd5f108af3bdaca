import Alerting
import DockStatModel
import Testing

/// What containers' labels ask of rules.
struct LabelTests {
    private func scene(_ labels: [String: String], percent: Double = 60) throws -> Scene {
        var scene = Scene([try rule("memory_percent > 95", name: "mem", recover: "memory_percent < 76")])
        scene.add("web", labels: labels)
        scene.memory("web", percent: percent)
        scene.tick()
        return scene
    }

    @Test("dockstat.ignore keeps every rule away")
    func ignore() throws {
        #expect(try scene(["dockstat.ignore": "true"], percent: 99).state.alerts.isEmpty)
        #expect(try !scene(["dockstat.ignore": "false"], percent: 99).state.alerts.isEmpty)
    }

    @Test("dockstat.alert.<rule>=off switches one rule off")
    func off() throws {
        #expect(try scene(["dockstat.alert.mem": "off"], percent: 99).state.alerts.isEmpty)
        #expect(try !scene(["dockstat.alert.other": "off"], percent: 99).state.alerts.isEmpty)
    }

    @Test("a threshold of its own applies, and recovery keeps its distance in proportion")
    func threshold() throws {
        var scene = try scene(["dockstat.alert.mem.threshold": "50"])
        #expect(scene.phase("mem") == .firing)
        #expect(scene.alert("mem")?.condition == "memory_percent > 50%")
        scene.memory("web", percent: 41)
        scene.tick()
        #expect(scene.phase("mem") == .firing)
        scene.memory("web", percent: 39)
        scene.tick()
        #expect(scene.phase("mem") == .resolved)
    }

    @Test("a threshold that cannot be read leaves the rule's own in place")
    func badThreshold() throws {
        var scene = try scene(["dockstat.alert.mem.threshold": "a lot"])
        #expect(scene.state.alerts.isEmpty)
        scene.memory("web", percent: 99)
        scene.tick()
        #expect(scene.alert("mem")?.condition == "memory_percent > 95%")
    }

    @Test(
        "wrong labels are told, with what is allowed",
        arguments: [
            ("dockstat.alert.mem.threshold", "a lot", "such as 90"), ("dockstat.alert.mem", "no", "off is expected"),
            ("dockstat.alert.cpu", "off", "there is no rule cpu"), ("dockstat.ignore", "yes", "true or false is expected"),
            ("dockstat.receiver", "ops,nobody", "there is no receiver nobody"), ("dockstat.receiver", " ", "names of receivers"),
            ("dockstat.link", "javascript:x", "http: or https:"), ("dockstat.logs", "-1", "number of lines"),
            ("dockstat.logs", "201", "0 to 200"),
            ("dockstat.ignored", "true", "no such label"), ("dockstat.group", "", "a name is expected"),
        ])
    func mistakes(label: String, value: String, part: String) throws {
        let scene = try scene([label: value])
        let mistakes = scene.engine.labelMistakes([scene["web"].status])
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasPrefix("web on h: label \(label)=\(value): ") ?? false)
        #expect(mistakes.first?.contains(part) ?? false)
    }

    @Test("right labels are no mistakes")
    func right() throws {
        let scene = try scene([
            "dockstat.alert.mem.threshold": "80%", "dockstat.alert.mem": "off", "dockstat.ignore": "false",
            "dockstat.receiver": "ops", "dockstat.link": "https://example.org", "dockstat.logs": "5", "dockstat.group": "shop",
            "dockstat.public": "true", "com.example": "x",
        ])
        #expect(scene.engine.labelMistakes([scene["web"].status]) == [])
    }

    @Test("a rule watches what all parts of its matcher match, host labels below container labels")
    func matchers() throws {
        var matcher = Matcher()
        matcher.containers = ["web-*"]
        matcher.labels = ["tier": "pro?"]
        var scene = Scene([try rule("pids > 1", on: matcher)])
        scene.addHost("h", labels: ["tier": "prod"])
        for (name, labels) in [("web-1", [:]), ("web-2", ["tier": "test"]), ("db", [:])] {
            scene.add(name, labels: labels)
            scene[name].status.usage.pids = 5
        }
        scene.tick()
        #expect(scene.state.alerts.map(\.facts.container) == ["web-1"])
    }
}
