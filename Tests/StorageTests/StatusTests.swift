import DockStatModel
import GRDB
import Testing

@testable import Storage

struct StatusTests {
    @Test("a status says what the last tick saw")
    func roundTrip() throws {
        let fleet = try Fleet()
        var seen = container(
            labels: ["a": "\"<script>\u{202e}\u{0}", "b": String(repeating: "ü", count: 40_000)], usage: cpu(12.34))
        seen.ports = [PublishedPort(hostAddress: "::", hostPort: 8080, containerPort: 80, transport: "tcp")]
        seen.health = .unhealthy
        seen.statusText = "Up 5 minutes (unhealthy)"
        try fleet.tick(at(0), [seen])
        try fleet.tick(at(15), [seen])
        let status = try #require(try fleet.status(now: at(15)))
        #expect(status.labels == seen.labels && status.ports == seen.ports && status.networks == seen.networks)
        #expect(status.details == seen.details && status.health == .unhealthy && status.service == .degraded)
        #expect(status.usage.cpuPercent == 12.34 && status.usage.memoryBytes == nil)
        #expect(status.serviceSince == at(0) && status.observedAt == at(15) && status.firstSeen == at(0))
        #expect(status.lastDay.milliseconds == [.degraded: 15_000])
        seen.usage = Usage()
        seen.labels = ["c": "d"]
        try fleet.tick(at(30), [seen])
        let next = try #require(try fleet.status(now: at(30)))
        #expect(next.usage == Usage() && next.labels == ["c": "d"])
    }

    @Test(
        "names from outside become slugs that are safe and never meet",
        arguments: [
            (["web"], ["web"]), (["../etc/passwd", ".", ""], nil), (["a b", "a-b", "a/b"], nil), (["ä", "ö", "ü"], nil),
        ] as [([String], [String]?)])
    func slugs(names: [String], expected: [String]?) throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), names.map { container($0) })
        let slugs = try fleet.store.containerStatuses(hosts: ["h"], now: at(0)).map(\.slug)
        #expect(Set(slugs).count == names.count)
        #expect(slugs.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("/") })
        if let expected { #expect(slugs == expected) }
    }

    @Test("a container takes over the slug of one that is gone, and two of one name never share it")
    func slugTakeover() throws {
        let fleet = try Fleet()
        let labels = ["com.docker.compose.project": "p", "com.docker.compose.service": "web"]
        try fleet.tick(at(0), [container("web", id: "1")])
        try fleet.tick(at(15), [container("web", id: "2", labels: labels)])
        let both = try fleet.store.containerStatuses(hosts: ["h"], now: at(15))
        #expect(both.first { $0.engineID == "2" }?.slug == "web")
        #expect(both.first { $0.engineID == "1" }?.slug.hasPrefix("web-") == true)
        try fleet.tick(at(30), [container("web", id: "1"), container("web", id: "2", labels: labels)])
        let slugs = try fleet.store.containerStatuses(hosts: ["h"], now: at(30)).map(\.slug)
        #expect(Set(slugs).count == 2 && slugs.contains("web"))
        // Names that swap within a tick.
        try fleet.tick(at(45), [container("a", id: "a"), container("b", id: "b")])
        try fleet.tick(at(60), [container("a", id: "b"), container("b", id: "a")])
        #expect(Set(try fleet.store.containerStatuses(hosts: ["h"], now: at(60)).map(\.slug)).count == 4)
    }

    @Test("hosts are told as configured: reachable, unreachable with the reason, untried")
    func hosts() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        let lost = try fleet.lose(at(15))
        #expect(lost.hostsReached == 0)
        try fleet.lose(at(30))
        let configured = ["new", "h"].map { HostConfiguration(name: $0, engine: .localDefault) }
        let statuses = try fleet.store.hostStatuses(configured: configured, now: at(30))
        #expect(statuses.map(\.name) == ["new", "h"])
        #expect(statuses[0].reachability == .untried && statuses[0].since == nil)
        #expect(
            statuses[1].reachability == .unreachable(UnreachableReason(kind: .refused, message: "Nothing listens.")))
        #expect(statuses[1].since == at(15) && statuses[1].lastReached == at(0))
        let back = try fleet.tick(at(45), [container()])
        #expect(back.changes.first == .hostReached(host: "h"))
        #expect(try fleet.store.hostStatuses(configured: configured, now: at(45))[1].since == at(45))
    }

    @Test("the next poll gets what the last one learned, counters of the running container only")
    func pollContext() throws {
        let fleet = try Fleet()
        let counters = CounterReading(
            readAt: at(1).milliseconds * 1_000_000, cpuTotal: .max, systemCPU: 7, onlineCPUs: nil, memoryBytes: 9,
            memoryLimit: 10,
            networkRx: 1 << 63, networkTx: nil, blockRead: 0, blockWrite: 3, pids: 4)
        var seen = container()
        seen.counters = counters
        try fleet.tick(at(0), [seen])
        func context(_ time: Timestamp) throws -> PollContext? {
            try fleet.store.pollContexts(for: ["h", "new"], now: time, factsEvery: .minutes(10))["h"]
        }
        #expect(try context(at(15))?.known["id-web"]?.counters == counters)
        #expect(try context(at(15))?.known["id-web"]?.details == seen.details)
        #expect(try context(at(15))?.eventsUntil == at(0).milliseconds * 1_000_000)
        #expect(try context(at(15))?.wantsFacts == true)
        #expect(try fleet.store.pollContexts(for: ["new"], now: start, factsEvery: .zero)["new"]?.eventsUntil == nil)
        // A reading that failed leaves the older one, a restart does not.
        try fleet.tick(at(15), [container()])
        #expect(try context(at(30))?.known["id-web"]?.counters == counters)
        seen.counters = nil
        seen.details?.startedAt = at(20)
        try fleet.tick(at(30), [seen])
        #expect(try context(at(45))?.known["id-web"]?.counters == nil)
    }

    @Test("facts that are due once are asked for once")
    func facts() throws {
        let fleet = try Fleet()
        let facts = HostFacts(
            dockerVersion: "20.10", apiVersion: "1.41", operatingSystem: "Debian", architecture: "x86_64", kernelVersion: "6",
            totalMemory: 1, totalCPU: 2, images: 3, cgroupVersion: nil, systemTime: nil)
        var tick = reading(at(0), [])
        if case .reachable(var snapshot) = tick.hosts[0].outcome {
            snapshot.facts = facts
            tick.hosts[0].outcome = .reachable(snapshot)
        }
        _ = try fleet.store.record(tick)
        func wants(_ time: Timestamp) throws -> Bool? {
            try fleet.store.pollContexts(for: ["h"], now: time, factsEvery: .minutes(10))["h"]?.wantsFacts
        }
        #expect(try wants(at(599)) == false && wants(at(600)) == true && wants(at(-5)) == true)
        try fleet.tick(at(15), [])
        let configured = [HostConfiguration(name: "h", engine: .localDefault)]
        #expect(try fleet.store.hostStatuses(configured: configured, now: at(15))[0].facts == facts)
    }

    @Test("an unchanged tick writes no container row")
    func quiet() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container()])
        try fleet.store.write {
            try $0.execute(
                sql: "CREATE TRIGGER no_write BEFORE UPDATE ON container BEGIN SELECT raise(ABORT, 'written'); END")
        }
        try fleet.tick(at(15), [container()])
        #expect(throws: StorageError.self) { try fleet.tick(at(30), [container(state: .paused)]) }
    }
}
