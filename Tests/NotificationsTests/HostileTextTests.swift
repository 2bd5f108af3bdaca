import DockStatModel
import Foundation
import TestSupport
import Testing

@testable import Notifications

/// Whatever containers say, in every field, every kind and every provider: each body keeps the documented limits, mentions
/// nobody and links nowhere but to ours. Read and judged by `Peers/limits.py`.
struct HostileTextTests {
    private static let texts: [(name: String, text: String)] = [
        ("everyone", "@everyone @here"), ("slack names", "<!channel> <!here|x> <!subteam^S1>"),
        ("user", "<@123> <@!123> <@&456> <#789>"),
        ("slack link", "<http://evil|click> <https://evil.example>"), ("link", "[x](http://evil) [y](<http://evil>)"),
        ("address", "http://evil https://evil.example/a steam://run discord://x"), ("code", "``` `a` ```js\n```"),
        ("heading", "# big\n## big\n-# small\n> quote\n>>> more\n- a\n* b\n1. c"),
        ("styles", "**b** __u__ ~~s~~ ||spoiler|| *i* _i_"),
        ("emoji", "<a:x:1> <:y:2> :smile: <t:1:R> </x:1>"), ("lines", "a\r\nb\rc\nd\u{2028}e\u{85}f"),
        ("controls", "\u{0}\u{1}\u{1b}[31m\u{7f}\u{9b}"),
        ("quotes", #""'\"\\u0000 \ \\"#), ("entities", "&lt;b&gt; &amp;amp; &"), ("empty", ""), ("blanks", "   "),
        ("combining", "a" + String(repeating: "\u{301}", count: 100_000)), ("turned", "\u{202e}gnp.exe\u{2066}\u{200f}"),
        ("families", String(repeating: "👩‍👩‍👧‍👦", count: 5000)), ("long", String(repeating: "x", count: 10_000_000)),
        ("long markup", String(repeating: "*_`<>&[]()@#|~\\", count: 50_000)), ("wide", String(repeating: "𝕏", count: 20_000)),
        ("escape at the end", String(repeating: "a", count: 255) + "\\*"), ("template", "{{title}} {{#alerts}}"),
        ("marked", "<\u{301}@\u{301}here &\u{200d}amp;>\u{20e3} `\u{301}``\u{200d}` *\u{301}*\u{489}b**"),
    ]

    private static let links = [
        "https://status.example.org/incidents/12/", "https://status.example.org/incidents/", "https://status.example.org/",
        "https://status.example.org/hosts/local/containers/web-api-1/",
    ]

    private func message(_ kind: AlertMessage.Kind, _ text: String, alerts count: Int) -> AlertMessage {
        message(kind, alerts: count) { text }
    }

    /// - Parameter text: for the next field.
    private func message(_ kind: AlertMessage.Kind, alerts count: Int, _ text: () -> String) -> AlertMessage {
        var alert = Samples.alert()
        alert.rule = text()
        alert.host = text()
        alert.container = text()
        alert.stack = text()
        alert.image = text()
        alert.engineID = text()
        alert.state = text()
        alert.summary = ["en": text()]
        alert.condition = text()
        alert.value = text()
        alert.labels = [text(): text(), "dockstat.link": text()]
        alert.runbook = text()
        alert.link = text()
        alert.evidence = Finding.Kind.allCases.map { Finding($0, text(), text(), text(), text(), at: Samples.now) }
        var other = alert
        other.subject = .host(text())
        other.container = nil
        var message = Samples.message(kind, alerts: (0..<count).map { $0 % 2 == 0 ? alert : other })
        message.site = text()
        message.note = ["en": text()]
        message.incident?.title = ["en": text()]
        message.incident?.group = [text(): text()]
        message.incident?.acknowledgedBy = text()
        message.digest = Array(repeating: ["en": text()], count: kind == .digest ? 60 : 0)
        return message
    }

    private func bodies(_ message: AlertMessage, _ template: String?) -> [(kind: String, method: String, body: WireJSON)] {
        var receiver = ReceiverConfiguration.slack("http://x")
        receiver.body = template
        receiver.title = template
        let writer = MessageWriter(receiver: receiver, language: "en", timeZone: "Europe/Berlin")
        let discord = ReceiverConfiguration.Discord(url: Secret("http://x"))
        var result: [(String, String, WireJSON)] = [
            ("discord", "POST", DiscordMessage.full(message, discord, writer, mentions: true)),
            ("discord", "POST", DiscordMessage.short(message, discord, writer)),
            ("slack", "webhook", .object(SlackMessage.full(message, writer))),
            ("slack", "webhook", .object(SlackMessage.short(message, writer))),
        ]
        guard template == nil else { return result }
        result += [
            ("webhook", "POST", EventPayload.standard(message, writer: Samples.writer)),
            ("cloudevent", "POST", CloudEvent.event(message, key: "dockstat-1", writer: Samples.writer)),
            ("alertmanager", "POST", AlertmanagerPayload.payload(message, receiver: "hook", writer: Samples.writer)),
        ]
        return result
    }

    @Test("no text from outside breaks a body out of its limits, mentions or links", arguments: [1, 30])
    func hostile(alerts: Int) async throws {
        var lines: [String] = []
        for (name, text) in Self.texts {
            for kind in AlertMessage.Kind.allCases where isWorthIt(kind, text, alerts: alerts) {
                let message = message(kind, text, alerts: kind == .test ? 0 : alerts)
                let templates =
                    alerts == 30 || kind != .opened
                    ? [nil] : [nil, "{{title}} {{name}} {{#evidence}}{{.}} {{/evidence}}{{summary}}"]
                for template in templates { lines += self.lines(message, template, name: "\(name), \(kind.rawValue)") }
            }
        }
        try await judge(lines)
    }

    @Test("nor do any of 300 messages with texts put together by chance, another one in each field", arguments: [1, 2, 3])
    func generated(seed: UInt64) async throws {
        var texts = HostileTexts(seed: seed)
        var lines: [String] = []
        for round in 0..<100 {
            let kind = AlertMessage.Kind.allCases[round % AlertMessage.Kind.allCases.count]
            let message = message(kind, alerts: kind == .test ? 0 : [1, 3, 12][round % 3]) { texts.next() }
            let template = round % 5 == 0 ? "{{title}} {{#alerts}}{{name}} {{value}}{{summary}}{{/alerts}}" : nil
            lines += self.lines(message, template, name: "seed \(seed), round \(round), \(kind.rawValue)")
        }
        try await judge(lines)
    }

    /// For the judge: each body of a message.
    private func lines(_ message: AlertMessage, _ template: String?, name: String) -> [String] {
        bodies(message, template).map { body in
            WireJSON.object([
                "name": .string("\(name), \(body.kind)"), "kind": .string(body.kind), "method": .string(body.method),
                "body": .string(body.body.text), "links": .array(Self.links.map(WireJSON.string)),
            ]).text
        }
    }

    private func judge(_ lines: [String]) async throws {
        let folder = try makeTemporaryFolder("hostile")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: folder + "/bodies"))
        let judged = try await Peer.run(
            "NotificationsTests/Peers/limits.py", [folder + "/bodies", repositoryFile("docs/schemas/webhook.json")])
        #expect(judged == "\(lines.count)")
    }

    private func isWorthIt(_ kind: AlertMessage.Kind, _ text: String, alerts: Int) -> Bool {
        if text.utf8.count > 1_000_000 { return kind == .opened && alerts == 1 }
        return alerts == 1 || kind == .opened || (kind == .digest && alerts == 30)
    }

    @Test("the judge finds what it is there to find")
    func judge() async throws {
        let folder = try makeTemporaryFolder("hostile")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func embed(_ text: String) -> String {
            #"{"allowed_mentions":{"parse":[]},"embeds":[{"title":"\#(text)","timestamp":"2026-11-23T12:00:00Z"}]}"#
        }
        func section(_ text: String) -> String {
            #"{"text":"x","parse":"none","link_names":false,"blocks":[{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"\#(text)"}}]}"#
        }
        let bad = [
            ("discord", embed("@everyone")), ("discord", embed("<@123>")), ("discord", embed("[x](http://evil)")),
            ("discord", embed("http://evil")), ("discord", embed("# big")),
            ("discord", embed(String(repeating: "x", count: 257))),
            ("slack", section("<!channel>")), ("slack", section("<http://evil|x>")), ("slack", section("a & b")),
            ("slack", section(String(repeating: "x", count: 3001))), ("webhook", #"{"type":"incident.opened"}"#),
            ("alertmanager", #"{"version":"4"}"#), ("webhook", #"{"x":"\#(String(repeating: "x", count: 20_000))"}"#),
        ]
        for (kind, body) in bad {
            let line = WireJSON.object([
                "name": .string("bad"), "kind": .string(kind), "body": .string(body), "links": .array([]),
            ])
            try line.data.write(to: URL(filePath: folder + "/bodies"))
            await #expect(throws: ToolFailure.self, "\(body.prefix(100))") {
                try await Peer.run(
                    "NotificationsTests/Peers/limits.py", [folder + "/bodies", repositoryFile("docs/schemas/webhook.json")])
            }
        }
    }

    @Test("bodies are the same bytes each time")
    func deterministic() {
        let message = message(.opened, "x", alerts: 5)
        let first = bodies(message, nil).map(\.body.text)
        #expect(first == bodies(message, nil).map(\.body.text))
    }
}
