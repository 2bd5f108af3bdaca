import DockStatModel
import Foundation
import TestSupport
import Testing

@testable import Notifications

/// What a message offers to do is in each receiver's message, and in no message that was not given it.
struct ActionLinkTests {
    private static let base = "https://status.example.org/actions/link?incident=12&receiver=a%20%28b%29&sig=A-_9&do="

    private static func offering(_ kind: AlertMessage.Kind = .opened, alerts: [AlertMessage.AlertSummary]? = nil) -> AlertMessage
    {
        var message = Samples.message(kind, alerts: alerts)
        message.actions = MessageAction.Kind.allCases.map {
            MessageAction(kind: $0, url: base + $0.rawValue, expiresAt: Samples.now + .hours(24))
        }
        return message
    }

    private static let addresses = MessageAction.Kind.allCases.map { base + $0.rawValue }

    @Test("Discord and Slack take the links")
    func chats() async throws {
        let sink = try await Sink(links: Sink.ownLinks + Self.addresses)
        let discord = ReceiverConfiguration.discord("\(sink.url)/discord/ok/\(Sink.unique)/webhooks/1/secret-token")
        #expect(await discord.deliver(Self.offering()).isDelivered)
        #expect(await ReceiverConfiguration.slack("\(sink.url)/slack/ok").deliver(Self.offering()).isDelivered)
        #expect(await ReceiverConfiguration.bot("\(sink.url)/api/ok").deliver(Self.offering()).isDelivered)
        #expect(try sink.violations == [])
        let bodies = try sink.requests.map(\.body)
        for address in Self.addresses { #expect(bodies[0].replacing("\\/", with: "/").contains("](\(address))"), "\(bodies[0])") }
        for body in bodies.dropFirst() {
            #expect(body.contains("|Acknowledge>") && body.contains("|Silence for 1 h>"), "\(body)")
        }
        #expect(bodies[0].contains("[Acknowledge]"))
    }

    @Test("a large incident leaves room for them: Discord takes the whole")
    func large() async throws {
        let sink = try await Sink(links: Sink.ownLinks + Self.addresses)
        var alert = Samples.alert()
        alert.evidence = Array(repeating: Finding(.sentence, String(repeating: "ä", count: 300)), count: 20)
        let discord = ReceiverConfiguration.discord("\(sink.url)/discord/ok/\(Sink.unique)/webhooks/1/secret-token")
        for count in [1, 10, 200] {
            let message = Self.offering(alerts: Array(repeating: alert, count: count))
            #expect(await discord.deliver(message).isDelivered)
        }
        #expect(try sink.violations == [])
    }

    @Test("an e-mail has them as links in both of its parts")
    func email() throws {
        let content = SampleMessage.content(Self.offering())
        for address in Self.addresses {
            #expect(content.text.contains(": \(address)"))
            #expect(content.html?.contains("href=\"\(address.replacing("&", with: "&amp;"))\"") == true)
        }
        let plain = SampleMessage.content(Samples.message())
        #expect(!plain.text.contains("actions/link") && plain.html?.contains("class=\"do\"") == false)
    }

    @Test("a webhook has them as `actions`, which fits the schema; without any the list is empty")
    func webhook() async throws {
        let folder = try makeTemporaryFolder("actions")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, message) in [("with", Self.offering()), ("without", Samples.message())] {
            let body = EventPayload.standard(message, writer: Samples.writer).data
            try body.write(to: URL(filePath: "\(folder)/\(name).json"))
            let read = try #require(JSONSerialization.jsonObject(with: body) as? [String: Any])
            let actions = try #require((read["data"] as? [String: Any])?["actions"] as? [[String: Any]])
            #expect(actions.compactMap { $0["url"] as? String } == (name == "with" ? Self.addresses : []))
            #expect(actions.allSatisfy { $0["expires_at"] as? String == "2026-11-24T12:00:00Z" })
        }
        let check = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            for path in sys.argv[2:]:
                for error in jsonschema.Draft202012Validator(schema).iter_errors(json.load(open(path))):
                    print(path, error.message[:200])
            """
        let schema = "\(Peer.sources)/../docs/schemas/webhook.json"
        let answer = try await runTool([Peer.python, "-c", check, schema, "\(folder)/with.json", "\(folder)/without.json"])
        #expect(answer == "")
    }

    @Test("what is no web address is no link, whoever made the message")
    func addresses() {
        var message = Samples.message()
        message.actions = [MessageAction(kind: .silence, url: "javascript:alert(1)", expiresAt: Samples.now)]
        #expect(Samples.writer.text(message).actions == [])
    }
}
