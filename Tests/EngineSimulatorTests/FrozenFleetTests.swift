import DockStatModel
import EngineSimulator
import Testing

struct FrozenFleetTests {
    private let fleet = EngineSimulatorTests.fleet(hosts: 2, containers: 60, mode: .frozen)

    @Test(
        "nothing a page shows changes over days: the lists are the same bytes",
        arguments: [Duration.seconds(15), .hours(20), .days(3)])
    func lists(later: Duration) {
        for path in ["/containers/json?all=1", "/images/json", "/networks", "/volumes", "/version"] {
            #expect(fleet.respond(host: 1, path: path, at: start) == fleet.respond(host: 1, path: path, at: start + later))
        }
    }

    @Test("no event happens")
    func noEvents() throws {
        #expect(try fleet.events(from: .epoch, to: start + .days(3), filters: "{}", host: 1).isEmpty)
    }

    @Test("rates are exactly the same over any two spans, and memory never moves")
    func constantRates() throws {
        for entry in try fleet.list("/containers/json") {
            let id = try #require(entry["Id"] as? String)
            let times = [0, 15_003, 29_998, 86_400_007].map { start + .milliseconds($0) }
            let stats = try times.map { try fleet.object("/containers/\(id)/stats", at: $0) }
            let memory = stats.map { number($0, "memory_stats.usage") }
            #expect(Set(memory).count == 1)
            #expect(Set(stats.map { number($0, "pids_stats.current") }).count == 1)
            for path in ["cpu_stats.cpu_usage.total_usage", "cpu_stats.system_cpu_usage", "networks.eth0.tx_bytes"] {
                let values = stats.compactMap { number($0, path) }
                guard values.count == times.count else { continue }
                let perMillisecond = (1..<times.count).map { index in
                    let span = times[index].milliseconds - times[0].milliseconds
                    #expect((values[index] - values[0]) % span == 0)
                    return (values[index] - values[0]) / span
                }
                #expect(Set(perMillisecond).count == 1)
                #expect(perMillisecond[0] > 0)
            }
        }
    }
}
