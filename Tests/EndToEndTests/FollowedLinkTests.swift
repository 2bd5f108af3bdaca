import Foundation
import TestSupport
import Testing

/// The whole way of a link: from a container that dies over a message that is delivered to somebody who follows it.
@Suite("A link of a message that was delivered")
struct FollowedLinkTests {
    @Test("asks when it is opened and acts when the form is sent; a changed one and one that has expired do nothing")
    func followed() async throws {
        let scene = try await FollowedLinkScene()
        defer { scene.end() }
        try await scene.openIncident("al-linked")
        let links = try await scene.links(naming: "al-linked")
        #expect(links.keys.sorted() == ["acknowledge", "silence"], "\(links)")
        let link = try #require(links["acknowledge"])
        #expect(link.hasPrefix("\(scene.origin)/actions/link?"))
        // The mail has links of its own, to the same.
        let mailed = try #require(try await scene.mailed())
        #expect(mailed != link && mailed.hasPrefix("\(scene.origin)/actions/link?do=acknowledge&"), "\(mailed)")

        // Programs that look at every link in a mail change nothing.
        for address in [link, mailed, link] {
            let question = try await scene.open(address)
            #expect(question.status == 200 && question.body.contains("method=\"post\" action=\"link\""), "\(question)")
            #expect(question.body.contains("incident 1") && question.body.contains("al-linked"))
        }
        #expect(try await scene.isFiring())

        // One letter of the signature is another one; the time has passed although the signature is right.
        let digit = link.index(link.endIndex, offsetBy: -20)
        let changed = link.replacingCharacters(in: digit...digit, with: link[digit] == "A" ? "B" : "A")
        let expired = try await scene.expired(link)
        for (address, status) in [(changed, 403), (expired, 410)] {
            #expect(try await scene.open(address).status == status, "\(address)")
            #expect(try await scene.follow(address).status == status, "\(address)")
        }
        #expect(try await scene.isFiring())

        let done = try await scene.follow(link)
        #expect(done.status == 303, "\(done)")
        #expect(try await !scene.isFiring())
        #expect(try scene.page("incidents/1/index.html").contains("link to robot"))
        #expect(try await scene.follow(link).status == 409)
        // Without the acknowledgement it would be time for a reminder.
        #expect(try await scene.toldAfterReminderWasDue("al-linked") == ["incident.opened"])
        #expect(try await scene.audit().contains { $0.contains("link to robot") && $0.contains("alert.acknowledge") })
    }
}

/// A scene of alerts whose messages link to a real web server before a running `dockstat serve`.
private struct FollowedLinkScene {
    struct Answer {
        var status: Int
        var body: String
    }

    let origin: String
    private let scene: AlertScene
    private let server: ChildProcess
    private let nginx: Peer

    init() async throws {
        let port = try freePort()
        nginx = try Peer("EndToEndTests/Peers/nginx.py", [String(port)])
        origin = nginx.greeting
        scene = try await AlertScene(
            "links", mail: true, links: [origin],
            extra: """
                repeat: 1m
                base_url: \(origin)
                companion: { forms: true, links: true, listen: "127.0.0.1:\(port)" }
                """)
        try await scene.tick()
        server = ChildProcess()
        server.executableURL = URL(filePath: "\(Products.folder)/dockstat-companion")
        server.arguments = ["serve", "--config", scene.program.folder.appendingPathComponent("dockstat.yaml").path]
        server.standardOutput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        try server.run()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scene.program.folder.path)
        _ = try nginx.tell(scene.program.folder.appendingPathComponent("public").path)
        let isReady = try await eventually { try await open("\(origin)/actions/sign-in").status == 200 }
        #expect(isReady)
    }

    func end() {
        server.send(SIGTERM)
        server.waitUntilExit()
        nginx.end()
        scene.end()
    }

    func openIncident(_ container: String) async throws {
        try await scene.engine.run(container, shell: "sleep 100000")
        try await scene.tick()
        try await scene.engine.docker("kill", container)
        #expect(
            try await eventually {
                try await scene.tick()
                return try scene.told(about: container) == ["incident.opened"]
            })
    }

    /// By what they do, as the webhook got them.
    func links(naming container: String) async throws -> [String: String] {
        let text = try #require(try scene.messages("hook", naming: container).first?["body"] as? String)
        let body = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let actions = try #require((body?["data"] as? [String: Any])?["actions"] as? [[String: Any]])
        return Dictionary(
            actions.compactMap { action in
                (action["name"] as? String).flatMap { name in (action["url"] as? String).map { (name, $0) } }
            }
        ) { first, _ in first }
    }

    func mailed() async throws -> String? {
        let text = try await scene.mailBox?.mails().first?.parts.first { $0.type == "text/plain" }?.text ?? ""
        return text.firstMatch(of: /http[^\s<>]*actions\/link\?do=acknowledge[^\s<>]*/).map { String($0.output) }
    }

    /// The same link with a time that has passed, signed with the secret of this database.
    func expired(_ link: String) async throws -> String {
        let database = scene.program.folder.appendingPathComponent("dockstat.sqlite").path
        let secret = try await runTool(["sqlite3", database, "SELECT value FROM meta WHERE key = 'link.secret'"])
        return try await Peer.run("EndToEndTests/Peers/expire.py", [secret, link])
    }

    func open(_ address: String) async throws -> Answer { try await curl([address]) }

    /// As its form does.
    func follow(_ address: String) async throws -> Answer {
        let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
        return try await curl(["--header", "Origin: \(origin)", "--data", parts[1], parts[0]])
    }

    private func curl(_ arguments: [String]) async throws -> Answer {
        let said = try await runTool(["curl", "--silent", "--show-error", "--write-out", "\n%{http_code}"] + arguments)
        let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
        return Answer(status: lines.last.flatMap { Int($0) } ?? 0, body: lines.dropLast().joined(separator: "\n"))
    }

    /// Whether nobody has taken it on.
    func isFiring() async throws -> Bool {
        let index = try #require(try scene.program.json("public/api/v2/alerts.json") as? [String: Any])
        #expect((index["alerts"] as? [[String: Any]] ?? []).map { $0["phase"] as? String } == ["firing"], "\(index)")
        return try await scene.program("alerts").status == 1
    }

    func page(_ path: String) throws -> String { try scene.program.text("public/\(path)") }

    func audit() async throws -> [String] {
        try await scene.program("audit", "list").output.split(separator: "\n").map(String.init)
    }

    func toldAfterReminderWasDue(_ container: String) async throws -> [String] {
        try await scene.passMinute()
        try await scene.tick(2)
        return try scene.told(about: container)
    }
}
