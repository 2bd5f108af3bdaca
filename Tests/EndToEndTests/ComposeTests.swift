import Foundation
import TestSupport
import Testing

/// What `docker-compose` does to the containers of a project, which is nobody's outage.
@Suite("Compose on a real engine", .serialized)
struct ComposeTests {
    /// - Parameter release: another one makes Compose make the containers anew.
    private func project(release: Int) -> String {
        """
        version: "2.4"
        services:
          api:
            image: busybox:local
            command: [sh, -c, "sleep 100000"]
            network_mode: none
            restart: always
            stop_grace_period: 1s
            environment: { RELEASE: "\(release)" }
          worker:
            image: busybox:local
            command: [sh, -c, "trap '' TERM; while :; do sleep 0.1; done"]
            network_mode: none
            stop_grace_period: 1s
            environment: { RELEASE: "\(release)" }
        """
    }

    private func start(_ scene: AlertScene, _ words: [String]) throws -> ChildProcess {
        let process = ChildProcess()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["DOCKER_HOST=unix://\(scene.engine.socket)", "docker-compose", "--log-level", "ERROR", "--project-name", "fair"]
            + ["--file", scene.program.folder.appendingPathComponent("compose.yaml").path] + words
        process.standardError = try FileHandle(forWritingTo: URL(filePath: "/dev/null"))
        try process.run()
        return process
    }

    private func compose(_ scene: AlertScene, _ words: String...) async throws {
        let process = try start(scene, words)
        #expect(try await process.end() == 0, "docker-compose \(words.joined(separator: " "))")
    }

    private func container(_ scene: AlertScene, _ name: String) throws -> [String: Any] {
        try #require(
            try scene.program.json("public/api/v2/docker/containers/local/\(name).json") as? [String: Any])
    }

    @Test("up with a new environment, stop and down are no outage at any tick, and the history goes on")
    func recreation() async throws {
        let scene = try await AlertScene("compose")
        defer { scene.end() }
        let names = ["fair_api_1", "fair_worker_1"]
        try scene.program.write(project(release: 1), to: "compose.yaml")
        try await compose(scene, "up", "--detach")
        try await scene.tick(2)
        let before = try names.map { try container(scene, $0) }

        // Ticks fall on every step of it: the old one stopped, renamed, the new one made, started, the old one removed. How many
        // fall on one time depends on the machine.
        var during = 0
        var release = 1
        while during < 5 {
            release += 1
            try scene.program.write(project(release: release), to: "compose.yaml")
            let up = try start(scene, ["up", "--detach"])
            while up.isRunning {
                try await scene.tick()
                during += 1
            }
            #expect(try await up.end() == 0)
        }
        try await scene.tick(3)
        let after = try names.map { try container(scene, $0) }
        for (old, new) in zip(before, after) {
            #expect(old["engineId"] as? String != new["engineId"] as? String)
            #expect(old["firstSeen"] as? String == new["firstSeen"] as? String)
            #expect(new["service"] as? String == "up")
        }
        #expect(try scene.messageCount() == 0)

        try await compose(scene, "stop")
        try await scene.tick(3)
        #expect(try container(scene, "fair_worker_1")["exitCode"] as? Int == 137)
        #expect(try names.map { try container(scene, $0)["service"] as? String } == ["stopped", "stopped"])
        try await compose(scene, "start")
        try await scene.tick(2)
        try await compose(scene, "down")
        try await scene.tick(3)
        try await compose(scene, "up", "--detach")
        try await scene.tick(2)
        for (old, new) in zip(before, try names.map({ try container(scene, $0) })) {
            #expect(old["firstSeen"] as? String == new["firstSeen"] as? String)
            #expect(new["service"] as? String == "up")
        }
        #expect(try scene.messageCount() == 0)

        // The scene would hear of an outage.
        try await scene.engine.docker("kill", "fair_api_1")
        try await scene.letEngineSpeak()
        try await scene.tick()
        #expect(try scene.told(about: "fair_api_1") == ["incident.opened"])
        try await compose(scene, "down")
    }
}
