import DockStatModel
import Testing

@testable import Notifications

struct DiscordTests {
    private func url(_ sink: Sink, _ mode: String) -> String {
        "\(sink.url)/discord/\(mode)/\(Sink.unique)/webhooks/1/secret-token"
    }

    @Test("every kind of message is one that Discord takes", arguments: AlertMessage.Kind.allCases)
    func kinds(kind: AlertMessage.Kind) async throws {
        let sink = try await Sink()
        let result = await ReceiverConfiguration.discord(url(sink, "ok")).deliver(Samples.message(kind))
        #expect(result.isDelivered, "\(result)")
        #expect(try sink.violations == [])
        let embed = try #require((sink.requests[0].json["embeds"] as? [[String: Any]])?.first)
        #expect(embed["timestamp"] as? String == "2026-11-23T12:00:00Z")
        #expect((embed["url"] as? String)?.hasPrefix("https://status.example.org/") == true)
    }

    @Test("an incident is one message: posted, edited, and at its end edited with a short new one besides")
    func conversation() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.discord(url(sink, "ok"))
        let opened = await receiver.deliver()
        guard case .delivered(let reference?) = opened.outcome else {
            Issue.record("\(opened)")
            return
        }
        let updated = await receiver.deliver(Samples.message(.updated), reference: reference.text)
        let resolved = await receiver.deliver(Samples.message(.resolved), reference: reference.text)
        #expect(updated.outcome == .delivered(reference: reference))
        #expect(resolved.outcome == .delivered(reference: reference))
        let requests = try sink.requests
        #expect(requests.map(\.method) == ["POST", "PATCH", "PATCH", "POST"])
        #expect(requests[1].path.hasSuffix("/secret-token/messages/\(reference.text)"))
        #expect(requests[3].path.hasSuffix("?wait=true"))
        #expect(try sink.violations == [])
        let short = try #require((requests[3].json["embeds"] as? [[String: Any]])?.first)
        #expect(short["description"] == nil)
        #expect((short["title"] as? String)?.contains("RESOLVED after 4m") == true)
    }

    @Test("a message that somebody deleted is posted anew, whole, and is the one that is edited from then on")
    func deleted() async throws {
        let sink = try await Sink()
        let result = await ReceiverConfiguration.discord(url(sink, "deleted")).deliver(Samples.message(.updated), reference: "42")
        #expect(try sink.requests.map(\.method) == ["PATCH", "POST"])
        #expect(result.outcome == .delivered(reference: ConversationReference(text: "1000000000000000001")))
    }

    @Test(
        "answers are understood",
        arguments: [
            ("limited0.4", .retry(after: .milliseconds(400), pausesReceiver: true), "HTTP 429, again in 0.4 s"),
            ("limited90", .retry(after: .seconds(90), pausesReceiver: true), "HTTP 429, again in 90 s"),
            ("banned", .retry(after: .seconds(600), pausesReceiver: true), "HTTP 429, again in 600 s"),
            ("gone", .failed(isReceiverBroken: true), "HTTP 404: the address is gone (Discord's code 10015)"),
            ("401", .failed(isReceiverBroken: true), "HTTP 401: the receiver does not let us in"),
            ("invalid", .failed(isReceiverBroken: false), "HTTP 400: the message was refused (Discord's code 50035)"),
            ("500", .retry(after: nil, pausesReceiver: false), "HTTP 500"),
            ("503", .retry(after: .seconds(7), pausesReceiver: true), "HTTP 503, again in 7 s"),
            ("204", .delivered(reference: nil), "HTTP 204"),
            ("nonsense", .retry(after: nil, pausesReceiver: false), "HTTP 200 without Discord's message"),
            (
                "redirect", .failed(isReceiverBroken: true),
                "HTTP 302: the address redirects to https://elsewhere.example, which is not followed; configure that one"
            ),
        ] as [(String, DeliveryOutcome, String)])
    func answers(mode: String, outcome: DeliveryOutcome, answer: String) async throws {
        let sink = try await Sink.shared.value
        let result = await ReceiverConfiguration.discord(url(sink, mode)).deliver()
        #expect(result.outcome == outcome)
        #expect(result.switchesOff == (mode == "gone"), "a webhook that was deleted is never asked again")
        #expect(result.answer == answer)
    }

    @Test(
        "the colour is that of the severity, of an end and of what is no alarm their own",
        arguments: [
            (.opened, .critical, 0xe03131), (.opened, .warning, 0xf08c00), (.reminder, .info, 0x1c7ed6),
            (.resolved, .critical, 0x2f9e44), (.test, .critical, 0x868e96), (.digest, .critical, 0x868e96),
        ] as [(AlertMessage.Kind, Severity, Int)])
    func colours(kind: AlertMessage.Kind, severity: Severity, colour: Int) async throws {
        let sink = try await Sink()
        var message = Samples.message(kind)
        message.incident?.severity = severity
        #expect(await ReceiverConfiguration.discord(url(sink, "ok")).deliver(message).isDelivered)
        let embed = try #require((sink.requests[0].json["embeds"] as? [[String: Any]])?.first)
        #expect(embed["color"] as? Int == colour)
    }

    @Test("a limit that is used up pauses the receiver after a success; a resolution waits with its new message")
    func lastOne() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.discord(url(sink, "last"))
        let opened = await receiver.deliver()
        #expect(opened.isDelivered)
        #expect(opened.pause == .milliseconds(1250))
        let resolved = await receiver.deliver(Samples.message(.resolved), reference: "42")
        #expect(resolved.outcome == .retry(after: .milliseconds(1250), pausesReceiver: true))
        #expect(try sink.requests.map(\.method) == ["POST", "PATCH"])
    }

    @Test("only those named in the configuration are mentioned, and only in a first message")
    func mentions() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.discord(
            url(sink, "ok") + "?mention=1", mention: ["role:42", "user:7", "everyone", "role:no", "<@1>"])
        _ = await receiver.deliver()
        _ = await receiver.deliver(Samples.message(.updated), reference: "42")
        let requests = try sink.requests
        #expect(try sink.violations == [])
        #expect(try requests[0].json["content"] as? String == "<@&42> <@7> @everyone")
        let allowed = try #require(requests[0].json["allowed_mentions"] as? [String: [String]])
        #expect(allowed == ["parse": ["everyone"], "roles": ["42"], "users": ["7"]])
        #expect(try requests[1].json["content"] == nil)
        #expect(try requests[1].json["allowed_mentions"] as? [String: [String]] == ["parse": []])
    }

    @Test("a title and body of one's own keep their markup, values do not")
    func templates() async throws {
        let sink = try await Sink()
        var receiver = ReceiverConfiguration.discord(url(sink, "ok"))
        receiver.title = "{{name}} *now*"
        receiver.body = "**{{name}}** {{#evidence}}{{.}} {{/evidence}}"
        var alert = Samples.alert()
        alert.container = "a*b_c"
        _ = await receiver.deliver(Samples.message(alerts: [alert]))
        let embed = try #require((sink.requests[0].json["embeds"] as? [[String: Any]])?.first)
        #expect(embed["title"] as? String == #"a\*b\_c *now*"#)
        #expect((embed["description"] as? String)?.hasPrefix(#"**a\*b\_c** "#) == true)
    }
}
