import DockStatModel
import GRDB
import Testing

@testable import Storage

struct MaintenanceTests {
    private func span(_ state: ServiceState, _ from: Double, _ to: Double) -> StateInterval {
        StateInterval(state: state, from: at(from), to: at(to))
    }

    @Test("downtime within an announced window is maintenance, and no uptime counts it")
    func excused() throws {
        let fleet = try Fleet()
        let ended = container(state: .exited, exitCode: 1)
        try fleet.tick(at(0), [container()])
        try fleet.tick(at(15), [ended], events: [event("die", at(15), detail: "1")])
        for second in stride(from: 30.0, through: 90, by: 15) {
            try fleet.tick(at(second), [ended])
            if second <= 75 { try fleet.store.recordMaintenance([web: at(second - 15)..<at(second)]) }
        }
        try fleet.tick(at(105), [container()])
        try fleet.tick(at(120), [container()])
        #expect(
            try fleet.states(now: at(120)) == [
                span(.up, 0, 15), span(.maintenance, 15, 75), span(.down, 75, 105), span(.up, 105, 120),
            ])
        let day = try #require(try fleet.status(now: at(120))?.lastDay)
        #expect(day[.maintenance] == .seconds(60) && day[.down] == .seconds(30))
        #expect(day.uptimePercent == 50)
        let rows = try fleet.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM maintenance_span") }
        #expect(rows == 1)
    }

    @Test("a container that is down now is told as down, whatever is announced")
    func present() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        try fleet.tick(at(15), [container(state: .exited, exitCode: 1)], events: [event("die", at(10), detail: "1")])
        try fleet.store.recordMaintenance([web: at(0)..<at(15), ContainerIdentity(host: "h", key: "name:gone"): at(0)..<at(15)])
        #expect(try fleet.status(now: at(15))?.service == .down)
        #expect(try fleet.states(now: at(15)) == [span(.up, 0, 10), span(.maintenance, 10, 15)])
    }

    @Test("a day that is closed keeps its maintenance")
    func closed() throws {
        let fleet = try Fleet()
        let ended = container(state: .exited, exitCode: 1, policy: .no)
        try fleet.tick(at(0), [ended], every: .hours(2))
        try fleet.store.recordMaintenance([web: at(0)..<at(600)])
        try fleet.tick(start + .hours(2), [ended], every: .hours(2))
        _ = try fleet.store.maintain(now: start + .hours(2), retention: RetentionSettings()) { _ in .zero }
        let uptimes = try fleet.store.dailyUptimes(of: [web], days: 2, now: start + .hours(2)) { _ in .zero }[web]
        #expect(uptimes?.first?.durations[.maintenance] == .minutes(10))
        #expect(uptimes?.count == 2)
    }

    @Test(
        "windows cut what is down and leave the rest",
        arguments: [
            ([], "down 0-100"), ([(10, 20)], "down 0-10, maintenance 10-20, down 20-100"), ([(0, 100)], "maintenance 0-100"),
            ([(-50, 30), (20, 200)], "maintenance 0-30, maintenance 30-100"), ([(100, 200), (300, 400)], "down 0-100"),
        ] as [([(Int, Int)], String)])
    func cuts(windows: [(Int, Int)], expected: String) {
        let spans = windows.map { at(Double($0.0))..<at(Double($0.1)) }
        func told(_ state: ServiceState) -> String {
            MaintenanceSpans.excuse([StateInterval(state: state, from: at(0), to: at(100))], by: spans).map {
                "\($0.state) \(($0.from - start).components.seconds)-\(($0.to - start).components.seconds)"
            }.joined(separator: ", ")
        }
        #expect(told(.down) == expected)
        #expect(told(.degraded) == expected.replacing("down", with: "degraded"))
        for state in [ServiceState.up, .paused, .stopped, .unknown] { #expect(told(state) == "\(state) 0-100") }
    }
}
