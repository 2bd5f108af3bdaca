import Foundation
import TestSupport
import Testing

/// A database in which the next tick opens an incident and tells its receivers: copied for every crash of a tick, so that each finds
/// the same.
///
/// The incident is a host that cannot be reached: it needs two ticks, of which the first is made here.
struct DeliveryGround {
    /// How a message stood in the database when the tick had died.
    enum Stand: String {
        case unwritten, due, sending, delivered
    }

    /// One copy, and what its receivers are called.
    struct Copy {
        let program: Program
        let receivers: [String]

        /// By receiver.
        func stands() async throws -> [String: Stand] {
            let rows = try await query("SELECT receiver, state FROM outbox").split(separator: "\n")
            var stands = Dictionary(uniqueKeysWithValues: receivers.map { ($0, Stand.unwritten) })
            for row in rows {
                let parts = row.split(separator: "|").map(String.init)
                guard let stand = Stand(rawValue: parts[1]) else { throw ToolFailure("a message is \(row)") }
                stands[parts[0]] = stand
            }
            return stands
        }

        /// Further ticks until nothing waits.
        func finish() async throws {
            for _ in 0..<5 {
                #expect(try await program("run").status == 69, "nothing can be reached, and all else goes well")
                if try await stands().values.allSatisfy({ $0 == .delivered }) { break }
            }
            #expect(try await stands().values.allSatisfy { $0 == .delivered })
            #expect(try await query("PRAGMA integrity_check") == "ok")
        }

        private func query(_ sql: String) async throws -> String {
            try await runTool(["sqlite3", program.folder.appendingPathComponent("dockstat.sqlite").path, sql])
        }
    }

    private let base: Program

    init() async throws {
        base = try Program()
        try base.write(Self.configuration(""), to: "dockstat.yaml")
        #expect(try await base("run").status == 69)
    }

    func remove() { base.remove() }

    private static func configuration(_ receivers: String) -> String {
        """
        interval: 5s
        hosts: [{ name: gone, engine: unix:///nonexistent/docker.sock }]
        receivers:
        \(receivers)
        """
    }

    /// - Parameter receivers: by name, their lines in the configuration, indented by two.
    func copy(receivers: KeyValuePairs<String, String>) throws -> Copy {
        let program = try Program()
        try FileManager.default.copyItem(
            at: base.folder.appendingPathComponent("dockstat.sqlite"),
            to: program.folder.appendingPathComponent("dockstat.sqlite"))
        try program.write(Self.configuration(receivers.map(\.value).joined(separator: "\n")), to: "dockstat.yaml")
        return Copy(program: program, receivers: receivers.map(\.key))
    }
}

/// `sink.py`, for scenes in which each has paths of its own.
struct SharedSink {
    private let peer: Peer
    private let folder: String

    init() throws {
        folder = try makeTemporaryFolder("dockstat-sink")
        peer = try Peer("NotificationsTests/Peers/sink.py", ["\(folder)/log"])
    }

    func end() {
        peer.end()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var port: String { peer.greeting }

    /// Requests to that path, and the keys they came under where they say one.
    func arrivals(at path: String) throws -> (count: Int, keys: Set<String>) {
        guard let text = try? String(contentsOfFile: "\(folder)/log", encoding: .utf8) else { return (0, []) }
        let requests = try text.split(separator: "\n").filter { $0.contains("\"\(path)") }.compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }.filter { ($0["path"] as? String)?.split(separator: "?").first.map(String.init) == path }
        #expect(requests.allSatisfy { ($0["violations"] as? [Any])?.isEmpty == true })
        return (requests.count, Set(requests.compactMap { ($0["headers"] as? [String: String])?["webhook-id"] }))
    }
}
