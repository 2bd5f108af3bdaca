import DockStatModel
import Storage
import Testing

struct StateTests {
    private func span(_ state: ServiceState, _ from: Double, _ to: Double) -> StateInterval {
        StateInterval(state: state, from: at(from), to: at(to))
    }

    @Test("a crash and restart within one tick is down for exactly its length")
    func crashBetweenTicks() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        try fleet.tick(at(15), [container()], events: [event("die", at(4.2), detail: "137"), event("start", at(5.75))])
        #expect(try fleet.states(now: at(15)) == [span(.up, 0, 4.2), span(.down, 4.2, 5.75), span(.up, 5.75, 15)])
    }

    @Test("an asked-for restart is stopped, not down")
    func requestedRestart() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        let events = [
            event("kill", at(4), detail: "15"), event("die", at(5), detail: "143"), event("stop", at(5.1)), event("start", at(6)),
        ]
        try fleet.tick(at(15), [container()], events: events)
        #expect(try fleet.states(now: at(15)) == [span(.up, 0, 5), span(.stopped, 5, 6), span(.up, 6, 15)])
    }

    @Test("a stop told one tick after its die mends the interval from its start")
    func lateStop() throws {
        let fleet = try Fleet()
        let ended = container(state: .exited, exitCode: 137)
        try fleet.tick(at(0), [container()])
        try fleet.tick(at(15), [ended], events: [event("die", at(14.9), detail: "137")])
        #expect(try fleet.status(now: at(15))?.service == .down)
        try fleet.tick(at(30), [ended], events: [event("stop", at(15.1))])
        #expect(try fleet.states(now: at(30)) == [span(.up, 0, 14.9), span(.stopped, 14.9, 30)])
        try fleet.tick(at(45), [ended])
        #expect(try fleet.status(now: at(45))?.service == .stopped)
    }

    @Test("the same event told in two ticks counts once")
    func repeatedEvent() throws {
        let fleet = try Fleet()
        let die = event("die", at(10), detail: "1")
        let ended = container(state: .exited, exitCode: 1)
        try fleet.tick(at(0), [container()])
        try fleet.tick(at(15), [ended], events: [die, event("stop", at(10.1))])
        try fleet.tick(at(30), [ended], events: [die])
        #expect(try fleet.status(now: at(30))?.service == .stopped)
        let identity = ContainerIdentity(host: "h", key: "name:web")
        #expect(try fleet.store.events(container: identity, since: start, limit: 10).map(\.action) == ["stop", "die"])
    }

    @Test(
        "an exit is judged by what was seen of it",
        arguments: [
            (["die"], RestartPolicy.always, 0, ServiceState.down), (["die"], .no, 0, .stopped), (["die"], .no, 3, .down),
            (["die", "stop"], .always, 137, .stopped), (["kill", "die"], .always, 137, .down), ([], .no, 1, .down),
            ([], .always, 1, .stopped), (["stop", "die"], .no, 1, .stopped),
        ])
    func exits(actions: [String], policy: RestartPolicy, code: Int, expected: ServiceState) throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container(policy: policy)])
        let events = actions.enumerated().map { event($1, at(5 + Double($0)), detail: $1 == "die" ? String(code) : nil) }
        for second in [15.0, 30, 45] {
            try fleet.tick(
                at(second), [container(state: .exited, exitCode: code, policy: policy)], events: second == 15 ? events : [])
            #expect(try fleet.status(now: at(second))?.service == expected)
        }
    }

    @Test("an unreachable host makes its containers unknown one interval after the last observation, not down")
    func unreachable() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        try fleet.tick(at(15), [container()])
        for second in stride(from: 30.0, through: 90, by: 15) { try fleet.lose(at(second)) }
        #expect(try fleet.status(now: at(30))?.service == .unknown)
        #expect(try fleet.status(now: at(90))?.service == .unknown)
        #expect(try fleet.states(now: at(90)) == [span(.up, 0, 30), span(.unknown, 30, 90)])
        try fleet.tick(at(105), [container()])
        #expect(try fleet.states(now: at(105)) == [span(.up, 0, 30), span(.unknown, 30, 105)])
        try fleet.tick(at(120), [container()])
        #expect(
            try fleet.states(now: at(120)) == [span(.up, 0, 30), span(.unknown, 30, 105), span(.up, 105, 120)])
        #expect(try fleet.status(now: at(120))?.lastDay.uptimePercent == 100)
    }

    @Test("a job that did not run for more than three intervals leaves unknown time; a late tick does not")
    func gap() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        try fleet.tick(at(45), [container()])
        #expect(try fleet.states(now: at(45)) == [span(.up, 0, 45)])
        try fleet.tick(at(645), [container()])
        try fleet.tick(at(660), [container()])
        #expect(try fleet.states(now: at(660)) == [span(.up, 0, 60), span(.unknown, 60, 645), span(.up, 645, 660)])
    }

    @Test("a clock that jumps back makes no negative interval and loses nothing")
    func clockBack() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()], every: .seconds(600))
        try fleet.tick(at(600), [container()], every: .seconds(600))
        try fleet.tick(at(300), [container(state: .paused)])
        try fleet.tick(at(315), [container()])
        try fleet.tick(at(615), [container(state: .exited, exitCode: 1)], events: [event("die", at(601), detail: "1")])
        #expect(
            try fleet.states(now: at(630)) == [
                span(.up, 0, 300), span(.paused, 300, 315), span(.up, 315, 601), span(.down, 601, 630),
            ])
    }

    @Test("after a tick that believed in another year, states, uptime and the newest tick are of the present again")
    func clockAhead() throws {
        let fleet = try Fleet()
        let other = container("other")
        try fleet.tick(at(0), [container(), other])
        let ahead = start + .days(3650)
        try fleet.tick(ahead, [container(), other])
        try fleet.tick(ahead + .seconds(15), [container()])
        try fleet.store.finish(tickRecord(ahead + .seconds(15)))

        try fleet.tick(at(60), [container(), other])
        try fleet.tick(at(75), [container(), other])
        try fleet.store.finish(tickRecord(at(75)))
        #expect(
            try fleet.states(now: at(75)) == [span(.up, 0, 15), span(.unknown, 15, 60), span(.up, 60, 75)])
        for name in ["web", "other"] {
            let status = try #require(try fleet.status(name, now: at(75)))
            #expect(status.service == .up)
            #expect(status.serviceSince == at(60))
            #expect(status.lastDay.uptimePercent == 100)
        }
        #expect(try fleet.store.recentTicks(limit: 1).map(\.time) == [at(75)])
        #expect(try fleet.store.finishedTicks(limit: 1).map(\.time) == [at(75)])
        try fleet.tick(at(90), [container(state: .exited, exitCode: 1), other], events: [event("die", at(80), detail: "1")])
        #expect(try fleet.states(from: at(60), now: at(90)) == [span(.up, 60, 80), span(.down, 80, 90)])
    }

    @Test("a host that was last reached by a clock ahead and is lost since is unknown from the present on")
    func clockAheadThenLost() throws {
        let fleet = try Fleet()
        try fleet.tick(start + .days(30), [container()])
        try fleet.lose(at(0))
        try fleet.lose(at(600))
        let status = try #require(try fleet.status(now: at(600)))
        #expect(status.service == .unknown)
        #expect(status.serviceSince <= at(15))
        #expect(status.observedAt <= at(0))
    }

    private func tickRecord(_ time: Timestamp) -> TickRecord {
        TickRecord(
            time: time, duration: .seconds(1), hosts: 1, hostsReached: 1, containers: 1, cpu: .milliseconds(5), filesWritten: 1)
    }

    @Test("a vanished container is unknown, keeps its page for a day and its history beyond")
    func vanished() throws {
        let fleet = try Fleet()
        let other = container("other")
        try fleet.tick(at(0), [container(), other])
        let tick = try fleet.tick(at(15), [other], events: [event("die", at(8), detail: "0"), event("destroy", at(9))])
        #expect(tick.changes.contains(.containerVanished(ContainerIdentity(host: "h", key: "name:web"))))
        let status = try fleet.status(now: at(15))
        #expect(status?.state == .missing && status?.service == .unknown && status?.observedAt == at(0))
        #expect(try fleet.states(now: at(15)) == [span(.up, 0, 8), span(.down, 8, 9), span(.unknown, 9, 15)])
        let later = at(15) + Store.missingContainersStay + .seconds(1)
        #expect(try fleet.status(now: later) == nil)
        let back = try fleet.tick(at(30), [container(), other])
        #expect(back.changes.contains(.containerAppeared(ContainerIdentity(host: "h", key: "name:web"))))
        #expect(try fleet.status(now: at(30))?.firstSeen == at(0))
    }

    @Test("a recreated container keeps its history under a new engine id")
    func recreation() throws {
        let fleet = try Fleet()
        let labels = ["com.docker.compose.project": "shop", "com.docker.compose.service": "web"]
        let identity = ContainerIdentity(host: "h", name: "shop-web-1", labels: labels)
        try fleet.tick(at(0), [container("shop-web-1", id: "old", labels: labels, usage: cpu(10))])
        let events = [
            event("die", at(3), id: "old", detail: "0"), event("stop", at(3), id: "old"),
            event("destroy", at(4), id: "old"), event("start", at(5), id: "new"),
        ]
        let tick = try fleet.tick(
            at(15), [container("shop-web-1", id: "new", labels: labels, usage: cpu(20))], events: events)
        #expect(tick.changes == [.containerRecreated(identity, from: "old", to: "new")])
        let history = try fleet.store.history(of: [identity], range: .hour, interval: interval, now: at(120))[identity]
        let values = history?.series[.cpuPercent]?.points.compactMap { $0 } ?? []
        #expect(values == [Series.Point(minimum: 10, average: 15, maximum: 20)])
        let states = history?.states.filter { $0.to > at(0) && $0.from < at(15) }
        #expect(states == [span(.up, 0, 3), span(.stopped, 3, 5), span(.up, 5, 30)])
    }
}
