import Foundation
import TestSupport
import Testing

/// Deeds that come again with the same `Idempotency-Key`, over a receiver that counts.
@Suite(.serialized)
struct RepetitionTests {
    private static let key = ["Idempotency-Key": "one"]
    private static let path = "/api/v2/notifications/hook/test"

    private static func ground(_ receiver: FaultServer) async throws -> ServeGround {
        try await ServeGround("receivers: [{ name: hook, type: webhook, url: \"\(receiver.url)/\" }]\n")
    }

    @Test("a deed that is done gets the same answer again, and is not done again")
    func done() async throws {
        let receiver = try FaultServer(.status(200, "fine"))
        defer { receiver.stop() }
        let ground = try await Self.ground(receiver)
        let first = try ground.send("POST", Self.path, key: ground.key, headers: Self.key)
        let second = try ground.send("POST", Self.path, key: ground.key, headers: Self.key)
        #expect(first.status == 201 && second.status == 201 && first.text == second.text, "\(first.text) \(second.text)")
        #expect(receiver.accepted == 1)
    }

    @Test("one that was refused may be tried again")
    func refused() async throws {
        let receiver = try FaultServer(.status(400, "no"))
        defer { receiver.stop() }
        let ground = try await Self.ground(receiver)
        for _ in 0..<2 {
            #expect(try ground.send("POST", Self.path, key: ground.key, headers: Self.key).status == 502)
        }
        #expect(receiver.requests.count == 2)
    }

    @Test("while it is done the second one waits outside; after a crash nobody does it again without a word")
    func meanwhile() async throws {
        let receiver = try FaultServer(.hang)
        defer { receiver.stop() }
        let ground = try await Self.ground(receiver)
        let (port, request) = (ground.companion.port, ground.request("POST", Self.path, key: ground.key, headers: Self.key))
        let first = Task { try await blocking { (try? RawClient(port: port).exchange(request))?.status } }
        #expect(try await eventually { receiver.requests.count == 1 })
        let second = try ground.send("POST", Self.path, key: ground.key, headers: Self.key)
        #expect(second.status == 409 && second.headers["retry-after"] != nil, "\(second.status) \(second.text)")
        let other = try ground.send("POST", "/api/v2/outbox/retry", key: ground.key, headers: Self.key)
        #expect(other.status == 422)
        ground.companion.send(signal: SIGKILL)
        _ = ground.companion.end()
        #expect(try await first.value == nil)
        try ground.restart()
        let after = try ground.send("POST", Self.path, key: ground.key, headers: Self.key)
        #expect(after.status == 409 && after.headers["retry-after"] == nil && after.text.contains("may have been done"))
        #expect(receiver.requests.count == 1)
        #expect(try await ground.dockstat(["audit", "list"]).contains("begun"))
    }
}
