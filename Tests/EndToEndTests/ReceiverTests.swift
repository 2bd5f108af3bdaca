import Foundation
import TestSupport
import Testing

/// Receivers that fail, told by the job as people run it. There is no engine: that one host cannot be reached is what is told.
@Suite("Receivers of the job")
struct ReceiverTests {
    private struct Scene {
        var program: Program
        private let sink: Peer
        private let log: String
        var place: String { "http://127.0.0.1:\(sink.greeting)" }

        init() throws {
            program = try Program()
            program.environment["DOCKER_HOST"] = "unix://\(program.folder.path)/none.sock"
            log = program.folder.appendingPathComponent("sink.jsonl").path
            sink = try Peer("NotificationsTests/Peers/sink.py", [log])
        }

        func end() {
            sink.end()
            program.remove()
        }

        /// Nothing can be reached, which its exit code says.
        func tick(_ count: Int = 1) async throws {
            for _ in 0..<count {
                let outcome = try await program("run")
                #expect(outcome.status == 69, "\(outcome.errors)")
            }
        }

        /// An hour passes, as far as reminders can tell.
        func passHour() async throws {
            let database = program.folder.appendingPathComponent("dockstat.sqlite").path
            try await runTool([
                "sqlite3", database, "UPDATE incident SET last_message_at = last_message_at - 3601000 WHERE resolved_at IS NULL",
            ])
        }

        /// What reached a path, as type and the rules of its alerts: `incident.opened host-unreachable`.
        func told(_ path: String) throws -> [String] {
            try bodies(path).map { body in
                let alerts = (body["data"] as? [String: Any])?["alerts"] as? [[String: Any]] ?? []
                return ([body["type"] as? String ?? ""] + alerts.compactMap { $0["rule"] as? String }).joined(separator: " ")
            }
        }

