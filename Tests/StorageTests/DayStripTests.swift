import DockStatModel
import FoundationEssentials
import GRDB
import Testing

@testable import Storage

struct DayStripTests {
    /// Berlin around the autumn change of 2023: the day 19659 has 25 hours. And back in spring: 19813 has 23.
    private static func berlin(_ time: Timestamp) -> Duration {
        time >= Timestamp(seconds: 1_698_541_200) && time < Timestamp(seconds: 1_711_846_800) ? .hours(1) : .hours(2)
    }

    private static let identity = ContainerIdentity(host: "h", key: "name:web")

    /// A hundred and ninety days over both changes of clocks, every three hours, with outages, lost hosts and a container that comes late.
    private func longHistory(_ each: (Fleet, Timestamp) throws -> Void) throws {
        let fleet = try Fleet()
        let begin = DayBoundary.span(of: DayNumber(19640), offsetFromUTC: Self.berlin).lowerBound
        var noise: UInt64 = 7
        for step in 0..<190 * 8 {
            noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let time = begin + .hours(3) * step
            let chance = (noise >> 33) % 100
            if (400..<440).contains(step) {
                try fleet.lose(time)
            } else {
                let web = container(
                    state: chance < 8 ? .exited : chance < 12 ? .paused : .running, health: chance > 92 ? .unhealthy : .none,
                    exitCode: chance < 8 ? 1 : nil, policy: .no)
                try fleet.tick(time, step < 100 ? [web] : [web, container("late")], every: .hours(3))
            }
            _ = try fleet.store.maintain(now: time, retention: RetentionSettings(), offsetFromUTC: Self.berlin)
            try each(fleet, time)
        }
    }

    @Test("bars hold what each day's uptime says, to the millisecond, whatever the clocks do")
    func bruteForce() throws {
        var compared = 0
        var outages = 0
        var step = 0
        try longHistory { fleet, time in
            step += 1
            // Some ticks, at every time of the day.
            guard step % 37 == 0 else { return }
            let strips = try fleet.store.dayStrips(hosts: ["h"], now: time, offsetFromUTC: Self.berlin)
            let identities = Set(strips.keys)
            #expect(identities.count == (step > 100 ? 2 : 1))
            let uptimes = try fleet.store.dailyUptimes(
                of: identities, days: DayStrip.length, now: time, offsetFromUTC: Self.berlin)
            for (identity, strip) in strips {
                let expected = uptimes[identity] ?? []
                #expect(strip.days.map(\.day) == expected.map(\.day))
                #expect(strip.days.map(\.durations) == expected.map(\.durations))
                #expect(strip.durations == expected.reduce(into: StateDurations()) { $0.add($1.durations) })
                compared += strip.days.count
                outages = max(outages, strip.outages)
            }
        }
        #expect(compared > 3000)
        #expect(outages > 20)
    }

    @Test("outages are counted where they begin: one over midnight is one")
    func outages() throws {
        let fleet = try Fleet()
        let day = DayNumber(of: start, offsetFromUTC: .zero).value
        let midnight = Timestamp(seconds: Int64(day + 1) * 86400)
        func tick(_ time: Timestamp, isDown: Bool) throws {
            try fleet.tick(
                time, [container(state: isDown ? .exited : .running, exitCode: isDown ? 1 : nil, policy: .no)],
                every: .minutes(10))
        }
        var time = midnight - .hours(1)
        while time < midnight + .hours(30) {
            let minutes = (time - midnight).inMilliseconds / 60_000
            // Over midnight, and twice in the morning.
            try tick(time, isDown: (-20..<20).contains(minutes) || (300..<320).contains(minutes) || (400..<420).contains(minutes))
            _ = try fleet.store.maintain(now: time, retention: RetentionSettings()) { _ in .zero }
            time = time + .minutes(10)
        }
        let strip = try #require(
            try fleet.store.dayStrips(hosts: ["h"], now: time - .minutes(10)) { _ in .zero }[Self.identity])
        #expect(strip.days.map(\.outages) == [1, 2, 0])
        #expect(strip.days.map { $0[.down] } == [1_200_000, 3_600_000, 0])
        #expect(strip.outages == 3)
    }

    @Test("an outage in the midst of which the host was not reached is one")
    func outageWithGap() throws {
        let fleet = try Fleet()
        let down = container(state: .exited, exitCode: 1, policy: .no)
        try fleet.run([container()], from: start, to: start + .minutes(1))
        try fleet.run([down], from: start + .minutes(2), to: start + .minutes(3))
        for second in stride(from: 195, to: 400, by: 15) { try fleet.lose(start + .seconds(second)) }
        try fleet.run([down], from: start + .seconds(405), to: start + .seconds(600))
        let strip = try fleet.store.dayStrips(hosts: ["h"], now: start + .seconds(600)) { _ in .zero }[Self.identity]
        #expect(strip?.outages == 1)
        #expect((strip?.days.first?[.unknown] ?? 0) > 100_000)
    }

    @Test("strips that are missing, damaged or from another day are read from the days and made anew")
    func renewal() throws {
        let fleet = try Fleet()
        var time = start
        while time < start + .days(5) {
            try fleet.tick(time, [container(), container("db")], every: .hours(3))
            _ = try fleet.store.maintain(now: time, retention: RetentionSettings()) { _ in .zero }
            time = time + .hours(3)
        }
        let now = time
        func strips() throws -> [ContainerIdentity: DayStrip] {
            try fleet.store.dayStrips(hosts: ["h"], now: now) { _ in .zero }
        }
        let whole = try strips()
        #expect(whole.values.allSatisfy { $0.days.count == 6 })
        for damage in [
            "DELETE FROM day_strip", "UPDATE day_strip SET closed = closed - 1", "UPDATE day_strip SET days = x'ffff'",
        ] {
            try fleet.store.write { try $0.execute(sql: damage) }
            #expect(try strips() == whole)
        }
        try fleet.store.write { try $0.execute(sql: "DELETE FROM day_strip") }
        _ = try fleet.store.maintain(now: now, retention: RetentionSettings()) { _ in .zero }
        #expect(try fleet.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM day_strip") } == 2)
        #expect(try strips() == whole)
    }

    @Test("a strip keeps every number, and damage is no trap", arguments: 0..<100)
    func coding(seed: UInt64) throws {
        var noise = seed &* 6_364_136_223_846_793_005 &+ 1
        func next(_ limit: UInt64) -> UInt64 {
            noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (noise >> 33) % limit
        }
        var number = 19_000
        let days = (0..<Int(next(90))).map { _ -> DayStates in
            number += 1 + Int(next(4))
            var day = DayStates(day: DayNumber(number))
            for state in ServiceState.allCases where next(2) == 0 { day[state] = UInt32(next(90_000_001)) }
            day.outages = Int(next(2000))
            return day
        }
        let data = DayStripRow.encode(days)
        #expect(DayStripRow.decode(data) == days)
        var bytes = Array(data)
        for _ in 0..<20 where !bytes.isEmpty {
            bytes[Int(next(UInt64(bytes.count)))] = UInt8(next(256))
            // Whatever comes out, its numbers fit a day.
            let read = DayStripRow.decode(Data(bytes.prefix(Int(next(UInt64(bytes.count) + 1))))) ?? []
            #expect(read.count <= bytes.count / 3)
        }
    }
}
