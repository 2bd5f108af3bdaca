import DockStatModel
import DockerEngine
import Foundation
import TestSupport
import Testing
import Transfer

/// Against engines that really run. Each test uses containers of its own; waiting is for what an engine does, by asking it.
@Suite struct RealEngineTests {
    private let engine: RealEngine
    private let client = TransferClient()

    init() async throws { engine = try await RealEngine.shared() }

    private func poll(
        _ context: PollContext = .first, _ address: EngineAddress? = nil, source: HostConfiguration.Source = .api
    ) async throws -> EngineSnapshot {
        let reading = await reading(address ?? engine.address, context, source: source)
        return try #require(reading.snapshot, "\(String(describing: reading.reason))")
    }

    private func reading(
        _ address: EngineAddress, _ context: PollContext = .first, source: HostConfiguration.Source = .api
    ) async -> HostReading {
        let host = HostConfiguration.test(address, source: source, timeout: .seconds(30))
        return await EnginePoller(host: host, connection: CurlEngineConnection(host: host, client: client))
            .poll(context: context, now: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    }

    /// Polls until the engine shows what is waited for.
    private func poll(
        _ context: PollContext = .first, until holds: (EngineSnapshot) -> Bool
    ) async throws -> EngineSnapshot {
        let end = ContinuousClock.now + .seconds(30)
        var context = context
        var events: [EngineEvent] = []
        while true {
            var snapshot = try await poll(context)
            events += snapshot.events
            snapshot.events = events
            if holds(snapshot) || ContinuousClock.now > end { return snapshot }
            context.eventsUntil = snapshot.eventsUntil
        }
    }

    @Test(
        "a container that burns one core reads 90–110 %, by the API and by files alike", .serialized,
        arguments: [HostConfiguration.Source.api, .cgroup])
    func burning(source: HostConfiguration.Source) async throws {
        let name = "burn-\(source)"
        // However busy the machine is: a group of its own at the top gets its core before the builds and tests around it.
        let group = "dockstat-\(UInt32.random(in: .min ... .max))"
        try await engine.run(name, ["--cpus", "1", "--cgroup-parent", "/\(group)"], shell: "while :; do :; done")
        try await runTool([
            "sh", "-c",
            """
            cd /sys/fs/cgroup
            if [ -e \(group)/cpu.weight ]; then echo 10000 > \(group)/cpu.weight; else echo 262144 > cpu/\(group)/cpu.shares; fi
            """,
        ])
        let first = try await poll(source: source)
        #expect(first.container(name)?.usage.cpuPercent == nil)
        var cpu: Double?
        let begin = ContinuousClock.now
        var last = first
        while ContinuousClock.now - begin < .seconds(60), !(90...110).contains(cpu ?? 0) {
            try await Task.sleep(for: .seconds(2))
            let next = try await poll(last.context, source: source)
            cpu = next.container(name)?.usage.cpuPercent
            last = next
        }
        try await engine.docker("rm", "-f", name)
        try await runTool(["sh", "-c", "rmdir /sys/fs/cgroup/\(group) /sys/fs/cgroup/*/\(group) 2>/dev/null; true"])
        #expect((90...110).contains(cpu ?? 0), "\(String(describing: cpu))")
    }

    @Test("a container that holds 50 MB reads it within 5 %, and files, API and docker stats agree")
    func memory() async throws {
        try await engine.run("hold", shell: "x=$(head -c 50000000 /dev/zero | tr '\\0' a); echo ready; sleep 1000; echo $x")
        #expect(try await eventually { try await engine.docker("logs", "hold") == "ready" })
        // The shell keeps the text twice while it reads; what the engine says is the measure for both of ours.
        let told = try await engine.docker("stats", "--no-stream", "--format", "{{.MemUsage}} {{.PIDs}} {{.NetIO}}", "hold")
        let api = try #require(try await poll().container("hold"))
        let files = try #require(try await poll(source: .cgroup).container("hold"))
        let apiBytes = try #require(api.usage.memoryBytes)
        let filesBytes = try #require(files.usage.memoryBytes)
        let toldBytes = try #require(Double(told.prefix { $0.isNumber || $0 == "." })) * 1_048_576
        #expect(told.contains("MiB"))
        #expect(abs(apiBytes - toldBytes) < toldBytes * 0.02, "\(told) against \(apiBytes)")
        #expect(abs(apiBytes - filesBytes) < apiBytes * 0.01)
        #expect(apiBytes > 50_000_000 * 0.95)
        #expect(api.counters?.memoryLimit == files.counters?.memoryLimit)
        #expect(api.counters?.pids == files.counters?.pids)
        #expect(api.counters?.onlineCPUs == files.counters?.onlineCPUs)
        #expect(api.counters?.blockRead == files.counters?.blockRead)
        #expect(api.counters?.networkRx == nil && files.counters?.networkRx == nil)
        let (a, b) = (try #require(api.counters?.cpuTotal), try #require(files.counters?.cpuTotal))
        #expect(b >= a && b - a < 500_000_000)
        let (c, d) = (try #require(api.counters?.systemCPU), try #require(files.counters?.systemCPU))
        #expect(d >= c && d - c < 60_000_000_000)
    }

    @Test("a file that holds 50 MB of memory reads within 5 % of it")
    func exactMemory() async throws {
        // Shared memory counts exactly, unlike a shell's variables.
        try await engine.run(
            "exact", ["--shm-size", "64m"], shell: "head -c 50000000 /dev/zero > /dev/shm/x; echo ready; sleep 1000; :")
        #expect(try await eventually { try await engine.docker("logs", "exact") == "ready" })
        let bytes = try #require(try await poll().container("exact")?.usage.memoryBytes)
        #expect((47_500_000...52_500_000).contains(bytes), "\(bytes)")
    }

    @Test("a network that is the machine's own has no value")
    func networks() async throws {
        try await engine.run("hosted", network: "host", shell: "sleep 1000; :")
        #expect(try await poll().container("hosted")?.counters?.networkRx == nil)
        let files = try #require(try await poll(source: .cgroup).container("hosted")?.counters)
        #expect(files.networkRx == nil)
    }

    @Test("an end with a code, an OOM kill and a restart are seen with their events")
    func ends() async throws {
        let first = try await poll()
        try await engine.run("ends", shell: "exit 3")
        try await engine.run("grows", ["-m", "8m"], shell: "x=a; while true; do x=$x$x; done")
        try await engine.run("again", shell: "sleep 1000; :")
        let before = try await poll(first.context) { snapshot in
            ["ends", "grows"].allSatisfy { snapshot.container($0)?.state == .exited }
        }
        #expect(before.container("ends")?.details?.exitCode == 3)
        #expect(before.container("ends")?.counters == nil)
        #expect(before.container("grows")?.details?.oomKilled == true)
        #expect(before.container("grows")?.details?.memoryLimit == 8 << 20)
        #expect(before.events.contains { $0.containerName == "ends" && $0.action == "die" && $0.detail == "3" })
        #expect(before.events.contains { $0.containerName == "grows" && $0.action == "oom" })
        #expect(before.eventGap == nil)

        let start = before.container("again")?.details?.startedAt
        try await engine.docker("restart", "-t", "0", "again")
        let after = try await poll(before.context)
        #expect(after.container("again")?.details?.startedAt != start)
        #expect(after.container("again")?.usage.cpuPercent == nil)
        #expect(after.events.contains { $0.containerName == "again" && $0.action == "restart" })
        #expect(after.eventGap == nil)
    }

    @Test("a health check that fails shows as unhealthy, and its runs stay out of the events")
    func health() async throws {
        try await engine.run(
            "sick", ["--health-cmd", "false", "--health-interval", "1s", "--health-retries", "1"], shell: "sleep 1000; :")
        let snapshot = try await poll { $0.container("sick")?.health == .unhealthy }
        #expect(snapshot.container("sick")?.health == .unhealthy)
        #expect(snapshot.events.contains { $0.action == "health_status" && $0.detail == "unhealthy" })
        #expect(!snapshot.events.contains { $0.action.hasPrefix("exec_") })
    }

    @Test("more events than the engine keeps are a gap, and a restart among them is noticed")
    func gap() async throws {
        let own = try await RealEngine()
        defer { own.stop() }
        try await own.run("web", shell: "sleep 1000; :")
        let first = try await poll(.first, own.address)
        try await own.docker("restart", "-t", "0", "web")
        try await own.run("noise", shell: "sleep 1000; :")
        try await runTool(["sh", "-c", "for i in $(seq 90); do docker -H unix://\(own.socket) exec noise true; done"])
        let second = try await poll(first.context, own.address)
        #expect(second.eventGap?.evidence.contains("256") == true)
        #expect(second.eventGap?.evidence.contains("web") == true)
        #expect(second.container("web")?.details?.startedAt != first.container("web")?.details?.startedAt)
        #expect(try await poll(second.context, own.address).eventGap == nil)
    }

    @Test("facts and inventory come from the engine")
    func facts() async throws {
        let snapshot = try await poll()
        let facts = try #require(snapshot.facts)
        #expect(facts.totalCPU == ProcessInfo.processInfo.activeProcessorCount)
        #expect(facts.totalMemory > 1 << 20)
        #expect(facts.architecture.isEmpty == false)
        #expect(["1", "2"].contains(facts.cgroupVersion ?? ""))
        #expect(snapshot.inventory?.images.contains { $0.tags.contains("busybox:local") } == true)
        #expect(snapshot.inventory?.networks.contains { $0.name == "host" } == true)
        #expect(snapshot.warnings == [])
    }

    @Test("events are followed as they happen")
    func following() async throws {
        let host = HostConfiguration.test(engine.address)
        let stream = EngineEventStream(connection: CurlEngineConnection(host: host, client: client))
        let engine = engine
        let starter = Task.detached {
            // The stream tells only what happens once it stands; so it happens until it was told.
            while !Task.isCancelled {
                try await engine.docker("run", "--rm", "--network", "none", "busybox:local", "sh", "-c", "exit 4")
            }
        }
        defer { starter.cancel() }
        for try await event in stream.events() where event.action == "die" && event.detail == "4" { break }
        starter.cancel()
        _ = await starter.result
    }

    @Test("mutual TLS works, two hosts are read side by side, and each wrong certificate is told")
    func tls() async throws {
        let secure = try await RealEngine.shared("secure", mutualTLS: true)
        let port = try #require(secure.port)
        let certificates = try #require(secure.certificates)
        try await secure.run("there", shell: "sleep 1000; :")
        func address(_ tls: TLSFiles, _ host: String = "127.0.0.1") -> EngineAddress { .tcp(host: host, port: port, tls: tls) }

        async let one = poll()
        async let two = poll(.first, address(certificates.files()))
        #expect(try await two.container("there")?.counters != nil)
        #expect(try await one.container("there") == nil)

        func reason(_ tls: TLSFiles) async -> UnreachableReason? { await reading(address(tls)).reason }
        let foreign = await reason(certificates.files(client: "foreign"))
        #expect(foreign?.kind == .tls)
        #expect(foreign?.advice?.contains("tls.cert") == true, "\(String(describing: foreign))")
        let missing = await reason(certificates.files(client: nil))
        #expect(missing?.kind == .tls && missing?.advice?.contains("tls.cert") == true, "\(String(describing: missing))")
        let authority = await reason(certificates.files(authority: "foreign-ca"))
        #expect(authority?.kind == .tls && authority?.advice?.contains("tls.ca") == true)
        #expect(await reason(certificates.files(client: "no-such"))?.kind == .tls)
        let plain = await reading(.tcp(host: "127.0.0.1", port: port, tls: nil)).reason
        #expect(plain != nil)
    }
}
