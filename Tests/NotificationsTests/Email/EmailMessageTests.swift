import DockStatModel
import Foundation
import TestSupport
import Testing
import Transfer

@testable import Notifications

struct EmailMessageTests {
    private func content(_ sample: SampleMessage = SampleMessage(), language: String = "en") -> EmailContent {
        SampleMessage.content(sample.message, language: language)
    }

    private func read(_ provider: EmailProvider, _ message: AlertMessage, _ content: EmailContent, key: String = "k1")
        async throws -> ReadMail
    {
        let mail = provider.mail(content, for: message, key: key, reference: nil, now: SampleMessage.opened)
        return try #require(try await ReadMail.read([mail.message]).first)
    }

    @Test("text first, HTML last, both as they were, with every header that belongs there")
    func structure() async throws {
        let provider = try SampleMessage.provider {
            $0.from = "Zustand der Server – Köln <status@example.org>"
            $0.to = ["\"Ops, \\\"night\\\"\" <ops@example.org>", "bare@example.org"]
            $0.cc = ["日本語の名前がとても長いので折り返されなければならない人 <cc@example.org>"]
            $0.replyTo = "Nobody. Really <no-reply@example.org>"
            $0.listID = "DockStat <dockstat.example.org>"
            $0.listUnsubscribe = "https://example.org/unsubscribe?u=1"
        }
        let sample = SampleMessage(text: "wëb-1 🐳")
        let content = content(sample, language: "de")
        let mail = try await read(provider, sample.message, content, key: "4f_2-x")
        #expect(mail.defects == [])
        #expect(
            mail.names == [
                "Date", "From", "To", "Cc", "Reply-To", "Subject", "Message-ID", "In-Reply-To", "References", "Auto-Submitted",
                "List-Id", "List-Unsubscribe", "MIME-Version", "Content-Type",
            ])
        #expect(mail.date == 1_795_433_655)
        #expect(mail.header("Date") == "Mon, 23 Nov 2026 11:34:15 +0000")
        #expect(mail.addresses["from"] == [["Zustand der Server – Köln", "status@example.org"]])
        #expect(mail.addresses["to"] == [["Ops, \"night\"", "ops@example.org"], ["", "bare@example.org"]])
        #expect(mail.addresses["cc"]?.map(\.last) == ["cc@example.org"])
        #expect(mail.older["cc"] == "日本語の名前がとても長いので折り返されなければならない人 <cc@example.org>")
        #expect(mail.older["subject"] == content.subject)
        #expect(mail.addresses["reply-to"] == [["Nobody. Really", "no-reply@example.org"]])
        #expect(mail.header("Subject") == content.subject)
        #expect(mail.header("Message-ID") == "<4f_2-x@example.org>")
        #expect(mail.header("In-Reply-To") == "<incident-12-1795433655250@example.org>")
        #expect(mail.header("References") == mail.header("In-Reply-To"))
        #expect(mail.header("Auto-Submitted") == "auto-generated")
        #expect(mail.header("List-Id") == "<dockstat.example.org>")
        #expect(mail.header("List-Unsubscribe") == "<https://example.org/unsubscribe?u=1>")
        #expect(mail.type == "multipart/alternative")
        #expect(mail.parts.map(\.type) == ["text/plain", "text/html"])
        #expect(mail.parts.map(\.encoding) == ["quoted-printable", "quoted-printable"])
        #expect(mail.parts.map(\.text) == [content.text, content.html])
        #expect(mail.longest <= 78)
        #expect(mail.bare == 0)
        #expect(mail.plain)
    }

    @Test("title and body of one's own take the place of ours; then there is no HTML")
    func custom() async throws {
        let sample = SampleMessage()
        let content = SampleMessage.content(
            sample.message, title: "Mine\r\nBcc: x@example.org", body: "Ünder\n.\nFrom me\n")
        #expect(content.html == nil)
        let mail = try await read(SampleMessage.provider(), sample.message, content)
        #expect(mail.defects == [])
        #expect(mail.header("Subject") == "Mine Bcc: x@example.org")
        #expect(mail.header("Bcc") == nil)
        #expect(mail.parts.map(\.type) == ["text/plain"])
        #expect(mail.parts.map(\.text) == [content.text + "\n"])
    }

    @Test("a message without an incident answers to nothing")
    func withoutIncident() async throws {
        let message = AlertMessage(kind: .test, time: SampleMessage.opened, site: "Status", baseURL: nil)
        let content = SampleMessage.content(message)
        let mail = try await read(SampleMessage.provider(), message, content)
        #expect(mail.header("References") == nil)
        #expect(mail.header("In-Reply-To") == nil)
        #expect(content.subject == "[TEST] Test message of Status")
    }

    @Test("the same message of the same incident in another installation is another conversation")
    func roots() throws {
        let provider = try SampleMessage.provider()
        var other = SampleMessage().message
        other.incident?.openedAt = SampleMessage.opened + .milliseconds(1)
        let references = [SampleMessage().message, other].map { message in
            String(decoding: provider.mail(content(), for: message, key: "k", reference: nil, now: .epoch).message, as: UTF8.self)
                .split(separator: "\r\n").first { $0.hasPrefix("References") }
        }
        #expect(references[0] != nil)
        #expect(references[0] != references[1])
    }

    static let hostile: [String] = {
        var texts = [
            "", " ", "a\r\nBcc: evil@example.org\r\n\r\nbody", "a\nX-Evil: 1", "a\rX-Evil: 1", "nul\0nul",
            "\u{202e}desrever\u{200f}",
            "bell\u{7}esc\u{1b}[31m", "\u{fffd}\u{fffd}", "👨‍👩‍👧‍👦🏳️‍🌈 e\u{301}", "\u{2028}line\u{2029}para\u{85}next",
            "=?utf-8?B?ZXZpbA==?=",
            "=_boundary --=_k1", "--=_k1--", "a <b@c>, d", "\"quoted\\\" \\", "  two  spaces  ", "tab\ttab",
            "<script>alert(1)</script>&amp;",
            ".", "From me", "= =3D =\n=", "trailing ", "javascript:alert(1)", "https://evil.example/\"onmouseover=\"x",
        ]
        texts.append(String(repeating: "x", count: 100_000))
        texts.append(String(repeating: "ü", count: 100_000))
        texts.append(String(repeating: "word ", count: 20_000))
        texts.append("a" + String(repeating: "\u{301}", count: 100_000))
        texts.append(String(repeating: "\r\n", count: 10_000))
        // Anything at all, the same at every run.
        var seed: UInt64 = 42
        for _ in 0..<40 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<200 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let range: UInt32 = [0x80, 0x800, 0x3000, 0x11_0000][Int(seed >> 62)]
                scalars.append(Unicode.Scalar(UInt32(truncatingIfNeeded: seed >> 30) % range) ?? "\u{fffd}")
            }
            texts.append(String(scalars))
        }
        return texts
    }()

    @Test("whatever stands in the fields, another program reads the same texts back, and no header more")
    func hostileFields() async throws {
        let provider = try SampleMessage.provider()
        var chance = HostileTexts(seed: 4)
        let texts = Self.hostile + chance.next(300)
        // On a thread of its own: so many bytes are work.
        let made = try await blocking {
            texts.enumerated().map { index, text in
                let message = SampleMessage(text: text, kind: index.isMultiple(of: 2) ? .opened : .resolved).message
                let content = SampleMessage.content(
                    message, language: index.isMultiple(of: 3) ? "de" : "en")
                let mail = provider.mail(content, for: message, key: "k1", reference: nil, now: SampleMessage.opened)
                return (content: content, bytes: mail.message)
            }
        }
        let contents = made.map(\.content)
        let mails = made.map(\.bytes)
        let read = try await ReadMail.read(mails)
        #expect(read.count == contents.count)
        for (mail, content) in zip(read, contents) {
            #expect(mail.defects == [], "\(content.subject)")
            #expect(
                mail.names == [
                    "Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "Auto-Submitted", "MIME-Version",
                    "Content-Type",
                ])
            #expect(mail.header("Subject") == content.subject)
            #expect(mail.parts.map(\.text) == [content.text, content.html])
            #expect(mail.longest <= 78)
            #expect(mail.bare == 0)
            #expect(mail.plain)
        }
    }

    @Test("the message itself keeps any text, what mails should not hold included")
    func faithful() async throws {
        let from = try #require(MailAddress("status@example.org"))
        let texts = Self.hostile.map { $0.replacing("\r", with: "\n") }
        let mails = try await blocking {
            texts.map {
                MailMessage(from: from, to: [from], subject: "x", date: .epoch, key: "k1", root: nil, text: $0, html: $0).bytes
            }
        }
        for (mail, text) in zip(try await ReadMail.read(mails), texts) {
            #expect(mail.defects == [])
            #expect(mail.parts.map(\.text) == [text, text])
            #expect(mail.longest <= 78)
            #expect(mail.plain)
        }
    }

    @Test("hostile names of sender and recipients stay names")
    func hostileNames() async throws {
        let message = SampleMessage().message
        let mails = Self.hostile.compactMap { text in
            (try? SampleMessage.provider { $0.to = ["\(text) <ops@example.org>"] })?
                .mail(content(), for: message, key: "k1", reference: nil, now: SampleMessage.opened).message
        }
        #expect(mails.count > Self.hostile.count / 2)
        for mail in try await ReadMail.read(mails) {
            #expect(mail.addresses["to"]?.map(\.last) == ["ops@example.org"], "\(mail.older["to"] ?? "")")
            #expect(mail.names.count == 10)
            #expect(mail.defects == [], "\(mail.older["to"] ?? "")")
            #expect(mail.longest <= 998)
        }
    }

    @Test("what is no address is told with the key it stands under")
    func mistakes() throws {
        let error = #expect(throws: EmailMistake.self) { try SampleMessage.provider { $0.cc = ["Bob <bob>"] } }
        #expect(error?.message == "`cc`: \"Bob <bob>\" is no mail address of ASCII characters")
        #expect(throws: EmailMistake.self) { try SampleMessage.provider { $0.from = "ü@example.org" } }
        #expect(throws: EmailMistake.self) { try SampleMessage.provider { $0.to = [] } }
        #expect(throws: EmailMistake.self) { try SampleMessage.provider { $0.replyTo = "a@b\r\nBcc: c@d" } }
    }
}
