import DockStatModel
import DockerEngine
import Testing

struct EnginePollerTests {
    private let now = EnginePollerTests.time("2026-01-01T01:00:00Z")

    private static func time(_ text: String) -> Timestamp {
        // 2026-01-01T00:00:00Z
        Timestamp(seconds: 1_767_225_600 + (text.contains("T01") ? 3600 : 0))
    }

    private func poll(_ connection: ScriptedConnection, _ context: PollContext = .first, ignored: [Glob] = []) async
        -> HostReading
    {
        let host = HostConfiguration.test(.tcp(host: "x", port: 1, tls: nil))
        return await EnginePoller(host: host, connection: connection, ignored: ignored).poll(context: context, now: now)
    }

    private func known(_ state: ContainerState = .running, started: Int64 = 0, counters: CounterReading? = nil) -> PollContext {
        let details = ContainerDetails(
            startedAt: Timestamp(seconds: 1_767_225_600 + started), finishedAt: nil, exitCode: 0, oomKilled: false,
            restartCount: 0,
            restartPolicy: .always, error: "", cpuLimit: nil, memoryLimit: nil, imageDigest: nil, processID: 7)
        return PollContext(
            known: ["a1": .init(state: state, health: .none, details: details, counters: counters)],
            eventsUntil: (now - .seconds(15)).milliseconds * 1_000_000, wantsFacts: false)
    }

    private func table(_ list: String, events: String = "") -> [String: String] {
        [
            "/version": Documents.version, "/containers/json": "[\(list)]", "/events": events,
            "/containers/a1/json": Documents.inspected(), "/containers/a1/stats": Documents.stats(),
        ]
    }

    @Test("a first poll inspects and reads, and gives no rates")
    func first() async throws {
        let connection = ScriptedConnection(table(Documents.listed("a1", "web")))
        let snapshot = try #require(await poll(connection).snapshot)
        let web = try #require(snapshot.container("web"))
        #expect(web.details?.restartPolicy == .always)
        #expect(web.details?.cpuLimit == 0.5)
        #expect(web.details?.memoryLimit == nil)
        #expect(web.counters?.memoryBytes == 70)
        #expect(web.counters?.blockRead == 5)
        #expect(web.counters?.blockWrite == 6)
        #expect(web.counters?.networkRx == nil)
        #expect(web.usage.cpuPercent == nil)
        #expect(web.usage.memoryBytes == 70)
        #expect(connection.paths.allSatisfy { $0 == "/version" || $0.hasPrefix("/v1.41/") })
        #expect(connection.paths.contains("/v1.41/containers/a1/stats?stream=false&one-shot=true"))
    }

    @Test("rates come from our own previous reading, and a container that did not change is not inspected")
    func second() async throws {
        var before = CounterReading(
            readAt: 1_767_225_600_000_000_000 + 3590_000_000_000, cpuTotal: 0, systemCPU: 8_000_000_000, onlineCPUs: 2,
            memoryBytes: 1, memoryLimit: 1, networkRx: nil, networkTx: nil, blockRead: 0, blockWrite: 0, pids: 1)
        let connection = ScriptedConnection(table(Documents.listed("a1", "web", status: "Up About an hour")))
        let web = try #require(await poll(connection, known(counters: before)).snapshot?.container("web"))
        #expect(web.usage.cpuPercent == 100)
        #expect(web.usage.blockReadRate == 0.5)
        #expect(!connection.paths.contains { $0.hasSuffix("/a1/json") })

        before.cpuTotal = 5_000_000_000
        let fallen = try #require(await poll(connection, known(counters: before)).snapshot?.container("web"))
        #expect(fallen.usage.cpuPercent == nil)
    }

    @Test(
        "inspect is asked for exactly where something may have changed",
        arguments: [
            ("running", "Up About an hour", ContainerState.running, "", false),
            ("running", "Up 50 minutes", .running, "", true),
            ("running", "Up 4 seconds", .running, "", true),
            ("running", "Up 2 hours", .running, "", false),
            ("exited", "Exited (1) 4 seconds ago", .running, "", true),
            ("running", "Up About an hour (unhealthy)", .running, "", true),
            ("running", "Up About an hour", .running, "restart", true),
            ("running", "Up About an hour", .running, "health_status: healthy", false),
            ("running", "Up About an hour", .running, "exec_die", false),
            ("running", "no words that we know", .running, "", false),
        ])
    func inspection(state: String, status: String, before: ContainerState, action: String, expected: Bool) async throws {
        let event = action.isEmpty ? "" : Documents.event("a1", action, nano: now.milliseconds * 1_000_000 - 5)
        let connection = ScriptedConnection(
            table(Documents.listed("a1", "web", state: state, status: status), events: event), date: now)
        _ = try #require(await poll(connection, known(before)).snapshot)
        #expect(connection.paths.contains { $0.hasSuffix("/a1/json") } == expected)
    }

