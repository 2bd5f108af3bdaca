import DockStatModel
import Foundation
import Testing

@testable import Notifications

struct EmailContentTests {
    @Test("the text says what is wrong, since when, what points to it, and where to look")
    func text() {
        var message = SampleMessage().message
        message.note = nil
        message.digest = []
        let content = SampleMessage.content(message)
        #expect(content.subject == "[CRITICAL] web-1 is down")
        #expect(
            content.text == """
                [CRITICAL] web-1 is down

                Acknowledged by web-1

                web-1 · container-down · firing
                web-1 exited with 137
                service = down web-1, web-1
                Since 2026-11-23 12:34 UTC+1 (0s)
                Host: local
                Container: web-1
                Stack: web-1
                Image: web-1
                | 12:34:15 ended with exit code 137
                | web-1
                Page: https://status.example.org/hosts/local/containers/web-1/
                Link: https://wiki.example.org/web?a=1&b=2

                Open the incident: https://status.example.org/incidents/12/

                -- \("")
                Status web-1, 2026-11-23 12:34 UTC+1
                """)
    }

    @Test("the HTML says the same as the text, in the same order")
    func sameContent() throws {
        for kind in AlertMessage.Kind.allCases {
            var message = SampleMessage(kind: kind).message
            message.alerts[0].evidence.append(Finding(.log, "a line of the log"))
            for language in ["en", "de"] {
                let content = SampleMessage.content(message, language: language)
                let page = try #require(content.html?.components(separatedBy: "<body>").last)
                let seen = page.replacing(/<[^>]+>/, with: " ").replacing("&amp;", with: "&")
                var rest = seen[...]
                for line in content.text.split(separator: "\n") {
                    // Labels and marks are laid out otherwise; addresses stand behind the words of their links.
                    let words = line.split(separator: " · ").flatMap { $0.split(separator: ": ") }
                        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "[]|•- ")) }
                    for part in words.flatMap({ $0.components(separatedBy: "] ") })
                    where !part.isEmpty && !part.hasPrefix("https://") {
                        let found = rest.firstRange(of: part)
                        #expect(found != nil, "\(kind) \(language): \(part)")
                        if let found { rest = rest[found.upperBound...] }
                    }
                }
            }
        }
    }

    @Test("its subject is the title that every receiver gets", arguments: AlertMessage.Kind.allCases)
    func subjects(kind: AlertMessage.Kind) {
        let message = SampleMessage(kind: kind).message
        for language in MessageLanguage.allCases {
            let title = MessageText(message, language: language, clock: MessageClock(timeZone: "UTC")).title
            #expect(SampleMessage.content(message, language: language.rawValue).subject == title)
        }
    }

    @Test("what is over is told with how long it lasted")
    func resolved() {
        let content = SampleMessage.content(SampleMessage(kind: .resolved).message, language: "de")
        #expect(content.subject == "[BEHOBEN nach 2h 5m] web-1 läuft nicht")
        #expect(content.text.contains("Dauer 2h 5m"))
        #expect(content.text.contains("web-1 · container-down · behoben"))
    }

    @Test("a title of one's own that comes to nothing is replaced by ours")
    func emptyTitle() {
        let message = SampleMessage().message
        #expect(SampleMessage.content(message, title: "{{note}}  {{incident}}").subject == "web-1 12")
        #expect(SampleMessage.content(message, title: " {{duration}} ").subject == "0s")
        #expect(SampleMessage.content(message, title: "{{#isResolved}}x{{/isResolved}}").subject == "[CRITICAL] web-1 is down")
    }

    @Test("HTML escapes every text, and links to the site's pages and to the web only")
    func html() throws {
        let attack = "<img src=x onerror=alert(1)> \"'&"
        var message = SampleMessage(text: attack).message
        message.alerts[0].link = "javascript:alert(1)"
        message.alerts[0].runbook = "https://wiki.example.org/\"><script>"
        let html = try #require(SampleMessage.content(message).html)
        #expect(!html.contains("<img"))
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;img src=x onerror=alert(1)&gt; &quot;&#39;&amp;"))
        let addresses = html.matches(of: /href="([^"]*)"/).map { String($0.1) }
        #expect(
            addresses == [
                "https://status.example.org/hosts/local/containers/web-1/", "https://wiki.example.org/%22%3E%3Cscript%3E",
                "https://status.example.org/incidents/12/",
            ])
        // Nothing is loaded from anywhere.
        #expect(!html.contains("src=\"") && !html.contains("url("))
    }

    @Test("without an address of the site there are no links to it")
    func withoutAddress() throws {
        var message = SampleMessage().message
        for address in [nil, "", "javascript:x", "https://", "https://a b/", "ftp://x/"] as [String?] {
            message.baseURL = address
            let content = SampleMessage.content(message)
            #expect(!content.text.contains("incidents/12"))
            #expect(content.html?.contains("incidents/12") == false)
        }
    }

    @Test("a storm of alerts makes a mail of sensible size that says what is left out")
    func storm() throws {
        var message = SampleMessage().message
        var alert = message.alerts[0]
        alert.evidence = Array(repeating: Finding(.log, String(repeating: "x", count: 100_000)), count: 100)
        message.alerts = Array(repeating: alert, count: 500)
        let content = SampleMessage.content(message)
        #expect(content.text.contains("\n… +490\n"))
        #expect(content.text.utf8.count < 30_000)
        #expect(try #require(content.html).utf8.count < 40_000)
    }

    @Test("a body of one's own is cut where it has no end, between characters")
    func cut() {
        let body = String(repeating: "{{text}} 🐳\n", count: 1_000)
        let content = SampleMessage.content(SampleMessage().message, body: body)
        #expect((99_990...100_000).contains(content.text.utf16.count))
        #expect(content.text.hasSuffix("…") && !content.text.contains("\u{fffd}"))
        #expect(content.html == nil)
    }
}
