import DockStatModel
import GRDB
import Testing

@testable import Storage

struct SeriesTests {
    private let identities = (0..<3).map { ContainerIdentity(host: "h", key: "name:c\($0)") }

    /// Noisy readings with holes; what went in, by container.
    private func fill(_ fleet: Fleet, hours: Int) throws -> [[(time: Timestamp, usage: Usage)]] {
        var random = SplitMix(state: 42)
        var kept: [[(time: Timestamp, usage: Usage)]] = [[], [], []]
        var ticks: [TickReading] = []
        for number in 0..<(hours * 240) {
            let time = start + interval * number
            let containers = (0..<3).map { index -> ContainerObservation in
                var usage = Usage()
                for (place, signal) in Signal.allCases.enumerated() where random.next() % 20 != 0 {
                    let noise = Double(random.next() % 10_000)
                    usage[signal] = signal == .cpuPercent ? noise / 100 : noise * Double(place + 1)
                }
                if random.next() % 30 == 0 { usage = Usage() }
                kept[index].append((time, usage))
                return container("c\(index)", usage: usage)
            }
            ticks.append(reading(time, containers))
        }
        try fleet.store.record(ticks)
        return kept
    }

    private func bruteForce(
        _ readings: [(time: Timestamp, usage: Usage)], _ signal: Signal, _ span: Range<Timestamp>, _ step: Duration
    ) -> [Series.Point?] {
        let count = Int((span.upperBound - span.lowerBound).inMilliseconds / step.inMilliseconds)
        var buckets: [[Double]] = Array(repeating: [], count: count)
        for (time, usage) in readings where span.contains(time) {
            guard let value = usage[signal] else { continue }
            buckets[Int((time - span.lowerBound).inMilliseconds / step.inMilliseconds)].append(value)
        }
        return buckets.map { values in
            guard let low = values.min(), let high = values.max() else { return nil }
            return Series.Point(minimum: low, average: values.reduce(0, +) / Double(values.count), maximum: high)
        }
    }

    private func expectSame(_ series: Series?, _ expected: [Series.Point?], tolerance: Double) {
        #expect(series?.points.count == expected.count)
        let different = zip(series?.points ?? [], expected).count { a, b in
            guard let a, let b else { return (a == nil) != (b == nil) }
            return abs(a.minimum - b.minimum) > 1e-6 || abs(a.maximum - b.maximum) > 1e-6
                || abs(a.average - b.average) > tolerance
        }
        #expect(different == 0)
    }

    @Test("every range equals brute force over the samples, before and after sealing", arguments: HistoryRange.allCases)
    func ranges(range: HistoryRange) throws {
        let fleet = try Fleet()
        let readings = try fill(fleet, hours: 4)
        let now = start + .hours(4)
        let step = range.step(interval: interval)
        let span = range.span(at: now, interval: interval)
        for sealed in [false, true] {
            if sealed {
                _ = try fleet.store.maintain(now: now, retention: RetentionSettings(), effort: .everything) { _ in .zero }
                let hot = try fleet.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sample") ?? 0 }
                #expect(hot > 0 && hot < 3 * 240 * 3)
            }
            let histories = try fleet.store.history(of: Set(identities), range: range, interval: interval, now: now)
            for (index, identity) in identities.enumerated() {
                for signal in Signal.allCases {
                    expectSame(
                        histories[identity]?.series[signal], bruteForce(readings[index], signal, span, step),
                        tolerance: sealed && range != .hour ? 0.5 / signal.scale + 1e-6 : 1e-6)
                }
            }
        }
    }

    @Test("some of many containers read the same as all of them, whether their rows are near each other or far apart")
    func partOfAFleet() throws {
        let fleet = try Fleet()
        // Not every container has a value in every tick.
        let ticks = (0..<20).map { number -> TickReading in
            let seen = (0..<80).map { index -> ContainerObservation in
                var usage = Usage()
                if (index + number) % 7 != 0 { usage[.cpuPercent] = Double(index + number) }
                return container("c\(index)", usage: usage)
            }
            return reading(start + interval * number, seen)
        }
        try fleet.store.record(ticks)
        let now = start + interval * 20
        let all = Set((0..<80).map { ContainerIdentity(host: "h", key: "name:c\($0)") })
        let whole = try fleet.store.history(of: all, range: .hour, interval: interval, now: now)
        #expect(whole.values.contains { $0.series[.cpuPercent]?.points.contains { $0 != nil } == true })
        for indices in [[0], [79], [0, 1, 2], [0, 79], [5, 20, 50, 51, 78]] {
            let some = Set(indices.map { ContainerIdentity(host: "h", key: "name:c\($0)") })
            let part = try fleet.store.history(of: some, range: .hour, interval: interval, now: now)
            #expect(part == whole.filter { some.contains($0.key) })
        }
    }

