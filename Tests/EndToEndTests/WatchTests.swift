import Foundation
import TestSupport
import Testing

@Suite("The resident form of the job", .serialized)
struct WatchTests {
    @Test("watch ticks at once when a container dies, long before its pace, and ends cleanly on SIGTERM")
    func watch() async throws {
        let engine = try await RealEngine.shared("end-to-end")
        try await engine.run("e2e-watched", shell: "sleep 100000")
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        let process = try program.start(["watch", "--every", "1h"])
        defer { process.send(SIGKILL) }
        let page = "public/api/v2/docker/containers/local/e2e-watched.json"
        #expect(try await eventually { try service(program, page) == "up" })
        // The stream is open once the engine's own event of this container wakes a tick.
        let isDown = try await eventually {
            if try await engine.docker("inspect", "-f", "{{.State.Running}}", "e2e-watched").hasPrefix("true") {
                try await engine.docker("kill", "e2e-watched")
            }
            return try service(program, page) == "down"
        }
        #expect(isDown)
        process.send(SIGTERM)
        #expect(try await process.end() == 0)
    }

    private func service(_ program: Program, _ page: String) throws -> String? {
        guard program.exists(page) else { return nil }
        return (try program.json(page) as? [String: Any])?["service"] as? String
    }
}
