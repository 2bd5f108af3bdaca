import DockStatModel
import Foundation
import TestSupport
import Testing
import Transfer

@testable import Notifications

struct WebhookTests {
    @Test("what arrives can be verified with every secret by the standard's own library and another ed25519")
    func signatures() async throws {
        let sink = try await Sink()
        let secrets = [
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_\(Data(repeating: 7, count: 64).base64EncodedString())",
            "whsk_\(Data(repeating: 9, count: 32).base64EncodedString())",
        ]
        let receiver = ReceiverConfiguration.webhook("\(sink.url)/hook/ok") { $0.secrets = secrets.map(Secret.init) }
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let result = await receiver.provider().deliver(Samples.message(), key: "dockstat-test-1", reference: nil, attemptAt: now)
        #expect(result.isDelivered)
        let folder = try makeTemporaryFolder("webhook")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let request = try sink.requests[0]
        #expect(request.headers["webhook-signature"]?.split(separator: " ").count == 3)
        try JSONSerialization.data(withJSONObject: ["headers": request.headers, "body": request.body])
            .write(to: URL(filePath: folder + "/request"))
        let verified = try await Peer.run("NotificationsTests/Peers/verify.py", [folder + "/request"] + secrets)
        #expect(verified == "3 signatures hold, and none over another body")
    }

    @Test(
        "a secret that is none fails the receiver without being told",
        arguments: ["whsec_short", "whsec_!!!!", "plain-secret-text-that-is-long", "whsk_AAAA", ""])
    func unusableSecrets(secret: String) async {
        let receiver = ReceiverConfiguration.webhook("http://127.0.0.1:9/") { $0.secrets = [Secret(secret)] }
        let result = await receiver.deliver()
        #expect(result.outcome == .failed(isReceiverBroken: true))
        #expect(result.answer == "a secret of the webhook cannot be used for signing")
    }

    @Test("the id stays over attempts, the time is that of the attempt, and own headers cannot replace either")
    func headers() async throws {
        let sink = try await Sink()
        let receiver = ReceiverConfiguration.webhook("\(sink.url)/hook/ok") {
            $0.headers = ["X-Team": Secret("ops"), "Webhook-Id": Secret("mine"), "User-Agent": Secret("ours")]
        }
        for later in [Duration.zero, .seconds(30)] {
            _ = await receiver.provider().deliver(
                Samples.message(), key: "dockstat-a-1", reference: nil, attemptAt: Samples.now + later)
        }
        let requests = try sink.requests
        #expect(requests.map { $0.headers["webhook-id"] } == ["dockstat-a-1", "dockstat-a-1"])
        #expect(requests.map { $0.headers["webhook-timestamp"] } == ["1795435200", "1795435230"])
        #expect(requests[0].body == requests[1].body)
        #expect(requests[0].headers["x-team"] == "ops")
        #expect(requests[0].headers["user-agent"] == "ours")
        #expect(requests[0].headers["content-type"] == "application/json; charset=utf-8")
        #expect(requests[0].headers["webhook-signature"] == nil)
    }

    @Test(
        "answers are understood, and nothing of address or body is told",
        arguments: [
            ("200", .delivered(reference: nil), "HTTP 200"), ("204", .delivered(reference: nil), "HTTP 204"),
            (
                "redirect", .failed(isReceiverBroken: true),
                "HTTP 302: the address redirects to https://elsewhere.example, which is not followed; configure that one"
            ),
            ("503", .retry(after: .seconds(7), pausesReceiver: true), "HTTP 503, again in 7 s"),
            ("410", .failed(isReceiverBroken: true), "HTTP 410: the address is gone"),
            ("403", .failed(isReceiverBroken: true), "HTTP 403: the receiver does not let us in"),
            ("422", .failed(isReceiverBroken: false), "HTTP 422: the message was refused"),
            ("408", .retry(after: nil, pausesReceiver: false), "HTTP 408"),
            ("502", .retry(after: nil, pausesReceiver: false), "HTTP 502"),
        ] as [(String, DeliveryOutcome, String)])
    func answers(mode: String, outcome: DeliveryOutcome, answer: String) async throws {
        let sink = try await Sink.shared.value
        let result = await ReceiverConfiguration.webhook("\(sink.url)/hook/\(mode)/secret-path?token=secret-token").deliver()
        #expect(result.outcome == outcome)
        #expect(result.answer == answer)
        #expect(result.switchesOff == (mode == "410"))
    }