    @Test("sealing and joining lose no reading: full resolution comes back whole")
    func sealingKeepsAll() throws {
        let fleet = try Fleet()
        let readings = try fill(fleet, hours: 10)
        let now = start + .hours(10)
        let report = try fleet.store.maintain(now: now, retention: RetentionSettings(), effort: .everything) { _ in .zero }
        #expect(report.batchesPacked >= 9)
        for (index, identity) in identities.enumerated() {
            for signal in Signal.allCases {
                let series = try fleet.store.series(of: identity, signal: signal, from: start, to: now, step: interval)
                expectSame(
                    series, readings[index].map { $0.usage[signal].map { Series.Point(minimum: $0, average: $0, maximum: $0) } },
                    tolerance: 1e-6)
            }
        }
        let again = try fleet.store.maintain(now: now, retention: RetentionSettings(), effort: .everything) { _ in .zero }
        #expect(again.batchesPacked == 0)
    }

    @Test("bounded maintenance tick by tick ends where doing everything at once does")
    func boundedMaintenance() throws {
        let fleet = try Fleet()
        let readings = try fill(fleet, hours: 4)
        let now = start + .hours(4)
        for _ in 0..<10 {
            _ = try fleet.store.maintain(now: now, retention: RetentionSettings()) { _ in .zero }
        }
        let hot = try fleet.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sample") ?? 0 }
        #expect(hot < 3 * 240 * 2)
        let series = try fleet.store.series(of: identities[0], signal: .pids, from: start, to: now, step: interval)
        #expect(series?.points.compactMap { $0 }.count == readings[0].count { $0.usage.pids != nil })
    }

    @Test("beyond full resolution a query goes on with rollups")
    func coarseFallback() throws {
        let fleet = try Fleet()
        let readings = try fill(fleet, hours: 5)
        let now = start + .hours(5)
        var retention = RetentionSettings()
        retention.full = .hours(2)
        _ = try fleet.store.maintain(now: now, retention: retention, effort: .everything) { _ in .zero }
        let series = try fleet.store.series(of: identities[1], signal: .memoryBytes, from: start, to: now, step: .minutes(5))
        let expected = bruteForce(readings[1], .memoryBytes, start..<now, .minutes(5))
        // Whole points of 5 minutes lie at multiples of 5 minutes, the query's steps 200 s after: every step has a value.
        #expect(series?.points.count == expected.count)
        #expect(series?.points.dropFirst().allSatisfy { $0 != nil } == true)
    }

    @Test("values that are no numbers, or too large, are not kept and break nothing")
    func strangeValues() throws {
        let fleet = try Fleet()
        var usage = Usage()
        usage.cpuPercent = .nan
        usage.memoryBytes = .infinity
        usage.networkRxRate = 1e30
        usage.pids = -3
        try fleet.tick(start, [container(usage: usage)])
        let kept = try #require(try fleet.status(now: start)).usage
        #expect(kept.cpuPercent == nil && kept.memoryBytes == nil && kept.networkRxRate == nil && kept.pids == -3)
    }

    @Test("the size limit takes the oldest full readings first, and the file shrinks")
    func sizeLimit() throws {
        let fleet = try Fleet()
        _ = try fill(fleet, hours: 8)
        let now = start + .hours(8)
        var retention = RetentionSettings()
        _ = try fleet.store.maintain(now: now, retention: retention, effort: .everything) { _ in .zero }
        let pages = { try fleet.store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 } }
        let before = try pages()
        retention.databaseSize = Int64(before) * 4096 * 4 / 5
        _ = try fleet.store.maintain(now: now, retention: retention, effort: .everything) { _ in .zero }
        #expect(try pages() < before)
        let tiers = try fleet.store.read { try Int.fetchAll($0, sql: "SELECT DISTINCT tier FROM chunk ORDER BY tier") }
        #expect(tiers.contains(Tier.hourly.rawValue))
    }
}
