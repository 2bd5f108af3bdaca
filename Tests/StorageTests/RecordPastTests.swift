import DockStatModel
import Testing

@testable import Storage

struct RecordPastTests {
    @Test("a past before the first reading is in days, bars, states and charts, and what follows is closed as ever")
    func past() throws {
        let fleet = try Fleet()
        let store = fleet.store
        let start = StorageTests.start.floored(to: .days(1)) + .hours(3)
        let identity = ContainerIdentity(host: "h", key: "name:web")
        func tick(_ time: Timestamp) throws {
            try fleet.tick(time, [container()], every: .hours(1))
            _ = try store.maintain(now: time, retention: RetentionSettings(), effort: .everything) { _ in .zero }
        }
        try tick(start)
        for step in 1...48 { try tick(start + .hours(step)) }
        let now = start + .hours(48)
        let first = start - .days(40)
        let outage = start - .days(10)
        let hour = (start - .hours(30)).floored(to: .hours(1))
        try store.recordPast(
            [
                identity: ContainerPast(
                    states: [
                        StateInterval(state: .up, from: first, to: outage),
                        StateInterval(state: .down, from: outage, to: outage + .minutes(30)),
                        StateInterval(state: .up, from: outage + .hours(1), to: start),
                    ],
                    hours: [.init(start: hour, points: [.cpuPercent: .init(minimum: 1, average: 2.5, maximum: 4)])])
            ], now: now, offsetFromUTC: { _ in .zero })

        let strip = try #require(try store.dayStrips(hosts: ["h"], now: now) { _ in .zero }[identity])
        #expect(strip.days.first?.day == DayNumber(of: first, offsetFromUTC: .zero))
        #expect(strip.days.count == 43 && strip.outages == 1)
        let day = try #require(strip.days.first { $0.day == DayNumber(of: outage, offsetFromUTC: .zero) })
        #expect(day[.down] == 1_800_000 && day[.unknown] == 1_800_000)
        // The day on which the readings begin is whole now.
        #expect(strip.days.first { $0.day == DayNumber(of: start, offsetFromUTC: .zero) }?.total == 86_400_000)
        let history = try #require(try store.history(of: [identity], range: .week, interval: .seconds(15), now: now)[identity])
        let points = history.series[.cpuPercent]?.points.compactMap { $0 } ?? []
        #expect(points.contains(Series.Point(minimum: 1, average: 2.5, maximum: 4)))
        #expect(history.states.first?.state == .up)

        for step in 49...96 { try tick(start + .hours(step)) }
        let later = try #require(try store.dayStrips(hosts: ["h"], now: start + .hours(96)) { _ in .zero }[identity])
        #expect(later.days.count == 45 && later.outages == 1)
    }
}