        /// The documents that reached a path.
        func bodies(_ path: String) throws -> [[String: Any]] {
            guard FileManager.default.fileExists(atPath: log) else { return [] }
            return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").compactMap { line in
                let request = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                guard request?["path"] as? String == path, let text = request?["body"] as? String else { return nil }
                return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            }
        }
    }

    @Test("why a host cannot be reached is told in the receiver's language, and kept in the database as it was told")
    func language() async throws {
        let scene = try Scene()
        defer { scene.end() }
        try scene.program.write(
            """
            interval: 5s
            receivers:
              - { name: team, type: webhook, url: "\(scene.place)/hook/ok/team", language: de }
              - { name: ops, type: webhook, url: "\(scene.place)/hook/ok/ops" }
            """, to: "dockstat.yaml")
        try await scene.tick(2)
        func titles(_ path: String) throws -> [String] {
            try scene.bodies(path).flatMap { body -> [String] in
                let data = body["data"] as? [String: Any]
                let title = (data?["incident"] as? [String: Any])?["title"] as? String
                return [title ?? ""] + (data?["alerts"] as? [[String: Any]] ?? []).map { $0["summary"] as? String ?? "" }
            }
        }
        let (german, english) = (try titles("/hook/ok/team"), try titles("/hook/ok/ops"))
        #expect(german.count == 2 && english.count == 2)
        for text in german { #expect(text.contains("ist nicht erreichbar: Es gibt keinen Socket"), "\(text)") }
        for text in english { #expect(text.contains("cannot be reached: There is no socket"), "\(text)") }
    }

    @Test("HTTP 410 switches a receiver off, the others are told of it, and a test that gets through switches it on")
    func switchedOff() async throws {
        let scene = try Scene()
        defer { scene.end() }
        func configure(_ path: String) throws {
            try scene.program.write(
                """
                interval: 5s
                repeat: 1h
                receivers:
                  - { name: robot, type: webhook, url: "\(scene.place)\(path)" }
                  - { name: ops, type: webhook, url: "\(scene.place)/hook/ok/ops" }
                """, to: "dockstat.yaml")
        }
        try configure("/hook/410/robot")
        try await scene.tick(2)
        #expect(try scene.told("/hook/410/robot") == ["incident.opened host-unreachable"])
        try await scene.tick()
        #expect(
            try scene.told("/hook/ok/ops") == ["incident.opened host-unreachable", "incident.opened receiver-failed"])
        // Reminders are due to both: one is not asked again.
        try await scene.passHour()
        try await scene.tick(2)
        #expect(try scene.told("/hook/410/robot").count == 1)
        #expect(try scene.told("/hook/ok/ops").contains("incident.reminder host-unreachable"))
        let list = try await scene.program("outbox", "list", "--format", "json").output
        #expect(list.contains("switched off until `dockstat notify test robot` gets through"), "\(list)")
        #expect(try scene.program.text("public/notifications/index.html").contains("dockstat notify test robot"))

        let refused = try await scene.program("notify", "test", "robot")
        #expect(refused.status == 1)
        #expect(refused.output == "FAILED     robot (webhook, http://127.0.0.1): HTTP 410: the address is gone\n")
        try configure("/hook/ok/robot")
        let taken = try await scene.program("notify", "test", "robot")
        #expect(taken.status == 0)
        #expect(taken.output == "delivered  robot (webhook, http://127.0.0.1): HTTP 200\n")
        try await scene.passHour()
        try await scene.tick()
        #expect(try scene.told("/hook/ok/robot") == ["incident.test", "incident.reminder host-unreachable"])
        #expect(try scene.told("/hook/ok/ops").contains("incident.resolved receiver-failed"))
    }

    @Test("a silence keeps messages back and says so on the page; when it ends and the alert still fires, one message says so")
    func silence() async throws {
        let scene = try Scene()
        defer { scene.end() }
        try scene.program.write(
            "interval: 5s\nreceivers: [{ name: ops, type: webhook, url: \"\(scene.place)/hook/ok/ops\" }]", to: "dockstat.yaml")
        try await scene.tick()
        let added = try await scene.program(
            "silence", "add", "--rule", "host-*", "--for", "1h", "--reason", "moving racks", "--by", "ada")
        #expect(added.status == 0 && added.output.hasPrefix("Silence 1 holds until "), "\(added.errors)")
        try await scene.tick(3)
        #expect(try scene.told("/hook/ok/ops") == [])
        let page = try scene.program.text("public/alerts/1/index.html")
        #expect(page.contains("moving racks") && page.contains("ada"))
        #expect(try await scene.program("silence", "list").output.contains("moving racks"))
        #expect(try await scene.program("silence", "expire", "1").output == "Silence 1 is over.\n")
        try await scene.tick(2)
        #expect(try scene.told("/hook/ok/ops") == ["incident.opened host-unreachable"])
    }

    @Test("a silence may begin later and end at a moment; times that make no silence are refused")
    func laterSilence() async throws {
        let scene = try Scene()
        defer { scene.end() }
        try scene.program.write(
            "interval: 5s\ntime_zone: Europe/Berlin\nreceivers: [{ name: ops, type: webhook, url: \"\(scene.place)/hook/ok/ops\" }]",
            to: "dockstat.yaml")
        try await scene.tick()
        let later = try await scene.program(
            "silence", "add", "--rule", "host-*", "--from", "2040-12-01T22:00", "--until", "2040-12-02T01:00", "--reason",
            "new rack")
        #expect(
            later.output.hasPrefix(
                "Silence 1 holds from 2040-12-01 22:00 Europe/Berlin to 2040-12-02 01:00 Europe/Berlin. Just now"),
            "\(later.output)\(later.errors)")
        let ahead = try await scene.program(
            "silence", "add", "--rule", "x", "--from", "2040-12-01T22:00", "--for", "2h")
        #expect(ahead.output.contains("to 2040-12-02 00:00 Europe/Berlin"), "\(ahead.output)\(ahead.errors)")
        let list = try await scene.program("silence", "list").output
        #expect(list.contains("to come") && list.contains("2040-12-01 22:00") && !list.contains("active"), "\(list)")
        #expect(try scene.program.text("public/alerts/index.html").contains("host-unreachable"))
        // It does not hold yet.
        try await scene.tick()
        #expect(try scene.told("/hook/ok/ops") == ["incident.opened host-unreachable"])
        #expect(try scene.program.text("public/alerts/index.html").contains("1 (not yet)"))
        for (times, words) in [
            (["--from", "2040-12-02T22:00", "--until", "2040-12-02T01:00"], "ends before it begins"),
            (["--until", "2001-12-02T01:00"], "over already"), (["--from", "2001-12-02T01:00", "--for", "1h"], "over already"),
            (["--from", "2040-12-02T22:00"], "either --for or --until"),
            (["--for", "1h", "--until", "2040-12-02T22:00"], "either --for or --until"),
        ] {
            let errors = scene.program.folder.path + "/errors"
            let refused = try scene.program.start(["silence", "add", "--rule", "x"] + times, errors: errors)
            #expect(try await refused.end() == 64)
            #expect(try scene.program.text("errors").contains(words), "\(times)")
        }
    }

    @Test("the process list holds no secret while messages are sent, mails and programs included, and no output does")
    func processList() async throws {
        var scene = try Scene()
        defer { scene.end() }
        // A mail server that never greets keeps its mail under way while the program looks around.
        let mail = try FaultServer(.hang)
        defer { mail.stop() }
        // Of this run only: other tests have their own secrets, and name them to the programs that search for these.
        let planted = "planted-\(UUID().uuidString.lowercased())"
        let secrets = ["path", "token", "password", "header", "pulse"].map { "\(planted)-\($0)" }
        let key = "whsec_" + Data(repeating: 0x5a, count: 32).base64EncodedString()
        scene.program.environment["CHAT_TOKEN"] = "\(planted)-token"
        scene.program.environment["HOOK_KEY"] = key
        try scene.program.write("\(scene.place)/hook/ok/\(planted)-path\n", to: "address")
        let seen = scene.program.folder.appendingPathComponent("seen").path
        try scene.program.write(
            """
            interval: 5s
            heartbeat: { url: "\(scene.place)/hook/ok/\(planted)-pulse" }
            receivers:
              - { name: robot, type: webhook, url_file: address, secrets: "${HOOK_KEY}", headers: { X-Key: \(planted)-header } }
              - { name: team, type: slack, bot_token: "${CHAT_TOKEN}", channel: ops, api: "\(scene.place)/api/ok" }
              - { name: post, type: email, server: "smtp://127.0.0.1:\(mail.port)", tls: none, username: u, password: \(planted)-password, from: a@b.example, to: c@d.example }
              - name: look
                type: command
                command: [/bin/sh, -c, "for file in /proc/[0-9]*/cmdline; do tr '\\\\0' ' ' <$file; echo; done >\(seen) 2>/dev/null"]
            """, to: "dockstat.yaml")
        try await scene.tick(2)
        let processes = try String(contentsOfFile: seen, encoding: .utf8)
        #expect(processes.contains("dockstat run"), "the program saw the job")
        #expect(mail.accepted > 0, "a mail was under way")
        for secret in secrets + [key] { #expect(!processes.contains(secret), "\(secret)") }
        for command in [
            ["--help"], ["notify", "test", "--help"], ["run", "--log-level", "trace"], ["doctor"], ["status"], ["alerts"],
            ["outbox", "list", "--all", "--format", "json"], ["check-config"], ["rules", "list"],
        ] {
            let process = try scene.program.start(
                command, output: scene.program.folder.path + "/out", errors: scene.program.folder.path + "/err")
            _ = try await process.end()
            for file in ["out", "err"] {
                for secret in secrets + [key] { #expect(try !scene.program.text(file).contains(secret), "\(command) \(file)") }
            }
        }
    }
}
