import Foundation
import TestSupport
import Testing

/// The pages of the providers, followed to the letter: their YAML, their commands, the real program. Only the addresses in them
/// lead to stand-ins on this machine.
struct FollowedPagesTests {
    private static func blocks(_ page: String, _ language: String) throws -> [String] {
        try String(contentsOfFile: repositoryFile("docs/notifications/\(page).md"), encoding: .utf8)
            .components(separatedBy: "```\(language)\n").dropFirst().compactMap { $0.components(separatedBy: "\n```").first }
    }

    /// The page's block with the command that tries it.
    private static func command(_ page: String) throws -> String {
        try #require(blocks(page, "sh").first { $0.contains("dockstat notify test") }, "\(page) has no command to try")
    }

    /// What the program says, in a folder with this configuration.
    private func follow(_ yaml: String, _ command: String, in folder: String) async throws -> String {
        try Data(yaml.utf8).write(to: URL(filePath: folder + "/dockstat.yaml"))
        let script = "cd '\(folder)'; PATH='\(Products.folder)':$PATH\n\(command)"
        return try await runTool(["env", "-i", "PATH=\(ProcessInfo.processInfo.environment["PATH"] ?? "")", "sh", "-euc", script])
    }

    private func inFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = try makeTemporaryFolder("followed")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    @Test(
        "a page's example and command send a test message",
        arguments: [
            (
                "discord", 0, "https://discord.com/api/webhooks/…", "/discord/ok/x",
                "delivered  ops-discord (discord, http://127.0.0.1): "
            ),
            ("slack", 0, "https://hooks.slack.com/services/…", "/slack/ok", "delivered  ops-slack (slack, http://127.0.0.1): "),
            ("slack", 1, "xoxb-…", "", "delivered  ops-slack (slack, http://127.0.0.1): "),
            (
                "webhook", 0, "https://hooks.example.org/dockstat", "/hook/ok",
                "delivered  automation (webhook, http://127.0.0.1): "
            ),
        ])
    func overHTTP(page: String, example: Int, address: String, path: String, answer: String) async throws {
        let sink = try await Sink()
        var yaml = try Self.blocks(page, "yaml")[example]
        var command = try Self.command(page)
        if address.hasPrefix("xoxb") {
            // The bot's page names Slack itself nowhere: it is the default.
            yaml += "\n    api: \(sink.url)/api/ok"
            command = command.replacing(address, with: "xoxb-secret")
        }
        #expect((yaml + command).contains(address) || address.hasPrefix("xoxb"))
        yaml = yaml.replacing(address, with: sink.url + path)
        command = command.replacing(address, with: sink.url + path)
        let said = try await inFolder { try await follow(yaml, command, in: $0) }
        #expect(said.hasPrefix(answer), "\(said)")
        #expect(try sink.requests.count == 1 && sink.violations == [])
        let body = try #require(sink.requests.first?.body)
        #expect(body.contains("Test message of") || body.contains("incident.test"))
    }

    @Test("the page about e-mail sends a test message through a server with STARTTLS and a password")
    func byMail() async throws {
        let peer = try await MailPeer.server(tls: "server", auth: (user: "dockstat", password: "s3cret"))
        defer { peer.stop() }
        let authority = try #require(peer.certificates?.path("ca"))
        let yaml = try #require(Self.blocks("email", "yaml").first)
        #expect(yaml.contains("smtp://mail.example.org:587"))
        let own = yaml.replacing("smtp://mail.example.org:587", with: peer.server) + "\n    ca_file: \(authority)"
        let command = try Self.command("email").replacing("SMTP_PASSWORD='…'", with: "SMTP_PASSWORD='s3cret'")
        let said = try await inFolder { try await follow(own, command, in: $0) }
        #expect(said.hasPrefix("delivered  ops-mail (email, smtp://127.0.0.1): "), "\(said)")
        #expect(peer.count == 1)
        let envelope = try peer.envelope(1)
        #expect(envelope.tls && envelope.login == "dockstat" && envelope.to == ["ops@example.org"])
        let mail = try #require(try await ReadMail.read([peer.mail(1)]).first)
        #expect(mail.defects == [] && mail.header("Subject")?.hasPrefix("[TEST] ") == true)
    }

    @Test("the page about programs has one that works")
    func byProgram() async throws {
        let sink = try await Sink()
        let program = try #require(Self.blocks("command", "sh").first { $0.hasPrefix("#!/bin/sh") })
        let yaml = try #require(Self.blocks("command", "yaml").first)
        #expect(yaml.contains("/usr/local/bin/page") && program.contains("https://ntfy.example.org/ops"))
        let said = try await inFolder { folder in
            let path = folder + "/page"
            try Data(program.replacing("https://ntfy.example.org/ops", with: sink.url + "/hook/ok").utf8).write(
                to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            return try await follow(yaml.replacing("/usr/local/bin/page", with: path), Self.command("command"), in: folder)
        }
        #expect(said.hasPrefix("delivered  pager (command, page): "), "\(said)")
        #expect(try sink.requests.map(\.body) == ["--team ops: incident.test, info, incident "])
    }
}
