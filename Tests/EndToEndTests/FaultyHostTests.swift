import DockStatModel
import Foundation
import TestSupport
import Testing

/// One good engine among others that fail in every way: the good one is complete, each of the others says why.
@Suite("A fleet in which everything goes wrong", .serialized)
struct FaultyHostTests {
    @Test("every fault is that host's alone, told in words, and the tick ends in time with exit code 0")
    func faults() async throws {
        let engine = try await RealEngine.shared("end-to-end")
        try await engine.run("e2e-sound", shell: "sleep 100000")
        let servers: [(name: String, server: FaultServer, word: String)] = [
            ("hangs", try FaultServer(.hang), "within 4s"),
            ("babbles", try FaultServer(.garbage), ""),
            ("refuses", try FaultServer(.status(500, #"{"message":"the engine is on fire"}"#)), "the engine is on fire"),
            ("breaks-off", try FaultServer(.closeMidway), ""),
            ("drips", try FaultServer(.drip), ""),
            ("floods", try FaultServer(.flood), "larger than 16777216 bytes"),
        ]
        defer { for (_, server, _) in servers { server.stop() } }
        let program = try Program()
        defer { program.remove() }
        var text = "hosts:\n  - name: sound\n    engine: unix://\(engine.socket)\n"
        for (name, server, _) in servers {
            text += "  - name: \(name)\n    engine: \(server.address.text)\n    timeout: 4s\n    connect_timeout: 1s\n"
        }
        text += "  - name: absent\n    engine: unix:///nonexistent/docker.sock\n"
        try program.write(text, to: "dockstat.yaml")

        let start = ContinuousClock.now
        let outcome = try await program("run")
        #expect(ContinuousClock.now - start < .seconds(60))
        #expect(outcome.status == 0)

        let hosts = try #require(try program.json("public/api/v2/docker/hosts.json") as? [String: Any])
        #expect((hosts["hosts"] as? [Any])?.count == servers.count + 2)
        let overview = try program.text("public/index.html")
        #expect(overview.contains("e2e-sound"))
        for (name, _, word) in servers {
            #expect(outcome.errors.contains("\(name) is unreachable: "), "\(name) in \(outcome.errors)")
            let line = outcome.errors.split(separator: "\n").first { $0.contains("\(name) is unreachable") } ?? ""
            #expect(word.isEmpty || line.contains(word), "\(word) in \(line)")
            #expect(try program.text("public/hosts/\(name)/index.html").contains("unreachable"))
        }
        #expect(outcome.errors.contains("absent is unreachable: "))
        let sound = try #require(
            try program.json("public/api/v2/docker/containers/sound/e2e-sound.json") as? [String: Any])
        #expect(sound["service"] as? String == "up")
    }

    @Test("a host that was there and is gone makes its containers unknown, not down, and keeps their pages")
    func lost() async throws {
        let engine = try await RealEngine()
        defer { engine.stop() }
        try await engine.run("e2e-lost", shell: "sleep 100000")
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        #expect(try await program("run").status == 0)
        engine.stop()
        #expect(try await eventually { (try? await engine.docker("version")) == nil })
        let outcome = try await program("run")
        #expect(outcome.status == 69)
        let container = try #require(
            try program.json("public/api/v2/docker/containers/local/e2e-lost.json") as? [String: Any])
        #expect(container["service"] as? String == "unknown")
        #expect(try program.text("public/index.html").contains("unknown"))
    }
}
