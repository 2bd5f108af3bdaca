import Foundation
import TestSupport
import Testing

@Suite("A receiver that hangs")
struct HangingReceiverTests {
    @Test("it delays no other, and the tick ends in time and tries again")
    func hanging() async throws {
        let engine = try await RealEngine.shared("end-to-end")
        var program = try Program()
        defer { program.remove() }
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        let log = program.folder.appendingPathComponent("sink.jsonl").path
        let sink = try Peer("NotificationsTests/Peers/sink.py", [log])
        defer { sink.end() }
        let place = "http://127.0.0.1:\(sink.greeting)"
        // Sorted before and after the good one, in case somebody ever takes turns.
        try program.write(
            """
            receivers:
              - { name: a-stuck, type: webhook, url: "\(place)/hook/hang" }
              - { name: good, type: webhook, url: "\(place)/hook/ok" }
              - { name: z-stuck, type: discord, url: "\(place)/discord/hang/x" }
            rules: [{ name: seen, when: state = running, on: { containers: e2e-heard } }]
            """, to: "dockstat.yaml")
        try await engine.run("e2e-heard", shell: "sleep 100000")

        let start = ContinuousClock.now
        let tick = try program.start(["run"])
        let isHeard = try await eventually {
            guard FileManager.default.fileExists(atPath: log) else { return false }
            return try String(contentsOfFile: log, encoding: .utf8).contains(#""/hook/ok""#)
        }
        #expect(isHeard)
        #expect(tick.isRunning, "the good one heard before the others were given up")
        let heard = ContinuousClock.now - start
        #expect(try await tick.end() == 0)
        let whole = ContinuousClock.now - start
        // A receiver has 15 s for its answer, and all deliveries of a tick 20: two that hang one after the other would be 30.
        #expect(heard < .seconds(14) && whole > .seconds(14) && whole < .seconds(29), "\(heard) \(whole)")
        let outbox = try await program("outbox", "list", "--all", "--format", "json").output
        let listed = try #require(try JSONSerialization.jsonObject(with: Data(outbox.utf8)) as? [String: Any])
        let entries = try #require(listed["outbox"] as? [[String: Any]])
        let states = entries.compactMap { "\($0["receiver"] ?? "") \($0["state"] ?? "")" }.sorted()
        #expect(states == ["a-stuck due", "good delivered", "z-stuck due"])
        try await engine.docker("rm", "-f", "e2e-heard")
    }
}
