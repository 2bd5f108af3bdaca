import DockStatModel
import GRDB
import Testing

@testable import Storage

struct DailyTests {
    /// Berlin around both changes of 2023: +1 h, from 26 March 01:00 UTC to 29 October 01:00 UTC +2 h.
    private static func berlin(_ time: Timestamp) -> Duration {
        time >= Timestamp(seconds: 1_679_792_400) && time < Timestamp(seconds: 1_698_541_200) ? .hours(2) : .hours(1)
    }

    @Test(
        "days of daylight saving have 23 and 25 hours",
        arguments: [(19442, 23), (19443, 24), (19659, 25), (19660, 24), (19441, 24)])
    func dayLengths(day: Int, hours: Int) {
        let span = DayBoundary.span(of: DayNumber(day), offsetFromUTC: Self.berlin)
        #expect(span.upperBound - span.lowerBound == .hours(hours))
        let end = span.upperBound - .milliseconds(1)
        #expect(DayNumber(of: span.lowerBound, offsetFromUTC: Self.berlin(span.lowerBound)).value == day)
        #expect(DayNumber(of: end, offsetFromUTC: Self.berlin(end)).value == day)
    }

    @Test("the long day of autumn is kept whole, and its uptime is up over observed time")
    func autumn() throws {
        let fleet = try Fleet()
        let day = DayBoundary.span(of: DayNumber(19659), offsetFromUTC: Self.berlin)
        let step = Duration.minutes(30)
        var time = day.lowerBound
        while time <= day.upperBound + .hours(1) {
            // Down in the first two hours, unknown to nobody.
            let isDown = time < day.lowerBound + .hours(2)
            try fleet.tick(
                time, [container(state: isDown ? .exited : .running, exitCode: isDown ? 1 : nil, policy: .no)], every: step)
            _ = try fleet.store.maintain(now: time, retention: RetentionSettings(), offsetFromUTC: Self.berlin)
            time = time + step
        }
        let identity = ContainerIdentity(host: "h", key: "name:web")
        let now = day.upperBound + .hours(1)
        let uptimes = try fleet.store.dailyUptimes(
            of: [identity], days: 90, now: now, offsetFromUTC: Self.berlin)[identity]
        #expect(uptimes?.map(\.day.value) == [19659, 19660])
        #expect(uptimes?.first?.durations.total == .hours(25))
        #expect(uptimes?.first?.durations[.down] == .hours(2))
        #expect(uptimes?.first?.durations.uptimePercent == 23.0 / 25 * 100)
        #expect(uptimes?.last?.durations[.up] == .hours(1))
        let stored = try fleet.store.read { try Int.fetchAll($0, sql: "SELECT day FROM daily") }
        #expect(stored == [19659])
    }

    @Test("days without the job are unknown and do not lower uptime")
    func unknownDays() throws {
        let fleet = try Fleet()
        try fleet.run([container()], from: start, to: start + .minutes(5))
        let back = start + .days(3)
        try fleet.tick(back, [container()])
        for _ in 0..<5 { _ = try fleet.store.maintain(now: back, retention: RetentionSettings()) { _ in .zero } }
        let identity = ContainerIdentity(host: "h", key: "name:web")
        let uptimes = try fleet.store.dailyUptimes(of: [identity], days: 10, now: back) { _ in .zero }[identity] ?? []
        #expect(uptimes.count == 4)
        #expect(uptimes[0].durations[.up] == .seconds(315))
        #expect(uptimes[0].durations.uptimePercent == 100)
        #expect(uptimes[1].durations.milliseconds == [.unknown: 86_400_000])
        #expect(uptimes[1].durations.uptimePercent == nil)
    }

    @Test("daily uptime outlives everything else")
    func retention() throws {
        let fleet = try Fleet()
        let identity = ContainerIdentity(host: "h", key: "name:web")
        let usage = cpu(5)
        try fleet.run([container(usage: usage)], from: start, to: start + .hours(2))
        try fleet.tick(start + .hours(3), [container(usage: usage)], events: [event("die", start + .hours(3), detail: "1")])
        var retention = RetentionSettings()
        retention.hourly = .days(60)
        for days in [3, 40, 70] {
            let now = start + .days(days)
            try fleet.tick(now, [container(usage: usage)])
            _ = try fleet.store.maintain(now: now, retention: retention, effort: .everything) { _ in .zero }
            let counts = try fleet.store.read { db in
                try Tier.allCases.map {
                    try Int.fetchOne(
                        db, sql: "SELECT count(*) FROM chunk WHERE tier = ? AND start < ?",
                        arguments: [$0.rawValue, (start + .hours(3)).milliseconds]) ?? 0
                }
            }
            #expect(counts.map { $0 > 0 } == [days < 3, days < 30, days < 60])
            let events = try fleet.store.events(container: identity, since: start, limit: 9)
            #expect(events.isEmpty == (days > 30))
        }
        let uptimes = try fleet.store.dailyUptimes(of: [identity], days: 90, now: start + .days(70)) { _ in .zero }
        #expect(uptimes[identity]?.count == 71)
    }
}
