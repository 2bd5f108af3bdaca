import Alerting
import DockStatModel
import Testing

/// inactive → pending → firing → recovering → resolved
struct PhaseTests {
    private func memoryScene(hold: Rule.Hold = .time(.seconds(60)), recoverFor: Duration = .zero) throws -> Scene {
        var scene = Scene([
            try rule("memory_percent > 90", hold: hold, recover: "memory_percent < 80", recoverFor: recoverFor)
        ])
        scene.add("web")
        scene.memory("web", percent: 50)
        scene.tick()
        return scene
    }

    @Test("an alert exists only once its condition held")
    func nothingWrong() throws {
        var scene = try memoryScene()
        scene.ticks(10)
        #expect(scene.state.alerts.isEmpty && scene.transitions.isEmpty)
    }

    @Test("it goes the whole way, with times and transitions")
    func wholeWay() throws {
        var scene = try memoryScene(recoverFor: .seconds(30))
        scene.memory("web", percent: 95)
        scene.tick()
        #expect(scene.phase("r") == .pending)
        scene.ticks(3)
        #expect(scene.phase("r") == .pending)
        scene.tick()
        #expect(scene.phase("r") == .firing && scene.alert("r")?.firedAt == scene.now)
        #expect(scene.alert("r")?.held == .seconds(60) && scene.alert("r")?.confirmations == 5)
        scene.memory("web", percent: 70)
        scene.tick()
        #expect(scene.phase("r") == .recovering)
        scene.tick()
        #expect(scene.phase("r") == .recovering)
        scene.tick()
        #expect(scene.phase("r") == .resolved && scene.alert("r")?.resolvedAt == scene.now)
        #expect(scene.transitions.map(\.to) == [.pending, .firing, .recovering, .resolved])
        #expect(scene.transitions.map(\.from) == [.inactive, .pending, .firing, .recovering])
    }

    @Test("a pending alert that never fired leaves nothing behind")
    func pendingClears() throws {
        var scene = try memoryScene()
        scene.memory("web", percent: 95)
        scene.ticks(2)
        scene.memory("web", percent: 85)
        scene.tick()
        #expect(scene.state.alerts.isEmpty)
        #expect(scene.last.forgottenAlerts == [1] && scene.last.alerts.isEmpty)
    }

    @Test("between the conditions it stays firing, and a recovering one fires again")
    func hysteresis() throws {
        var scene = try memoryScene(hold: .time(.zero), recoverFor: .minutes(5))
        scene.memory("web", percent: 95)
        scene.tick()
        scene.memory("web", percent: 85)
        scene.tick()
        #expect(scene.phase("r") == .firing)
        scene.memory("web", percent: 75)
        scene.tick()
        #expect(scene.phase("r") == .recovering)
        scene.memory("web", percent: 85)
        scene.tick()
        #expect(scene.phase("r") == .firing)
        #expect(scene.alert("r")?.turns.count == 1, "recovering and back is no turn")
    }

    @Test("without `recover`, it is over as soon as the condition does not hold")
    func defaultRecovery() throws {
        var scene = Scene([try rule("memory_percent > 90")])
        scene.add("web")
        scene.memory("web", percent: 91)
        scene.tick()
        #expect(scene.phase("r") == .firing)
        scene.memory("web", percent: 90)
        scene.tick()
        #expect(scene.phase("r") == .resolved)
    }

    @Test("one late tick cannot fire a rule by itself: `for` needs two confirming samples")
    func lateTick() throws {
        var scene = try memoryScene()
        scene.memory("web", percent: 95)
        scene.tick(after: .hours(3))
        #expect(scene.phase("r") == .pending)
    }

    @Test("an unknown sample neither confirms nor clears")
    func unknown() throws {
        var scene = try memoryScene(hold: .ticks(3))
        scene.memory("web", percent: 95)
        scene.ticks(2)
        scene.memory("web", percent: nil)
        scene.ticks(4)
        #expect(scene.phase("r") == .pending && scene.alert("r")?.confirmations == 2)
        #expect(scene.alert("r")?.samples.map(\.verdict) == [.confirms, .confirms, .unknown])
        scene.memory("web", percent: 95)
        scene.tick()
        #expect(scene.phase("r") == .firing)
        scene.memory("web", percent: nil)
        scene.ticks(3)
        #expect(scene.phase("r") == .firing)
    }

