import Foundation
import TestSupport
import Testing

/// What a new user does: an engine with a handful of containers, `dockstat run` twice, and a look at the files.
@Suite("Two ticks on a real engine", .serialized)
struct RealEngineRunTests {
    let engine: RealEngine
    let program: Program

    init() async throws {
        engine = try await RealEngine.shared("end-to-end")
        var program = try Program()
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        self.program = program
    }

    private func container(_ name: String) throws -> [String: Any] {
        try #require(try program.json("public/api/v2/docker/containers/local/\(name).json") as? [String: Any])
    }

    /// Two ticks at least two seconds of the engine's life apart, so that rates mean something.
    private func tickTwice() async throws {
        #expect(try await program("run").status == 0)
        try await engine.run("pause-\(UUID().uuidString.prefix(8))", ["--rm"], shell: "sleep 2")
        // The end of that container is two seconds after its start: the engine's clock measures, not ours.
        while try await engine.docker("ps", "-q", "--filter", "name=pause-").isEmpty == false {}
        #expect(try await program("run").status == 0)
    }

    @Test("overview, host and container pages, JSON, metrics and status.txt show what the engine has")
    func site() async throws {
        defer { program.remove() }
        try await engine.run("e2e-web", ["-m", "64m"], shell: "sleep 100000")
        try await engine.run("e2e-failed", shell: "exit 3")
        try await engine.run("e2e-finished", shell: "true")
        try await engine.docker("wait", "e2e-failed", "e2e-finished")
        try await tickTwice()

        let overview = try program.text("public/index.html")
        for name in ["e2e-web", "e2e-failed", "e2e-finished"] { #expect(overview.contains(name)) }
        #expect(overview.contains("hosts/local/containers/e2e-web/"))
        for page in ["index.html", "24h.html", "7d.html", "30d.html"] {
            #expect(try program.text("public/hosts/local/containers/e2e-web/\(page)").contains("<svg"))
        }
        #expect(try program.text("public/hosts/local/index.html").contains("e2e-web"))
        #expect(try program.text("public/about/index.html").contains("tick"))

        let web = try container("e2e-web")
        #expect(web["state"] as? String == "running")
        #expect(web["service"] as? String == "up")
        #expect(web["memoryLimit"] as? Double == 67_108_864)
        #expect(try #require(web["cpuUsage"] as? Double) < 5)
        #expect(try #require(web["memoryUsage"] as? Double) > 100_000)
        #expect(web["networkRx"] is NSNull, "network none has no value, not 0")
        let failed = try container("e2e-failed")
        #expect(failed["service"] as? String == "down")
        #expect(failed["exitCode"] as? Int == 3)
        #expect(try container("e2e-finished")["service"] as? String == "stopped")

        let metrics = try program.text("public/metrics")
        #expect(metrics.contains("dockstat_host_up{host=\"local\"} 1"))
        #expect(metrics.contains("container=\"e2e-web\""))
        let status = try program.text("public/status.txt")
        #expect(status.contains("e2e-web") && status.contains("down"))
        let hosts = try #require(try program.json("public/api/v2/docker/hosts.json") as? [String: Any])
        #expect((hosts["hosts"] as? [Any])?.count == 1)
    }

    @Test("a recreated Compose service keeps its page, its history and its identity")
    func recreation() async throws {
        defer { program.remove() }
        let labels = ["--label", "com.docker.compose.project=shop", "--label", "com.docker.compose.service=api"]
        try await engine.run("shop-api-1", labels, shell: "sleep 100000")
        #expect(try await program("run").status == 0)
        let before = try container("shop-api-1")
        try await engine.docker("rm", "-f", "shop-api-1")
        try await engine.run("shop-api-1", labels, shell: "sleep 100000")
        #expect(try await program("run").status == 0)
        let after = try container("shop-api-1")
        #expect(before["engineId"] as? String != after["engineId"] as? String)
        #expect(before["firstSeen"] as? String == after["firstSeen"] as? String)
        #expect(after["service"] as? String == "up")
    }

    @Test("a container that dies and starts again between two ticks is seen, with a moment of down")
    func restart() async throws {
        defer { program.remove() }
        try await engine.run("e2e-blink", shell: "sleep 100000")
        #expect(try await program("run").status == 0)
        try await engine.docker("kill", "e2e-blink")
        try await engine.docker("start", "e2e-blink")
        #expect(try await program("run").status == 0)
        #expect(try program.text("public/hosts/local/containers/e2e-blink/index.html").contains("137"))
        let history = try #require(
            try program.json("public/api/v2/docker/containers/local/e2e-blink/history/1h.json") as? [String: Any])
        let actions = try #require(history["events"] as? [[String: Any]]).compactMap { $0["action"] as? String }
        #expect(actions.contains("die") && actions.contains("start"))
    }

    @Test("a stop that somebody asked for is stopped, not down, although the process ends in 137")
    func stop() async throws {
        defer { program.remove() }
        try await engine.run("e2e-stubborn", shell: "trap '' TERM; while :; do sleep 1; done")
        #expect(try await program("run").status == 0)
        try await engine.docker("stop", "-t", "1", "e2e-stubborn")
        #expect(try await program("run").status == 0)
        let stubborn = try container("e2e-stubborn")
        #expect(stubborn["exitCode"] as? Int == 137)
        #expect(stubborn["service"] as? String == "stopped")
    }

    @Test("status and query tell the same numbers as the pages, doctor finds nothing wrong, and nothing is written for a look")
    func looking() async throws {
        defer { program.remove() }
        try await engine.run("e2e-look", shell: "sleep 100000")
        try await tickTwice()
        let memory = try #require(try container("e2e-look")["memoryUsage"] as? Double)
        let status = try await program("status", "--format", "json", "--filter", "e2e-look")
        let told = try #require(
            try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any])
        let row = try #require((told["containers"] as? [[String: Any]])?.first)
        #expect((told["containers"] as? [Any])?.count == 1)
        #expect(row["memory_bytes"] as? Double == memory)
        let query = try await program("query", "local/e2e-look", "memory_bytes", "--since", "1h", "--format", "csv")
        #expect(query.status == 0)
        #expect(query.output.contains("\(Int(memory))"))
        #expect(try await program("status", "--format", "csv").output.contains("e2e-look"))
        #expect(try await program("doctor").status == 0)
        let unknown = try await program("query", "local/nobody", "pids")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("nobody"))
    }

    @Test("what has not changed is not written again")
    func unchanged() async throws {
        defer { program.remove() }
        try await engine.run("e2e-still", shell: "sleep 100000")
        try await tickTwice()
        // The pages of a tick know the tick before it as the last finished one; a render knows this one.
        #expect(try await program("render").status == 0)
        let before = try dates()
        #expect(try await program("render").status == 0)
        let changed = try dates().filter { before[$0.key] != $0.value }.map(\.key)
        #expect(changed.isEmpty, "\(changed)")
    }

    private func dates() throws -> [String: Date] {
        let folder = program.folder.appendingPathComponent("public")
        var dates: [String: Date] = [:]
        for case let file as URL in try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.contentModificationDateKey]))
        where !file.hasDirectoryPath {
            dates[file.path] = try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
        }
        return dates
    }
}
