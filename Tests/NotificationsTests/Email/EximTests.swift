import DockStatModel
import Foundation
import TestSupport
import Testing
import Transfer

@testable import Notifications

/// A mail server that people run, with a Maildir behind it.
struct EximTests {
    @Test("a message goes out, arrives in the mailbox of whoever exists, and reads as it was written")
    func delivered() async throws {
        let server = try await EximServer()
        defer { server.stop() }
        var email = ReceiverConfiguration.Email(
            server: "smtp://localhost:\(server.port)", from: "Zuständig <status@example.org>",
            to: ["Alice <alice@example.org>", "nobody@example.org", "later@example.org"])
        email.cc = ["bob@example.org"]
        email.username = "dockstat"
        email.password = Secret("s3cret")
        var receiver = ReceiverConfiguration(name: "mail", kind: .email(email))
        receiver.authorityFile = server.certificates.path("ca")
        let message = SampleMessage(text: "wëb-1 🐳 .").message
        let content = SampleMessage.content(message, language: "de")
        let provider = try EmailProvider(email, of: receiver)
        let client = TransferClient()

        var mail = provider.mail(content, for: message, key: "k1", reference: nil, now: SampleMessage.opened)
        let first = EmailVerdict(await client.send(mail), key: "k1", reference: nil)
        #expect(first.outcome == .retry(after: nil, pausesReceiver: false))
        #expect(first.answer.hasPrefix("accepted for 2 of 4 (250 OK id="), "\(first.answer)")
        #expect(first.answer.contains("nobody@example.org refused for good: 550 "))
        #expect(first.answer.contains("later@example.org refused for now: 451 mailbox busy"))
        #expect(first.reference?.text == "k1 later@example.org")
        for name in ["alice", "bob"] {
            #expect(try await eventually { !server.mails(of: name).isEmpty })
            let mails = try server.mails(of: name).map { try Data(contentsOf: URL(filePath: $0)) }
            // A Maildir has the line ends of the system.
            let read = try #require(try await ReadMail.read(mails).first)
            #expect(read.defects == [])
            #expect(read.header("Subject") == content.subject)
            #expect(read.addresses["from"] == [["Zuständig", "status@example.org"]])
            #expect(read.parts.map(\.text) == [content.text, content.html])
            #expect(read.header("Message-ID") == "<k1@example.org>")
        }

        mail = provider.mail(content, for: message, key: "k1", reference: first.reference, now: SampleMessage.opened)
        #expect(mail.recipients == ["later@example.org"])
        let second = EmailVerdict(await client.send(mail), key: "k1", reference: first.reference)
        #expect(second.outcome == .retry(after: nil, pausesReceiver: false))
        #expect(server.mails(of: "alice").count == 1)

        email.password = Secret("wrong-word")
        let wrong = try EmailProvider(email, of: receiver)
            .mail(content, for: message, key: "k2", reference: nil, now: SampleMessage.opened)
        let refused = EmailVerdict(await client.send(wrong), key: "k2", reference: nil)
        #expect(refused.outcome == .failed(isReceiverBroken: true))
        #expect(refused.answer.contains("refuses user name and password: 535 "))
        #expect(!refused.answer.contains("wrong-word"))
    }
}
