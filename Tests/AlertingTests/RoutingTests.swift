import Alerting
import DockStatModel
import Testing

/// Who hears of what, when, and why not.
struct RoutingTests {
    private func scene(_ receivers: [ReceiverConfiguration], _ routes: [Route] = []) -> Scene {
        var scene = Scene()
        scene.settings.receivers = receivers
        scene.settings.routes = routes
        scene.add("web", stack: "shop")
        scene.ticks(2)
        return scene
    }

    private func matching(_ change: (inout Matcher) -> Void) -> Matcher {
        var matcher = Matcher()
        change(&matcher)
        return matcher
    }

    private let all = [receiver("a"), receiver("b"), receiver("c")]

    @Test("the default route is every receiver")
    func defaultRoute() {
        var scene = scene(all)
        scene.crash("web")
        scene.tick()
        #expect(scene.told == ["opened a", "opened b", "opened c"])
    }

    @Test("the first route that matches decides, by severity, labels, host, group")
    func firstRoute() {
        let routes = [
            Route(
                matcher: matching {
                    $0.severity = .critical; $0.hosts = ["other"]
                }, receivers: ["a"]),
            Route(
                matcher: matching {
                    $0.groups = ["shop"]; $0.labels = ["tier": "*"]
                }, receivers: ["b"]),
            Route(matcher: Matcher(), receivers: ["c"]),
        ]
        var scene = scene(all, routes)
        scene["web"].status.labels["tier"] = "prod"
        scene.crash("web")
        scene.tick()
        #expect(scene.told == ["opened b"])
        let others = scene.decisions.filter { $0.outcome == .notRouted }
        #expect(others.map(\.receiver) == ["a", "c"] && others.allSatisfy { $0.reason == "route 2 decides" })
    }

    @Test("`continue` goes on to the next route")
    func continued() {
        let routes = [
            Route(matcher: Matcher(), receivers: ["c"], isContinued: true), Route(matcher: Matcher(), receivers: ["a"]),
            Route(matcher: Matcher(), receivers: ["b"]),
        ]
        var scene = scene(all, routes)
        scene.crash("web")
        scene.tick()
        #expect(scene.told == ["opened a", "opened c"])
    }

    @Test("dockstat.receiver stands above the routes; names nobody has are passed over")
    func label() {
        var scene = scene(all, [Route(matcher: Matcher(), receivers: ["a"])])
        scene["web"].status.labels["dockstat.receiver"] = "c, nobody"
        scene.crash("web")
        scene.tick()
        #expect(scene.told == ["opened c"])
    }

    @Test("a receiver hears of its severity and worse; the trace says who does not")
    func severity() throws {
        var scene = scene([receiver("a"), receiver("b", severity: .critical)])
        scene.rules = [try rule("memory_percent > 90")]
        scene.memory("web", percent: 95)
        scene.ticks(5)
        #expect(scene.told == ["opened a"])
        #expect(scene.decisions.filter { $0.outcome == .belowSeverity }.map(\.receiver) == ["b"])
    }

    @Test("an alert that joins makes a receiver hear of the incident for the first time")
    func joining() throws {
        var scene = scene([receiver("a"), receiver("b", severity: .critical)])
        scene.rules.append(try rule("memory_percent > 90"))
        scene.memory("web", percent: 95)
        scene.tick()
        scene.crash("web")
        scene.memory("web", percent: 95)
        scene.tick()
        #expect(scene.toldNow == ["updated a", "opened b"])
    }

    @Test("without receivers nothing is sent, and the trace says so once")
    func nobody() {
        var scene = scene([])
        scene.crash("web")
        scene.ticks(5)
        #expect(scene.outbox.isEmpty && scene.decisions.map(\.reason) == ["no receiver is configured"])
        scene.settings.receivers = [receiver("a")]
        scene.tick()
        #expect(scene.told == ["opened a"])
    }

