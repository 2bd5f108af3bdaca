import Alerting
import DockStatModel
import Testing

/// Random stories, and what must hold in each.
struct PropertyTests {
    /// SplitMix64: the same stories in every run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
    }

    private let names = ["web", "api", "db", "mail"]

    private func scene(_ dice: inout Dice) throws -> Scene {
        var scene = Scene(
            Rule.builtIn + [try rule("pids > 10", name: "pids", hold: .time(.seconds(30)), recoverFor: .seconds(30))])
        var quiet = receiver("a")
        quiet.quietHours = .init(from: .init(minutes: 22 * 60), to: .init(minutes: 23 * 60), days: [], timeZone: "UTC")
        scene.settings.receivers = [quiet, receiver("b", severity: .critical), receiver("c")]
        scene.settings.groupWait = .seconds([0, 30].randomElement(using: &dice) ?? 0)
        scene.settings.routes = [
            Route(matcher: Matcher(), receivers: ["a", "b"], escalation: .init(after: .minutes(20), receivers: ["c"]))
        ]
        scene.maintenance = [
            MaintenanceWindow(
                name: "m", matcher: Matcher(), schedule: .cron("*/40 * * * *", duration: .minutes(3)), timeZone: "UTC")
        ]
        for name in names { scene.add(name, stack: name == "mail" ? nil : "shop") }
        return scene
    }

    private func happen(_ scene: inout Scene, _ dice: inout Dice) {
        let name = names.randomElement(using: &dice) ?? "web"
        let isRunning = scene[name].status.state == .running
        switch Int.random(in: 0..<14, using: &dice) {
        case 0: if isRunning { scene.crash(name) }
        case 1: if isRunning { scene.stop(name) }
        case 2: if isRunning { scene.restart(name) }
        case 3, 4, 5: if !isRunning, scene[name].status.state != .missing { scene.start(name) }
        case 6: scene[name].status.usage.pids = Double(Int.random(in: 0..<20, using: &dice))
        case 7: scene.lose()
        case 8, 9: scene.reach()
        case 10:
            let id = Int64.random(in: 1...1000, using: &dice)
            var matcher = Matcher()
            matcher.containers = [name]
            scene.state.silences = [
                Silence(
                    id: id, matcher: matcher, start: scene.now, end: scene.now + .minutes(Int.random(in: 1..<20, using: &dice)),
                    reason: "r", author: "a", createdAt: scene.now)
            ]
        case 11:
            if let index = scene.state.alerts.firstIndex(where: \.phase.isActive) {
                scene.state.alerts[index].acknowledgement = Acknowledgement(by: "ann", reason: "r", time: scene.now)
            }
        case 12: if isRunning { scene.vanish(name) }
        default: if scene[name].status.state == .missing { scene.start(name) }
        }
    }

    private func settle(_ scene: inout Scene) {
        scene.reach()
        scene.state.silences = []
        scene.maintenance = []
        for name in names {
            scene.start(name)
            scene[name].status.usage.pids = 1
        }
        scene.ticks(3)
        for name in names { scene[name].events = [] }
        // Windows run out, flapping calms down.
        scene.ticks(130)
    }

    @Test(
        "random ticks: one opened per incident and receiver, nothing about what is silenced, everything told is resolved",
        arguments: 0..<40)
    func stories(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        var scene = try scene(&dice)
        for _ in 0..<150 {
            if Bool.random(using: &dice) { happen(&scene, &dice) }
            let jump = Int.random(in: 0..<40, using: &dice)
            let step: Duration = jump == 0 ? .hours(2) : jump == 1 ? .zero - .minutes(3) : .seconds(15)
            let changes = scene.tick(after: step)
            checkNothingSilenced(scene, changes)
        }
        settle(&scene)
        checkConversations(scene)
        #expect(scene.state.incidents.isEmpty && !scene.state.alerts.contains { $0.phase.isActive || $0.isAnnounced })
    }

    private func checkNothingSilenced(_ scene: Scene, _ changes: AlertingChanges) {
        for draft in changes.outbox where draft.message.kind != .digest {
            for summary in draft.message.alerts {
                let alert = scene.state.alerts.first { $0.id == summary.id }
                let silences = scene.state.silences.filter { $0.isActive(at: scene.now) }
                #expect(!silences.contains { silence in alert.map { silence.matcher.matches($0.facts) } ?? false })
            }
        }
        let ids = scene.state.alerts.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(scene.state.alerts.map { "\($0.rule) \($0.subject.text)" }).count == ids.count)
    }

    private func checkConversations(_ scene: Scene) {
        let messages = scene.outbox.filter { $0.message.kind != .digest }
        for (key, conversation) in Dictionary(
            grouping: messages, by: { "\($0.receiver) \($0.message.incident?.id ?? 0)" })
        {
            let kinds = conversation.map(\.message.kind)
            #expect(kinds.first == .opened || kinds.first == .escalated, "\(key)")
            #expect(kinds.count { $0 == .opened } <= 1, "\(key)")
            #expect(kinds.last == .resolved && kinds.count { $0 == .resolved } == 1, "\(key) \(kinds)")
        }
    }
}
