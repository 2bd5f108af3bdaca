import DockStatModel
import EngineSimulator
import Testing

struct CounterTests {
    private static let counters = [
        "cpu_stats.cpu_usage.total_usage", "cpu_stats.system_cpu_usage", "networks.eth0.rx_bytes", "networks.eth0.tx_bytes",
    ]

    private func blockIO(_ stats: JSONObject) -> [Int64] {
        ((value(stats, "blkio_stats.io_service_bytes_recursive") as? [JSONObject]) ?? []).compactMap { number($0, "value") }
    }

    @Test(
        "counters never fall, except where the container was started anew",
        arguments: [Duration.milliseconds(7), .seconds(15), .minutes(11)])
    func monotonic(step: Duration) throws {
        let fleet = fleet(containers: 32)
        for entry in try fleet.list() {
            let name = try #require((entry["Names"] as? [String])?.first)
            var last: (started: String, values: [Int64])?
            // Over the leak's end at 5 h 20 min.
            let begin = start + .minutes(5 * 60 + 19)
            for tick in 0..<40 {
                let now = begin + step * tick
                guard let stats = try? fleet.object("/containers\(name)/stats?stream=false", at: now),
                    number(stats, "cpu_stats.online_cpus") != nil
                else { continue }
                let started = try #require(
                    value(try fleet.object("/containers\(name)/json", at: now), "State.StartedAt") as? String)
                let values = Self.counters.compactMap { number(stats, $0) } + blockIO(stats)
                if let last, last.started == started {
                    #expect(zip(last.values, values).allSatisfy { $0 <= $1 }, "\(name) at tick \(tick)")
                }
                last = (started, values)
            }
        }
    }

    @Test("CPU over an interval stays within what the container's kind can use, and differs between day and night")
    func rates() throws {
        let fleet = fleet()
        func percent(_ from: Timestamp, _ to: Timestamp) throws -> Double {
            let a = try fleet.object("/containers/shop-web-1/stats", at: from)
            let b = try fleet.object("/containers/shop-web-1/stats", at: to)
            func delta(_ path: String) -> Double { Double((number(b, path) ?? 0) - (number(a, path) ?? 0)) }
            return delta("cpu_stats.cpu_usage.total_usage") / delta("cpu_stats.system_cpu_usage")
                * Double(number(b, "cpu_stats.online_cpus") ?? 0) * 100
        }
        let readings = try (0..<100).map { try percent(start + .seconds($0 * 15), start + .seconds(($0 + 1) * 15)) }
        #expect(readings.allSatisfy { $0 > 0.2 && $0 < 12 })
        #expect(Set(readings).count > 90)
        #expect(try percent(start + .hours(14), start + .hours(16)) > 1.5 * percent(start + .hours(2), start + .hours(4)))
    }

    @Test("a leak grows to its limit and begins anew after the restart")
    func leak() throws {
        let fleet = fleet()
        func share(_ time: Timestamp) throws -> Double {
            let stats = try fleet.object("/containers/shop-worker-1/stats", at: time)
            let used = (number(stats, "memory_stats.usage") ?? 0) - (number(stats, "memory_stats.stats.inactive_file") ?? 0)
            return Double(used) / Double(try #require(number(stats, "memory_stats.limit")))
        }
        let end = start + .minutes(5 * 60 + 20)
        #expect(try share(end - .minutes(1)) > 0.97)
        #expect(try share(end - .minutes(1)) <= 1)
        #expect(try share(end - .hours(2)) < share(end - .hours(1)))
        #expect(try share(end + .minutes(1)) < 0.6)
    }

    @Test("memory stays below its limit for every container at any time")
    func memoryBelowLimit() throws {
        let fleet = fleet(containers: 32)
        for hour in stride(from: 0, to: 48, by: 5) {
            for entry in try fleet.list("/containers/json", at: start + .hours(hour)) {
                let id = try #require(entry["Id"] as? String)
                let stats = try fleet.object("/containers/\(id)/stats", at: start + .hours(hour))
                guard let usage = number(stats, "memory_stats.usage") else { continue }
                #expect(usage > 0)
                #expect(usage <= (number(stats, "memory_stats.limit") ?? 0))
            }
        }
    }

    @Test("while paused, CPU stands still and the machine's goes on")
    func paused() throws {
        let fleet = fleet(containers: 32)
        func cpu(_ time: Timestamp, _ path: String) throws -> Int64? {
            number(try fleet.object("/containers/code-runner-1/stats", at: time), path)
        }
        let pause = start + .hours(9) + .seconds(1)
        for day in [Duration.zero, .days(3)] {
            let (a, b) = (pause + day, pause + day + .minutes(10))
            #expect(try fleet.entry("code-runner-1", at: a)?["State"] as? String == "paused")
            #expect(try cpu(a, "cpu_stats.cpu_usage.total_usage") == cpu(b, "cpu_stats.cpu_usage.total_usage"))
            #expect(try cpu(a, "cpu_stats.system_cpu_usage") ?? 0 < cpu(b, "cpu_stats.system_cpu_usage") ?? 0)
        }
    }
}