    @Test("connections that fail are worth another attempt, and say where without the secret", arguments: ["reset", "close"])
    func broken(mode: String) async throws {
        let sink = try await Sink.shared.value
        let result = await ReceiverConfiguration.webhook("\(sink.url)/hook/\(mode)/secret-path?token=secret-token").deliver()
        #expect(result.outcome == .retry(after: nil, pausesReceiver: false))
        #expect(result.answer.contains("http://127.0.0.1:") && !result.answer.contains("secret"), "\(result.answer)")
    }

    @Test("nobody there is worth another attempt; an address that is none is not")
    func addresses() async throws {
        let port = try freePort()
        let refused = await ReceiverConfiguration.webhook("http://user:pw@127.0.0.1:\(port)/secret").deliver()
        #expect(refused.outcome == .retry(after: nil, pausesReceiver: false))
        #expect(!refused.answer.contains("secret") && !refused.answer.contains("pw"))
        let invalid = await ReceiverConfiguration.webhook("gopher://secret").deliver()
        #expect(invalid.outcome == .failed(isReceiverBroken: true))
        #expect(!invalid.answer.contains("secret"))
    }

    @Test("an answer without end is not asked for again")
    func huge() async throws {
        let sink = try await Sink()
        let result = await ReceiverConfiguration.webhook("\(sink.url)/hook/huge").deliver()
        #expect(result.outcome == .failed(isReceiverBroken: false))
    }

    @Test(
        "a template makes the body: JSON stays JSON whatever the values hold, and anything else is text",
        arguments: [
            (#"{"who": "{{name}}", "why": ["{{summary}}"]}"#, "application/json; charset=utf-8"),
            ("{{name}} says {{summary}}", "text/plain; charset=utf-8"),
        ])
    func templates(template: String, contentType: String) throws {
        var receiver = ReceiverConfiguration.webhook("http://x") { $0.format = .template }
        receiver.body = template
        var alert = Samples.alert()
        alert.container = #"a"b\c<d>"#
        alert.summary = ["en": "\"}], \u{2028} \n\u{0}"]
        let provider = try #require(receiver.provider() as? WebhookProvider)
        let body = provider.body(Samples.message(alerts: [alert]), key: "k")
        #expect(body.contentType == contentType)
        guard contentType.hasPrefix("application/json") else {
            #expect(String(decoding: body.data, as: UTF8.self).hasPrefix(#"a"b\c<d> says "#))
            return
        }
        let read = try #require(JSONSerialization.jsonObject(with: body.data) as? [String: Any])
        #expect(read["who"] as? String == #"a"b\c<d>"#)
        #expect((read["why"] as? [String])?.count == 1)
    }

    @Test("a large incident is told in less than 20 kB, with what was left out")
    func size() throws {
        var alert = Samples.alert()
        alert.evidence = Array(repeating: Finding(.sentence, String(repeating: "ä", count: 300)), count: 20)
        let body = EventPayload.standard(Samples.message(alerts: Array(repeating: alert, count: 200)), writer: Samples.writer)
        #expect(body.data.count < 20_000)
        let read = try #require(JSONSerialization.jsonObject(with: body.data) as? [String: Any])
        let data = try #require(read["data"] as? [String: Any])
        let told = try #require(data["alerts"] as? [Any]).count
        #expect(told > 5)
        #expect(data["omitted"] as? [String: Int] == ["alerts": 200 - told, "digest": 0, "evidence": told * 20])
    }
}
