import DockStatModel
import Testing

@testable import Notifications

struct SlackTests {
    @Test("every kind of message is one that Slack takes, by webhook and as a bot", arguments: AlertMessage.Kind.allCases)
    func kinds(kind: AlertMessage.Kind) async throws {
        let sink = try await Sink()
        let webhook = await ReceiverConfiguration.slack("\(sink.url)/slack/ok").deliver(Samples.message(kind))
        let bot = await ReceiverConfiguration.bot("\(sink.url)/api/ok").deliver(Samples.message(kind), reference: "C1/1.2")
        #expect(webhook.outcome == .delivered(reference: nil), "\(webhook)")
        #expect(bot.isDelivered, "\(bot)")
        #expect(try sink.violations == [])
    }

    @Test("as a bot an incident is one message that is edited, with a thread")
    func thread() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.bot("\(sink.url)/api/ok")
        let opened = await receiver.deliver()
        #expect(opened.outcome == .delivered(reference: ConversationReference(text: "C1H9RESGL/1503435956.000001")))
        let reference = "C1H9RESGL/1503435956.000001"
        for kind in [AlertMessage.Kind.updated, .reminder, .resolved] {
            let result = await receiver.deliver(Samples.message(kind), reference: reference)
            #expect(result.outcome == .delivered(reference: ConversationReference(text: reference)))
        }
        let requests = try sink.requests
        #expect(
            requests.map { $0.path.split(separator: "/").last ?? "" } == [
                "chat.postMessage", "chat.update", "chat.postMessage", "chat.postMessage", "chat.update", "chat.postMessage",
            ])
        #expect(try requests[0].json["channel"] as? String == "#ops")
        #expect(try requests[1].json["ts"] as? String == "1503435956.000001")
        #expect(try requests[2].json["thread_ts"] as? String == "1503435956.000001")
        #expect(try requests[2].json["reply_broadcast"] as? Bool == false)
        #expect(try requests[5].json["reply_broadcast"] as? Bool == true)
        #expect(try sink.violations == [])
    }

    @Test(
        "a message that cannot be edited any more is posted anew", arguments: ["message_not_found", "cant_update_message"])
    func notEditable(mode: String) async throws {
        let sink = try await Sink()
        let result = await ReceiverConfiguration.bot("\(sink.url)/api/\(mode)").deliver(
            Samples.message(.updated), reference: "C1/1.2")
        #expect(result.outcome == .delivered(reference: ConversationReference(text: "C1H9RESGL/1503435956.000001")))
        #expect(try sink.requests.last?.json["thread_ts"] == nil)
    }

    @Test(
        "a webhook's answers are understood",
        arguments: [
            ("limited", .retry(after: .seconds(30), pausesReceiver: true), "HTTP 429, again in 30 s (rate_limited)"),
            ("no_service", .failed(isReceiverBroken: true), "HTTP 404: no_service"),
            ("channel_is_archived", .failed(isReceiverBroken: true), "HTTP 410: channel_is_archived"),
            ("invalid_token", .failed(isReceiverBroken: true), "HTTP 403: invalid_token"),
            ("invalid_payload", .failed(isReceiverBroken: false), "HTTP 400: invalid_payload"),
            ("rollup_error", .retry(after: nil, pausesReceiver: false), "HTTP 500: rollup_error"),
            ("500", .retry(after: nil, pausesReceiver: false), "HTTP 500"),
            ("200", .retry(after: nil, pausesReceiver: false), "HTTP 200 without Slack's ok"),
        ] as [(String, DeliveryOutcome, String)])
    func webhookAnswers(mode: String, outcome: DeliveryOutcome, answer: String) async throws {
        let sink = try await Sink.shared.value
        let result = await ReceiverConfiguration.slack("\(sink.url)/slack/\(mode)/\(Sink.unique)").deliver()
        #expect(result.outcome == outcome)
        #expect(result.answer == answer)
    }

    @Test(
        "each of Slack's permanent words stops at once",
        arguments: [
            "invalid_payload", "user_not_found", "channel_not_found", "channel_is_archived", "action_prohibited", "no_service",
            "no_service_id", "no_team", "team_disabled", "invalid_token", "posting_to_general_channel_denied",
        ])
    func permanentWords(word: String) async throws {
        let sink = try await Sink.shared.value
        let result = await ReceiverConfiguration.slack("\(sink.url)/slack/\(word)/\(Sink.unique)").deliver()
        // A payload is one message's fault, all else is the webhook's.
        #expect(result.outcome == .failed(isReceiverBroken: word != "invalid_payload"))
        #expect(result.answer.hasSuffix(": \(word)"))
    }

    @Test(
        "a method's answers are understood",
        arguments: [
            ("invalid_auth", .failed(isReceiverBroken: true), "Slack: invalid_auth"),
            ("channel_not_found", .failed(isReceiverBroken: true), "Slack: channel_not_found"),
            ("msg_too_long", .failed(isReceiverBroken: false), "Slack: msg_too_long"),
            ("fatal_error", .retry(after: nil, pausesReceiver: false), "Slack: fatal_error"),
            ("ratelimited", .retry(after: .seconds(12), pausesReceiver: true), "HTTP 429, again in 12 s"),
            ("nonsense", .retry(after: nil, pausesReceiver: false), "HTTP 200 without Slack's words"),
        ] as [(String, DeliveryOutcome, String)])
    func methodAnswers(mode: String, outcome: DeliveryOutcome, answer: String) async throws {
        let sink = try await Sink.shared.value
        let result = await ReceiverConfiguration.bot("\(sink.url)/api/\(mode)").deliver()
        #expect(result.outcome == outcome)
        #expect(result.answer == answer)
    }

    @Test(
        "a body of one's own is never cut within an escape",
        arguments: [
            ("aaaa&amp;bbbb", 8, "aaaa…"), ("aaa&amp;bbbb", 9, "aaa&amp;…"), ("a&amp;b", 7, "a&amp;b"), ("abcdef", 4, "abc…"),
        ])
    func cutting(text: String, limit: Int, expected: String) { #expect(SlackText.cut(text, limit: limit) == expected) }
}
