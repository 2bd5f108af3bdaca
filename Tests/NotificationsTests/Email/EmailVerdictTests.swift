import DockStatModel
import Foundation
import Testing
import Transfer

@testable import Notifications

struct EmailVerdictTests {
    private func receipt(_ codes: Int...) -> Result<MailReceipt, MailError> {
        let recipients = codes.enumerated().map { index, code in
            MailReceipt.Recipient(address: "r\(index)@x.org", reply: MailReply(code: code, text: code == 250 ? "OK" : "no"))
        }
        return .success(
            MailReceipt(recipients: recipients, reply: codes.contains(250) ? MailReply(code: 250, text: "queued") : nil))
    }

    private let later = DeliveryOutcome.retry(after: nil, pausesReceiver: false)

    @Test("what the recipients' replies come to, and who is still waited for")
    func recipients() {
        func check(_ result: Result<MailReceipt, MailError>, _ outcome: DeliveryOutcome, _ pending: String?, _ answer: String) {
            let verdict = EmailVerdict(result, key: "k1", reference: nil)
            #expect(verdict.outcome == outcome)
            #expect(verdict.reference?.text == pending)
            #expect(verdict.answer == answer)
        }
        check(receipt(250), .delivered(reference: nil), nil, "accepted (250 queued)")
        check(receipt(250, 250), .delivered(reference: nil), nil, "accepted for all 2 (250 queued)")
        check(
            receipt(250, 550, 250), .delivered(reference: nil), nil,
            "accepted for 2 of 3 (250 queued); r1@x.org refused for good: 550 no")
        check(
            receipt(250, 450, 550), later, "k1 r1@x.org",
            "accepted for 1 of 3 (250 queued); r1@x.org refused for now: 450 no; r2@x.org refused for good: 550 no")
        check(
            receipt(450, 451), later, nil,
            "accepted for 0 of 2; r0@x.org refused for now: 450 no; r1@x.org refused for now: 451 no")
        check(
            receipt(450, 550), later, "k1 r0@x.org",
            "accepted for 0 of 2; r0@x.org refused for now: 450 no; r1@x.org refused for good: 550 no")
        check(
            receipt(550, 553), .failed(isReceiverBroken: true), nil,
            "accepted for 0 of 2; r0@x.org refused for good: 550 no; r1@x.org refused for good: 553 no")
    }

    @Test(
        "what errors come to: the network, certificates and 4xx pass; passwords, senders and 5xx do not",
        arguments: [
            (MailError.Kind.refused, nil, nil), (.timeout, nil, nil), (.closed, nil, nil), (.tls, nil, nil),
            (.startTLS, nil, nil),
            (.proxy, nil, nil), (.authentication, 454, nil), (.authentication, 535, true), (.mechanism, nil, true),
            (.greeting, 421, nil), (.greeting, 554, true), (.sender, 451, nil), (.sender, 550, true), (.message, 452, nil),
            (.message, 554, false), (.invalid, nil, true), (.cancelled, nil, nil),
        ] as [(MailError.Kind, Int?, Bool?)])
    func errors(kind: MailError.Kind, code: Int?, isBroken: Bool?) {
        let error = MailError(kind: kind, reply: code.map { MailReply(code: $0, text: "") }, message: "so it is")
        let verdict = EmailVerdict(.failure(error), key: "k1", reference: ConversationReference(text: "k1 a@x.org"))
        #expect(verdict.outcome == isBroken.map { .failed(isReceiverBroken: $0) } ?? later)
        #expect(verdict.answer == "so it is")
        // Whom the message still has to reach does not get lost with an attempt.
        #expect(verdict.reference?.text == (isBroken == nil ? "k1 a@x.org" : nil))
    }

    @Test("the next attempt goes to those only who are waited for; another message of the incident goes to all")
    func pending() throws {
        let provider = try SampleMessage.provider {
            $0.to = ["a@x.org", "b@x.org", "a@x.org"]; $0.cc = ["c@x.org"]
        }
        let message = SampleMessage().message
        let content = SampleMessage.content(message)
        func recipients(_ reference: String?, key: String = "k1") -> [String] {
            let reference = reference.map { ConversationReference(text: $0) }
            return provider.mail(content, for: message, key: key, reference: reference, now: .epoch).recipients
        }
        let everyone = ["a@x.org", "b@x.org", "c@x.org"]
        #expect(recipients(nil) == everyone)
        #expect(recipients("k1 c@x.org,b@x.org") == ["b@x.org", "c@x.org"])
        #expect(recipients("k1 c@x.org,b@x.org", key: "k2") == everyone)
        #expect(recipients("k1 gone@x.org") == everyone)
        #expect(recipients("nonsense") == everyone)
    }

    @Test("server, credentials, authority and proxy come from the configuration")
    func configuration() throws {
        var email = ReceiverConfiguration.Email(server: "smtp://mail:587", from: "a@x.org", to: ["b@x.org"])
        email.username = "u"
        email.password = Secret("p")
        var receiver = ReceiverConfiguration(name: "mail", kind: .email(email))
        let message = SampleMessage().message
        let content = SampleMessage.content(message)
        func mail() throws -> MailTransfer {
            try EmailProvider(email, of: receiver).mail(content, for: message, key: "k", reference: nil, now: .epoch)
        }
        var made = try mail()
        #expect(made.server == "smtp://mail:587")
        #expect(made.requiresTLS)
        #expect([made.connectTimeout, made.timeout] == [.seconds(5), .seconds(15)])
        #expect([made.username, made.password] == ["u", "p"])
        #expect(made.proxy == .environment)
        #expect(made.tls.authority == nil)
        email.tls = .none
        receiver.authorityFile = "/ca.pem"
        receiver.proxy = Secret("socks5h://x:1")
        made = try mail()
        #expect(!made.requiresTLS)
        #expect(made.tls.authority == "/ca.pem")
        #expect(made.proxy == .address("socks5h://x:1"))
    }
}