    @Test(
        "where events are lost, what may have begun meanwhile is asked for, however soon after the start that is known",
        arguments: [
            ("running", "Up 12 seconds", 12, 256, true), ("running", "Up 12 seconds", 12, 255, false),
            ("running", "Up About a minute", 70, 256, false), ("running", "Up Less than a second", 1, 256, true),
            ("exited", "Exited (0) 14 seconds ago", 70, 256, true), ("exited", "Exited (0) 2 hours ago", 9000, 256, false),
            ("created", "Created", 70, 256, false),
        ])
    func lostEvents(state: String, status: String, age: Int64, events: Int, expected: Bool) async throws {
        let first = now.milliseconds * 1_000_000 - 1_000_000_000
        let runs = (0..<events).map { Documents.event("z9", "exec_start: x", nano: first + Int64($0)) }
        let connection = ScriptedConnection(
            table(Documents.listed("a1", "web", state: state, status: status), events: runs.joined(separator: "\n")), date: now)
        let before = known(try #require(ContainerState(rawValue: state)), started: 3600 - age)
        let snapshot = try #require(await poll(connection, before).snapshot)
        #expect((snapshot.eventGap != nil) == (events == 256))
        #expect(connection.paths.contains { $0.hasSuffix("/a1/json") } == expected)
    }

    @Test("counters from before a restart give no rates")
    func restarted() async throws {
        let before = CounterReading(
            readAt: 1, cpuTotal: 1, systemCPU: 1, onlineCPUs: 2, memoryBytes: 1, memoryLimit: 1, networkRx: nil, networkTx: nil,
            blockRead: 0, blockWrite: 0, pids: 1)
        let connection = ScriptedConnection(table(Documents.listed("a1", "web", status: "Up 4 seconds")), date: now)
        let web = try #require(await poll(connection, known(started: -500, counters: before)).snapshot?.container("web"))
        #expect(web.counters != nil)
        #expect(web.usage.cpuPercent == nil)
        #expect(web.usage.blockReadRate == nil)
    }

    @Test("an odd entry, details or reading costs that container's part alone, with a warning that names it")
    func oddDocuments() async throws {
        let list = [
            Documents.listed("a1", "good"), Documents.listed("b2", "badstats"), Documents.listed("c3", "baddetails"),
            #"{"Id":5,"Names":["/badentry"],"State":"running"}"#, #""nonsense""#, "null",
            Documents.listed("d4", "badstate", state: "dancing"), Documents.listed("../../x", "badid"),
            #"{"Id":"e5","Names":["/sparse"],"State":"exited","Labels":7,"Ports":"x","Created":"x","Image":null}"#,
        ].joined(separator: ",")
        var documents = table(list)
        documents["/containers/b2/stats"] = Documents.stats().replacing(#""total_usage":1000000000"#, with: #""total_usage":"x""#)
        documents["/containers/b2/json"] = Documents.inspected()
        documents["/containers/c3/stats"] = Documents.stats()
        documents["/containers/c3/json"] = "[["
        documents["/containers/e5/json"] = Documents.inspected()
        let snapshot = try #require(await poll(ScriptedConnection(documents)).snapshot)
        #expect(snapshot.containers.map(\.name) == ["baddetails", "badstats", "good", "sparse"])
        #expect(snapshot.container("good")?.counters != nil)
        #expect(snapshot.container("badstats")?.counters == nil)
        #expect(snapshot.container("badstats")?.details != nil)
        #expect(snapshot.container("baddetails")?.counters != nil)
        for word in ["badstats", "total_usage", "baddetails", "badentry", "badstate", "badid"] {
            #expect(snapshot.warnings.contains { $0.contains(word) }, "\(word): \(snapshot.warnings)")
        }
    }

    @Test("a container that stopped since the list gives no reading and no warning")
    func stopped() async throws {
        let zeros =
            #"{"read":"0001-01-01T00:00:00Z","cpu_stats":{"cpu_usage":{"total_usage":0}},"memory_stats":{},"pids_stats":{}}"#
        var documents = table(Documents.listed("a1", "zeros") + "," + Documents.listed("b2", "gone"))
        documents["/containers/a1/stats"] = zeros
        let snapshot = try #require(
            await poll(ScriptedConnection(documents), PollContext(known: [:], eventsUntil: nil, wantsFacts: false)).snapshot)
        #expect(snapshot.containers.map(\.counters) == [nil, nil])
        #expect(snapshot.warnings == [])
    }

    @Test("names and projects that differ after a NUL only stay two: the database would end them there")
    func nul() async throws {
        let labels = #"{"com.docker.compose.project":"p\u0000","com.docker.compose.service":"s"}"#
        let list = [
            Documents.listed("a1", #"n\u0000a"#), Documents.listed("b2", #"n\u0000b"#),
            Documents.listed("c3", "c", labels: labels),
        ].joined(separator: ",")
        let snapshot = try #require(await poll(ScriptedConnection(table(list))).snapshot)
        #expect(Set(snapshot.containers.map(\.identity.key)) == ["name:n\u{FFFD}a", "name:n\u{FFFD}b", "compose:p\u{FFFD}/s/1"])
    }

    @Test("hostile labels and names pass through unharmed")
    func hostile() async throws {
        let big = String(repeating: "x", count: 65536)
        let labels = #"{"big":"\#(big)","\u0000\u001b[31m":"<script>\u202e","":""}"#
        let snapshot = try #require(
            await poll(ScriptedConnection(table(Documents.listed("a1", #"..\/\"\u0007"#, labels: labels)))).snapshot)
        #expect(snapshot.containers.first?.labels["big"]?.count == 65536)
        #expect(snapshot.containers.first?.labels["\u{0}\u{1b}[31m"] == "<script>\u{202e}")
    }

    @Test("of two containers with one Compose identity the newest keeps it")
    func identities() async throws {
        let labels = #"{"com.docker.compose.project":"p","com.docker.compose.service":"s"}"#
        let list = [
            Documents.listed("a1", "old", created: 1, labels: labels), Documents.listed("b2", "new", created: 2, labels: labels),
            Documents.listed("c3", "old", created: 0),
        ].joined(separator: ",")
        let snapshot = try #require(await poll(ScriptedConnection(table(list))).snapshot)
        #expect(
            Dictionary(uniqueKeysWithValues: snapshot.containers.map { ($0.engineID, $0.identity.key) })
                == ["b2": "compose:p/s/1", "a1": "name:old", "c3": "name:old@c3"])
        #expect(snapshot.containers.map(\.identity) == snapshot.containers.map(\.identity).sorted())
    }

    @Test("ignored containers are not asked for at all")
    func ignored() async throws {
        let connection = ScriptedConnection(table(Documents.listed("a1", "tmp-1")))
        let snapshot = try #require(await poll(connection, ignored: [Glob("tmp-*")]).snapshot)
        #expect(snapshot.containers.isEmpty)
        #expect(!connection.paths.contains { $0.contains("a1") })
    }

    @Test(
        "what is no engine, or none that we speak with, is unreachable with a reason",
        arguments: [
            ("<html>", UnreachableReason.Kind.garbled), ("{}", .garbled), (Documents.version("latest"), .garbled),
            (Documents.version("1.30"), .status), (Documents.version("1.99", minimum: "1.90"), .status),
        ])
    func versions(document: String, kind: UnreachableReason.Kind) async throws {
        #expect(await poll(ScriptedConnection(["/version": document])).reason?.kind == kind)
    }

    @Test("the newest version that both speak is used")
    func negotiation() async throws {
        let connection = ScriptedConnection(["/version": Documents.version("1.99"), "/containers/json": "[]"])
        #expect(try #require(await poll(connection).snapshot).apiVersion == "1.55")
    }

    @Test("a refusal keeps the engine's words and says what to do")
    func refused() async throws {
        let connection = ScriptedConnection(
            ["/version": Documents.version], refusals: ["/containers/json": (403, #"{"message":"forbidden by proxy."}"#)])
        let reason = try #require(await poll(connection).reason)
        #expect(reason.kind == .permission)
        #expect(reason.message == "tcp://x:1 answered 403 when asked for the list of containers: forbidden by proxy.")
        #expect(reason.advice?.contains("/containers") == true)
    }

    @Test("facts and inventory come on their turn, and parts that are forbidden cost only themselves")
    func facts() async throws {
        var documents = table("")
        documents["/info"] = #"{"ServerVersion":"20.10.24","NCPU":2,"MemTotal":1024,"CgroupVersion":"1","Images":"x"}"#
        documents["/images/json"] = #"[{"Id":"sha256:1","RepoTags":["b:2","a:1"],"Created":5,"Size":7},{"Id":9}]"#
        documents["/volumes"] = #"{"Volumes":[{"Name":"v","Driver":"local"}]}"#
        let connection = ScriptedConnection(documents, refusals: ["/networks": (403, "no")])
        let snapshot = try #require(await poll(connection).snapshot)
        #expect(snapshot.facts?.totalCPU == 2)
        #expect(snapshot.facts?.images == 0)
        #expect(snapshot.inventory?.images.map(\.tags) == [["a:1", "b:2"]])
        #expect(snapshot.inventory?.volumes.map(\.name) == ["v"])
        #expect(snapshot.warnings.contains { $0.hasPrefix("/networks") })
        #expect(try #require(await poll(connection, known()).snapshot).facts == nil)
    }
}
