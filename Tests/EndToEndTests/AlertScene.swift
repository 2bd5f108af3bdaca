import Foundation
import TestSupport
import Testing

/// A real engine, the job, and a strict receiver for each kind of HTTP provider that writes down what reaches it.
struct AlertScene {
    let engine: RealEngine
    let program: Program
    private let sink: Peer
    private let log: String

    init(_ engineName: String = "alerts", extra: String = "") async throws {
        engine = try await RealEngine.shared(engineName)
        var program = try Program()
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        log = program.folder.appendingPathComponent("sink.jsonl").path
        sink = try Peer("NotificationsTests/Peers/sink.py", [log])
        let place = "http://127.0.0.1:\(sink.greeting)"
        self.program = program
        try program.write(
            """
            title: Scene
            interval: 5s
            containers: { logs: 5 }
            receivers:
              - { name: chat, type: discord, url: "\(place)/discord/ok/planted-secret" }
              - { name: team, type: slack, url: "\(place)/slack/ok/planted-secret" }
              - { name: robot, type: webhook, url: "\(place)/hook/ok/planted-secret" }
            \(extra)
            """, to: "dockstat.yaml")
    }

    func end() {
        sink.end()
        program.remove()
    }

    /// Runs ticks, each of which must end well.
    func tick(_ count: Int = 1) async throws {
        for _ in 0..<count {
            let outcome = try await program("run")
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }

    private func requests() throws -> [[String: Any]] {
        guard FileManager.default.fileExists(atPath: log) else { return [] }
        return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    /// What reached a receiver about a container, `incident.opened` and so on, in its order; the webhook's alone says its type.
    func told(about container: String) throws -> [String] {
        try requests().compactMap { request in
            guard let path = request["path"] as? String, path.hasPrefix("/hook"), let text = request["body"] as? String,
                let body = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
                let data = body["data"] as? [String: Any], let alerts = data["alerts"] as? [[String: Any]],
                alerts.contains(where: { $0["container"] as? String == container })
            else { return nil }
            return body["type"] as? String
        }
    }

    /// Requests that each kind of receiver got that name the container.
    func messages(_ kind: String, naming container: String) throws -> [[String: Any]] {
        try requests().filter { request in
            (request["path"] as? String)?.hasPrefix("/\(kind)/") == true
                && (request["body"] as? String)?.contains(container) == true
        }
    }

    func violations() throws -> [String] { try requests().flatMap { $0["violations"] as? [String] ?? ["no verdict"] } }
}