    @Test("an unreachable host makes its containers' signals unknown")
    func unreachable() throws {
        var scene = try memoryScene(hold: .ticks(2))
        scene.memory("web", percent: 95)
        scene.tick()
        scene.lose()
        scene.ticks(5)
        #expect(scene.phase("r") == .pending)
        #expect(scene.alert("r")?.samples.last?.verdict == .unknown)
    }

    @Test("a clock that jumps forward, or a job that paused, does not fire `for`")
    func jumpForward() throws {
        var scene = try memoryScene(hold: .time(.minutes(5)))
        scene.memory("web", percent: 95)
        scene.tick()
        scene.tick(after: .days(1))
        #expect(scene.phase("r") == .pending && scene.alert("r")?.held == .seconds(45))
    }

    @Test("a clock that jumps back adds nothing, and counting goes on from there")
    func jumpBack() throws {
        var scene = try memoryScene(hold: .time(.seconds(60)))
        scene.memory("web", percent: 95)
        scene.ticks(3)
        scene.tick(after: .zero - .hours(2))
        #expect(scene.phase("r") == .pending && scene.alert("r")?.held == .seconds(30))
        scene.ticks(2)
        #expect(scene.phase("r") == .firing)
    }

    @Test("`N ticks` counts confirming samples", arguments: [1, 2, 5])
    func ticks(count: Int) throws {
        var scene = try memoryScene(hold: .ticks(count))
        scene.memory("web", percent: 95)
        for number in 1...count {
            #expect(scene.phase("r") != .firing)
            scene.tick()
            _ = number
        }
        #expect(scene.phase("r") == .firing)
    }

    @Test("a container that stops uses nothing: the alert is over")
    func notRunning() throws {
        var scene = try memoryScene(hold: .time(.zero))
        scene.memory("web", percent: 95)
        scene.tick()
        scene.stop("web")
        scene.tick()
        #expect(scene.phase("r") == .resolved)
        #expect(scene.transitions.last?.reason == "it does not run")
    }

    @Test("the last twenty samples are kept")
    func samples() throws {
        var scene = try memoryScene(hold: .time(.zero))
        for index in 0..<30 {
            scene.memory("web", percent: 95 + Double(index % 3))
            scene.tick()
        }
        #expect(scene.alert("r")?.samples.count == 20)
        #expect(scene.alert("r")?.samples.last?.value == "97%")
    }

    @Test("what is resolved stays for seven days, under its own number, and fires again as the same alert")
    func resolvedStays() throws {
        var scene = try memoryScene(hold: .time(.zero))
        for percent in [95.0, 50, 95, 50] {
            scene.memory("web", percent: percent)
            scene.tick()
        }
        #expect(scene.state.alerts.map(\.id) == [1])
        scene.tick(after: .days(6))
        #expect(scene.phase("r") == .resolved)
        scene.tick(after: .days(2))
        #expect(scene.state.alerts.isEmpty)
    }

    enum Loss: CaseIterable { case container, rule, ruleOff, ignored, labelOff, host, matcher }

    @Test("an active alert whose subject or rule is no more is over, and says why", arguments: Loss.allCases)
    func gone(loss: Loss) throws {
        var scene = try memoryScene(hold: .time(.zero))
        scene.memory("web", percent: 95)
        scene.tick()
        let reason: String
        switch loss {
        case .container:
            scene.containers["web"] = nil
            reason = "the container is gone"
        case .rule:
            scene.rules = []
            reason = "there is no rule r any more"
        case .ruleOff:
            scene.rules[0].isOn = false
            reason = "the rule r is switched off"
        case .ignored:
            scene["web"].status.labels["dockstat.ignore"] = "true"
            reason = "its label dockstat.ignore keeps rules away"
        case .labelOff:
            scene["web"].status.labels["dockstat.alert.r"] = "off"
            reason = "its label dockstat.alert.r switches the rule off"
        case .host:
            scene.removeHost("h")
            scene.containers["web"] = nil
            reason = "the container is gone"
        case .matcher:
            scene.rules[0].on.containers = ["db-*"]
            reason = "the rule r no longer watches it"
        }
        scene.tick()
        #expect(scene.phase("r") == .resolved)
        #expect(scene.transitions.last?.reason == reason)
        #expect(scene.toldNow == ["resolved ops"])
    }

    @Test("a pending alert whose subject is no more is forgotten")
    func pendingGone() throws {
        var scene = try memoryScene()
        scene.memory("web", percent: 95)
        scene.tick()
        scene.containers["web"] = nil
        scene.tick()
        #expect(scene.state.alerts.isEmpty && scene.outbox.isEmpty)
    }
}
