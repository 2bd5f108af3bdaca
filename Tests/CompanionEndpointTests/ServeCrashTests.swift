import Foundation
import Synchronization
import TestSupport
import Testing

/// `dockstat serve` killed while it changes things.
@Suite(.serialized)
struct ServeCrashTests {
    @Test("killed in the middle of changes, each of them is there as a whole or not at all, and what was answered is there")
    func killed() async throws {
        let ground = try await ServeGround()
        let database = "\(ground.folder.path)/demo.sqlite"
        ground.companion.send(signal: SIGKILL)
        _ = ground.companion.end()
        let answered = Answered()
        for round in 0..<6 {
            let companion = try Companion(
                ["serve", "--config", "\(ground.folder.path)/dockstat.yaml", "--listen", "127.0.0.1:0"])
            let (port, key) = (companion.port, ground.key)
            let before = answered.ids.count
            let clients = (0..<4).map { client in
                Task {
                    try await blocking {
                        for number in 0..<200 {
                            guard
                                let id = try? Self.silence("r\(round)-c\(client)-\(number)", port: port, key: key)
                            else { return }
                            answered.add(id)
                        }
                    }
                }
            }
            // Somewhere in the stream of changes, another place in each round.
            #expect(try await eventually { answered.ids.count >= before + 3 + round * 5 })
            companion.send(signal: SIGKILL)
            _ = companion.end()
            for client in clients { _ = try await client.value }
        }
        let kept = try await runTool([
            "sqlite3", database, "SELECT id FROM silence WHERE reason LIKE 'r%-c%' ORDER BY id",
        ]).split(separator: "\n").compactMap { Int($0) }
        let told = try await runTool([
            "sqlite3", database,
            "SELECT replace(subject, 'silence ', '') FROM audit WHERE action = 'silence.add' AND outcome = 'done' AND source = 'api' ORDER BY id",
        ]).split(separator: "\n").compactMap { Int($0) }
        let answers = answered.ids
        #expect(answers.count > 30 && Set(answers).isSubset(of: kept), "\(answers) \(kept)")
        #expect(kept == told, "\(kept) \(told)")
        #expect(try await runTool(["sqlite3", database, "PRAGMA integrity_check"]) == "ok")
        #expect(try await ground.dockstat(["audit", "verify"]).contains("as they were written"))
    }

    /// Numbers of silences that clients were told.
    private final class Answered: Sendable {
        private let list = Mutex<[Int]>([])

        var ids: [Int] { list.withLock { $0 } }
        func add(_ id: Int) { list.withLock { $0.append(id) } }
    }

    /// - Returns: its number; throws where no answer came.
    private static func silence(_ reason: String, port: UInt16, key: String) throws -> Int {
        let body = #"{"hosts": ["x"], "for": "1h", "reason": "\#(reason)"}"#
        let reply = try RawClient(port: port).exchange(
            "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer \(key)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        guard reply.status == 201, let id = reply.text.firstMatch(of: /"id":(\d+)/).flatMap({ Int($0.1) }) else {
            throw ToolFailure("\(reply.status)")
        }
        return id
    }
}
