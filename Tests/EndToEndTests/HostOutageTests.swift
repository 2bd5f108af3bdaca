import Foundation
import TestSupport
import Testing

@Suite("A host that is lost", .serialized)
struct HostOutageTests {
    @Test(
        "a host with 50 containers behind a cut network is one incident and one message for each receiver, and so is its return")
    func crowd() async throws {
        let engine = try await RealEngine.shared("crowd")
        let relay = try Peer("EndToEndTests/Peers/relay.py", [engine.socket])
        defer { relay.end() }
        let scene = try await AlertScene(
            "crowd", mail: true,
            extra: """
                hosts:
                  - { name: far, engine: "tcp://127.0.0.1:\(relay.greeting)", timeout: 5s, connect_timeout: 1s }
                """)
        defer { scene.end() }
        let mailBox = try #require(scene.mailBox)
        try await runTool([
            "sh", "-c",
            """
            seq 50 | xargs -P 4 -I @ docker -H unix://\(engine.socket) run -d --name crowd-@ --network none --restart always \
              busybox:local sleep 100000 >/dev/null
            """,
        ])
        try await scene.tick(2)
        #expect(try scene.messageCount() == 0)

        try relay.tell("cut")
        // Nothing can be reached then, which the exit code says as well.
        for _ in 0..<4 { #expect(try await scene.program("run").status == 69) }
        for kind in ["discord", "slack", "api", "hook"] { #expect(try scene.messages(kind, naming: "far").count == 1, "\(kind)") }
        #expect(try scene.messageCount() == 5)
        #expect(try await mailBox.mails().count == 1)
        let incidents = try #require(try scene.program.json("public/api/v2/incidents.json") as? [String: Any])
        #expect((incidents["incidents"] as? [Any])?.count == 1)

        try relay.tell("heal")
        try await scene.tick(4)
        #expect(try scene.messages("hook", naming: "incident.resolved").count == 1)
        #expect(try scene.messages("slack", naming: "far").count == 2)
        // An edit of the first message, and a short one of its own.
        for kind in ["discord", "api"] { #expect(try scene.messages(kind, naming: "far").count == 3, "\(kind)") }
        #expect(try scene.messageCount() == 5 + 7)
        #expect(try await mailBox.mails().count == 2)
        for number in [1, 25, 50] { #expect(try scene.told(about: "crowd-\(number)") == []) }
    }
}
