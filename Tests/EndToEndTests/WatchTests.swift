import Foundation
import TestSupport
import Testing

@Suite("The resident form of the job", .serialized)
struct WatchTests {
    @Test("watch ticks at once when a container dies, long before its pace, and ends cleanly on SIGTERM")
    func watch() throws {
        let engine = try RealEngine.shared("end-to-end")
        try engine.run("e2e-watched", shell: "sleep 100000")
        defer { _ = try? engine.docker("rm", "-f", "e2e-watched") }
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        let process = try program.start(["watch", "--every", "1h"])
        defer { process.terminate() }
        let page = "public/api/v2/docker/containers/local/e2e-watched.json"
        try wait("the first tick") { try service(program, page) == "up" }
        // The stream is open once the engine's own event of this container wakes a tick.
        try wait("a tick because of the death") {
            if try engine.docker("inspect", "-f", "{{.State.Running}}", "e2e-watched").hasPrefix("true") {
                try engine.docker("kill", "e2e-watched")
            }
            return try service(program, page) == "down"
        }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
    }

    private func service(_ program: Program, _ page: String) throws -> String? {
        guard program.exists(page) else { return nil }
        return (try program.json(page) as? [String: Any])?["service"] as? String
    }

    private func wait(_ what: String, until isTrue: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            if try isTrue() { return }
            usleep(50_000)
        }
        Issue.record("\(what) did not come")
    }
}
