import Foundation
import TestSupport
import Testing

/// A real engine, the job, and a receiver of each kind that keeps what reaches it: strict ones over HTTP, a program, and where
/// asked for a mail server.
struct AlertScene {
    let engine: RealEngine
    var program: Program
    let mailBox: MailBox?
    private let sink: Peer
    private let log: String

    /// - Parameters:
    ///   - engineName: scenes with the same one share it.
    ///   - links: addresses that messages may link to.
    ///   - extra: further lines of the configuration.
    init(
        _ engineName: String = "alerts", mail: Bool = false, links: [String] = [], extra: String = ""
    ) async throws {
        engine = try await RealEngine.shared(engineName)
        mailBox = mail ? try await MailBox() : nil
        var program = try Program()
        program.environment["DOCKER_HOST"] = "unix://\(engine.socket)"
        log = program.folder.appendingPathComponent("sink.jsonl").path
        sink = try Peer("NotificationsTests/Peers/sink.py", [log] + links)
        let place = "http://127.0.0.1:\(sink.greeting)"
        self.program = program
        try program.write(
            "#!/bin/sh\ncat >> \(program.folder.path)/told.jsonl; echo >> \(program.folder.path)/told.jsonl\n", to: "told.sh")
        try program.write(
            """
            title: Scene
            interval: 5s
            containers: { logs: 5 }
            receivers:
              - { name: chat, type: discord, url: "\(place)/discord/ok/planted-secret" }
              - { name: team, type: slack, url: "\(place)/slack/ok/planted-secret" }
              - { name: helper, type: slack, bot_token: \(Self.token), channel: ops, api: "\(place)/api/ok" }
              - { name: robot, type: webhook, url: "\(place)/hook/ok/planted-secret" }
              - { name: pager, type: command, command: [/bin/sh, "\(program.folder.path)/told.sh"] }
            \(mailBox.map { "  " + $0.receiver("mail").replacing("\n", with: "\n  ") } ?? "")
            \(extra)
            """, to: "dockstat.yaml")
    }

    /// The Slack bot's, as the sink asks for it.
    static let token = "xoxb-secret"

    func end() {
        sink.end()
        mailBox?.end()
        program.remove()
    }

    /// Runs ticks, each of which must end well.
    func tick(_ count: Int = 1) async throws {
        for _ in 0..<count {
            let outcome = try await program("run")
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }

    /// A second of the engine's life, after which it has told all that belongs to what was done to a container.
    func letEngineSpeak() async throws {
        try await engine.docker("run", "--rm", "--network", "none", "busybox:local", "sleep", "1")
    }

    /// The last message of every open incident went out a minute earlier, as far as the job can tell.
    func passMinute() async throws {
        let database = program.folder.appendingPathComponent("dockstat.sqlite").path
        try await runTool([
            "sqlite3", database, "UPDATE incident SET last_message_at = last_message_at - 61000 WHERE resolved_at IS NULL",
        ])
    }

    private func lines(of file: String) throws -> [[String: Any]] {
        guard FileManager.default.fileExists(atPath: file) else { return [] }
        return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    private func requests() throws -> [[String: Any]] { try lines(of: log) }

    /// Of a webhook's body or a program's input that names this container as one that fires or fired.
    private func type(of body: [String: Any], about container: String) -> String? {
        guard let data = body["data"] as? [String: Any], let alerts = data["alerts"] as? [[String: Any]] else { return nil }
        return alerts.contains { $0["container"] as? String == container } ? body["type"] as? String : nil
    }

    /// What reached a receiver about a container, `incident.opened` and so on, in its order: of those over HTTP, the webhook's alone
    /// says its type.
    func told(about container: String) throws -> [String] {
        try requests().compactMap { request in
            guard let path = request["path"] as? String, path.hasPrefix("/hook"), let text = request["body"] as? String,
                let body = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            else { return nil }
            return type(of: body, about: container)
        }
    }

    /// The same of the program.
    func programTold(about container: String) throws -> [String] {
        try lines(of: program.folder.appendingPathComponent("told.jsonl").path).compactMap { type(of: $0, about: container) }
    }

    /// How many messages that name the container reached each receiver.
    func counts(naming container: String) async throws -> [String: Int] {
        var counts = Dictionary(
            uniqueKeysWithValues: try ["discord", "slack", "api", "hook"].map {
                ($0, try messages($0, naming: container).count)
            })
        counts["program"] = try lines(of: program.folder.appendingPathComponent("told.jsonl").path).count {
            "\($0)".contains(container)
        }
        counts["mail"] = try await mailBox?.mails().count { mail in mail.parts.contains { $0.text.contains(container) } }
        return counts
    }

    /// Of what the webhook got about a container: a field of each alert.
    func field(_ name: String, about container: String) throws -> [String] {
        try requests().flatMap { request -> [String] in
            guard let path = request["path"] as? String, path.hasPrefix("/hook"), let text = request["body"] as? String,
                let body = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
                let alerts = (body["data"] as? [String: Any])?["alerts"] as? [[String: Any]]
            else { return [] }
            return alerts.filter { $0["container"] as? String == container }.flatMap { alert in
                alert[name] as? [String] ?? [alert[name] as? String ?? "nothing"]
            }
        }
    }

    /// Lines of logs in the timelines of incidents.
    func loggedLines() throws -> [String] {
        let index = try #require(try program.json("public/api/v2/incidents.json") as? [String: Any])
        return try #require(index["incidents"] as? [[String: Any]]).flatMap { incident -> [String] in
            let file = "public/api/v2/incidents/\(incident["id"] ?? "").json"
            let timeline = (try program.json(file) as? [String: Any])?["timeline"] as? [[String: Any]] ?? []
            return timeline.filter { $0["kind"] as? String == "logs" }.flatMap { $0["lines"] as? [String] ?? [] }
        }
    }

    /// Requests that each kind of receiver got that name the container.
    func messages(_ kind: String, naming container: String) throws -> [[String: Any]] {
        try requests().filter { request in
            (request["path"] as? String)?.hasPrefix("/\(kind)/") == true
                && (request["body"] as? String)?.contains(container) == true
        }
    }

    /// All that any receiver but the mail server got.
    func messageCount() throws -> Int {
        try requests().count + lines(of: program.folder.appendingPathComponent("told.jsonl").path).count
    }

    func violations() throws -> [String] { try requests().flatMap { $0["violations"] as? [String] ?? ["no verdict"] } }
}
