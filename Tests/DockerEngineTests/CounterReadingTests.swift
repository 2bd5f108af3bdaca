import DockStatModel
import Foundation
import Testing

@testable import DockerEngine

struct CounterReadingTests {
    private func reading(_ name: String, _ dialect: CounterReading.Dialect = .docker) throws -> CounterReading? {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json"))
        return CounterReading(try JSONDecoder().decode(WireStats.self, from: Data(contentsOf: url)), dialect: dialect)
    }

    @Test("control groups v1: usage less total_inactive_file, as the engine here told it")
    func version1() throws {
        let reading = try #require(try reading("stats-20.10-cgroup1"))
        #expect(reading.memoryBytes == 319_488)
        #expect(reading.memoryLimit == 25_276_502_016)
        #expect(reading.cpuTotal == 603_833_801)
        #expect(reading.systemCPU == 2_208_470_000_000)
        #expect(reading.onlineCPUs == 2)
        #expect(reading.pids == 1)
        #expect(reading.networkRx == nil)
        #expect(reading.blockRead == 0)
    }

    @Test("control groups v2: usage less inactive_file; networks and devices are summed")
    func version2() throws {
        let reading = try #require(try reading("stats-28-cgroup2"))
        #expect(reading.memoryBytes == 6_000_000)
        #expect(reading.networkRx == 1_500)
        #expect(reading.networkTx == 700)
        #expect(reading.blockRead == 12_288)
        #expect(reading.blockWrite == 4_096)
        #expect(reading.onlineCPUs == 4)
    }

    @Test("Podman goes by wall time")
    func podman() throws {
        let reading = try #require(try reading("stats-podman-4", .podman))
        #expect(reading.systemCPU == nil)
        #expect(reading.onlineCPUs == nil)
        #expect(reading.memoryBytes == 1_048_576)
    }

    @Test("a stopped container's zeros are no reading")
    func stopped() throws { #expect(try reading("stats-20.10-stopped") == nil) }

    @Test("the file cache counts only where it is smaller than the usage; sums do not overflow")
    func odd() throws {
        let text = """
            {"read":"2026-01-01T00:00:00Z","cpu_stats":{"cpu_usage":{"total_usage":18446744073709551615,"percpu_usage":[1,2,3]}},
            "memory_stats":{"usage":18446744073709551615,"limit":18446744073709551615,"stats":{"inactive_file":18446744073709551615}},
            "networks":{"a":{"rx_bytes":18446744073709551615,"tx_bytes":1},"b":{"rx_bytes":5,"tx_bytes":1}}}
            """
        let reading = try #require(
            CounterReading(try JSONDecoder().decode(WireStats.self, from: Data(text.utf8)), dialect: .docker))
        #expect(reading.memoryBytes == .max)
        #expect(reading.networkRx == .max)
        #expect(reading.networkTx == 2)
        #expect(reading.onlineCPUs == 3)
        #expect(reading.systemCPU == nil)
        #expect(reading.blockRead == nil)
    }
}
