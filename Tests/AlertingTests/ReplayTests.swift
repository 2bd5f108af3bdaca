import Alerting
import DockStatModel
import Testing

struct ReplayTests {
    @Test("a replay tells when a rule would have fired, until when, and how far it went")
    func firings() throws {
        var scene = Scene([])
        scene.add("web")
        scene.add("db")
        var rule = try rule("memory_percent > 90", hold: .ticks(2))
        rule.isOn = false
        var replay = RuleReplay(rule)
        let start = scene.now
        for percent in [50.0, 95, 96, 99, 93, 50, 50, 95, 97] {
            scene.memory("web", percent: percent)
            scene.memory("db", percent: 10)
            scene.tick()
            replay.take(scene.observations)
        }
        #expect(replay.firings.map(\.from) == [start + .seconds(45), start + .seconds(135)])
        #expect(replay.firings.map(\.to) == [start + .seconds(90), nil])
        #expect(replay.firings.map(\.peakText) == ["99%", "97%"])
        #expect(replay.firings.map(\.subject) == Array(repeating: .container(scene["web"].status.identity), count: 2))
    }

    @Test("of a lower bound, the peak is the lowest")
    func lowest() throws {
        var scene = Scene([])
        scene.add("web")
        var replay = RuleReplay(try rule("pids < 10"))
        for pids in [5.0, 2, 7] {
            scene["web"].status.usage.pids = pids
            scene.tick()
            replay.take(scene.observations)
        }
        #expect(replay.firings.map(\.peak) == [.number(2)])
    }
}