    @Test("a receiver that does not want ends gets none")
    func resolvedNotWanted() {
        var quiet = receiver("b")
        quiet.sendResolved = false
        var scene = scene([receiver("a"), quiet])
        scene.crash("web")
        scene.tick()
        scene.start("web")
        scene.tick()
        #expect(scene.toldNow == ["resolved a"])
        #expect(scene.decisions.last { $0.outcome == .resolvedNotWanted }?.receiver == "b")
    }

    @Test("a receiver that fails is told by the others, never by itself, and each failure apart")
    func failedReceiver() {
        var scene = scene(all)
        var health = ReceiverHealth(receiver: "b")
        health.failedSince = scene.now
        health.reason = "HTTP 404: the webhook is gone"
        scene.state.receivers = [health]
        scene.tick()
        #expect(scene.told == ["opened a", "opened c"])
        #expect(scene.decisions.contains { $0.receiver == "b" && $0.outcome == .notRouted })
        let text = "messages to b do not get through: HTTP 404: the webhook is gone"
        #expect(scene.alert("receiver-failed")?.summary["en"] == text)
        var second = ReceiverHealth(receiver: "a")
        second.failedSince = scene.now
        scene.state.receivers.append(second)
        scene.tick()
        #expect(scene.toldNow == ["opened b", "opened c"])
        scene.state.receivers = []
        scene.tick()
        #expect(scene.toldNow == ["resolved a", "resolved c", "resolved b", "resolved c"])
    }

    // MARK: Quiet hours

    /// 22:13 UTC when the scene begins; quiet from 22:00 to 23:00.
    private func quietScene() throws -> Scene {
        var quiet = receiver("a")
        quiet.quietHours = .init(from: .init(minutes: 22 * 60), to: .init(minutes: 23 * 60), days: [], timeZone: "UTC")
        var scene = scene([quiet, receiver("b")])
        scene.rules.append(try rule("pids > 10"))
        return scene
    }

    @Test("quiet hours hold what is below critical, and one digest comes when they end")
    func quietHours() throws {
        var scene = try quietScene()
        scene["web"].status.usage.pids = 50
        scene.tick()
        #expect(scene.outbox.map(\.isHeld) == [true, false] && scene.decisions.map(\.outcome) == [.held, .queued])
        scene["web"].status.usage.pids = 5
        scene.tick()
        scene["web"].status.usage.pids = 60
        scene.tick()
        #expect(scene.outbox.filter { $0.receiver == "a" }.map(\.isHeld) == [true, true, true])
        scene.tick(after: .minutes(50))
        #expect(scene.toldNow == ["digest a"] && scene.last.digested.count == 3 && scene.state.held.isEmpty)
        let digest = scene.last.outbox[0].message
        #expect(digest.digest.map { $0["en"]?.contains("web on h") } == [true, true, true])
        #expect(digest.digest[1]["en"]?.contains("over: ") ?? false)
        #expect(digest.alerts.count == 1 && digest.alerts[0].phase == .firing && digest.incident == nil)
        scene.ticks(3)
        #expect(scene.last.outbox.isEmpty)
    }

    @Test("a digest of what is over by now says so")
    func resolvedDigest() throws {
        var scene = try quietScene()
        scene["web"].status.usage.pids = 50
        scene.tick()
        scene["web"].status.usage.pids = 5
        scene.tick()
        scene.tick(after: .hours(1))
        #expect(scene.toldNow == ["digest a"])
        #expect(scene.last.outbox[0].message.alerts.map(\.phase) == [.resolved])
    }

    @Test("critical messages go out in quiet hours")
    func criticalInQuietHours() throws {
        var scene = try quietScene()
        scene.crash("web")
        scene.tick()
        #expect(scene.outbox.map(\.isHeld) == [false, false])
    }

    @Test("quiet hours hold no reminders")
    func quietReminder() throws {
        var scene = try quietScene()
        scene.settings.repeatEvery = .minutes(5)
        scene["web"].status.usage.pids = 50
        scene.tick()
        scene.tick(after: .minutes(6))
        #expect(scene.toldNow == ["reminder b"] && scene.state.held.count == 1)
    }
}
