import DockStatModel
import EngineSimulator
import Testing

struct SimulatedFleetTests {
    @Test("the same question gets the same bytes from two fleets, in any order, and other bytes from another seed")
    func determinism() {
        let paths = ["/containers/json?all=1", "/info", "/images/json", "/networks", "/volumes", "/version", "/events?since=0"]
        let times = [start, start + .hours(30), start + .minutes(17)]
        let one = fleet(hosts: 3, containers: 40)
        let other = fleet(hosts: 3, containers: 40)
        let forwards = times.flatMap { time in paths.map { one.respond(host: 2, path: $0, at: time) } }
        let backwards = times.reversed().flatMap { time in paths.reversed().map { other.respond(host: 2, path: $0, at: time) } }
        #expect(forwards == backwards.reversed())
        let third = fleet(hosts: 3, containers: 40, seed: 8)
        #expect(third.respond(host: 2, path: paths[0], at: start) != one.respond(host: 2, path: paths[0], at: start))
    }

    @Test("ids and names are unique across a fleet of a thousand containers")
    func uniqueness() throws {
        let fleet = fleet(hosts: 10, containers: 100)
        var ids: Set<String> = []
        for host in 0..<10 {
            let list = try fleet.list(host: host)
            #expect(list.count == 100)
            #expect(Set(list.compactMap { ($0["Names"] as? [String])?.first }).count == 100)
            ids.formUnion(list.compactMap { $0["Id"] as? String })
        }
        #expect(ids.count == 1000)
        #expect(ids.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    }

    @Test("one host is out of reach for an hour; the others and its own other hours are not")
    func unreachableHour() {
        let fleet = fleet(hosts: 3)
        func answers(_ host: Int, _ time: Timestamp) -> Bool { fleet.respond(host: host, path: "/_ping", at: time) != nil }
        #expect(answers(1, start + .hours(20) - .seconds(1)))
        #expect(!answers(1, start + .hours(20)))
        #expect(!answers(1, start + .minutes(20 * 60 + 59)))
        #expect(answers(1, start + .hours(21)))
        #expect(answers(0, start + .hours(20)) && answers(2, start + .hours(20)))
        #expect(answers(1, start + .hours(48)))
        #expect(fleet.respond(host: 3, path: "/_ping", at: start) == nil)
        #expect(fleet.respond(host: -1, path: "/_ping", at: start) == nil)
    }

    @Test("times at the ends of what can be written are answered", arguments: [Int64.min, -1, 0, Int64.max])
    func extremeTimes(milliseconds: Int64) throws {
        let now = Timestamp(milliseconds: milliseconds)
        let early = SimulatedFleet(hosts: 1, containersPerHost: 12, seed: 1, start: now)
        #expect(try early.list(at: now).count >= 11)
        #expect(try early.list(at: start).count >= 11)
        let fleet = fleet()
        for entry in try fleet.list(at: now) {
            let id = try #require(entry["Id"] as? String)
            #expect(fleet.respond(host: 0, path: "/containers/\(id)/stats", at: now)?.status == 200)
        }
    }

    @Test("no container is older than asked for")
    func startedSince() throws {
        let since = start - .minutes(10)
        for entry in try fleet(containers: 30, since: since).list() {
            #expect((number(entry, "Created") ?? 0) >= since.seconds)
        }
    }

    @Test("a fleet of nothing has empty lists")
    func empty() throws {
        #expect(fleet(hosts: 0).hostNames.isEmpty)
        #expect(try fleet(hosts: 1, containers: 0).list().isEmpty)
        #expect(fleet(hosts: -1, containers: -1).hostNames.isEmpty)
    }
}
