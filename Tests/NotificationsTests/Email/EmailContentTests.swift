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
        let content = EmailContent.make(message, language: "en", timeZone: SampleMessage.zone)
        #expect(content.subject == "[Status web-1] Critical: web-1 is down")
        #expect(
            content.text == """
                Critical: web-1 is down

                Began: 2026-11-23 12:34:15 UTC+1
                Host: web-1
                Stack: shop
                Acknowledged by: web-1

                * web-1 exited with 137
                  Critical, firing
                  Host: local
                  Container: web-1
                  Stack: web-1
                  Image: web-1
                  State: web-1
                  Rule: container-down: service = down web-1
                  Value: web-1
                  Since: 2026-11-23 12:34:15 UTC+1
                  Runbook: web-1
                  | 12:34:15 die, exit code 137
                  | web-1
                  Page: https://status.example.org/hosts/local/containers/web-1/
                  Link: https://wiki.example.org/web?a=1&b=2

                Open the incident: https://status.example.org/incidents/12/

                -- \("")
                Sent by DockStat · Status web-1
                """)
    }

    @Test(
        "every kind of message has its word, in both languages",
        arguments: [
            (AlertMessage.Kind.opened, "Critical: ", "Kritisch: "), (.updated, "Update: ", "Neuer Stand: "),
            (.resolved, "Resolved: ", "Behoben: "), (.reminder, "Reminder: ", "Erinnerung: "),
            (.escalated, "Escalated: ", "Eskaliert: "),
            (.digest, "Digest: What happened during quiet hours", "Zusammenfassung: Was während der Ruhezeit geschah"),
            (.test, "Test: A test of the notifications", "Test: Test der Benachrichtigungen"),
        ])
    func kinds(kind: AlertMessage.Kind, english: String, german: String) {
        var message = SampleMessage(kind: kind).message
        message.site = ""
        func subject(_ language: String) -> String { EmailContent.make(message, language: language, timeZone: .gmt).subject }
        let isOwn = kind == .digest || kind == .test
        #expect(subject("en") == english + (isOwn ? "" : "web-1 is down"))
        #expect(subject("de") == german + (isOwn ? "" : "web-1 läuft nicht"))
    }

    @Test("what is over is told with how long it lasted")
    func resolved() {
        let content = EmailContent.make(SampleMessage(kind: .resolved).message, language: "de", timeZone: SampleMessage.zone)
        #expect(content.text.contains("Ende: 2026-11-23 14:39:15 UTC+1 (Dauer 2 h 5 min)"))
        #expect(content.text.contains("Kritisch, behoben"))
    }

    @Test("HTML escapes every text, and links to the site's pages and to the web only")
    func html() throws {
        let attack = "<img src=x onerror=alert(1)> \"'&"
        var message = SampleMessage(text: attack).message
        message.alerts[0].link = "javascript:alert(1)"
        message.alerts[0].runbook = "https://wiki.example.org/\"><script>"
        message.alerts[0].page = "../../evil"
        let html = try #require(EmailContent.make(message, language: "en", timeZone: .gmt).html)
        #expect(!html.contains("<img"))
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;img src=x onerror=alert(1)&gt; &quot;&#39;&amp;"))
        let addresses = html.matches(of: /href="([^"]*)"/).map { String($0.1) }
        #expect(addresses == ["https://status.example.org/incidents/12/"])
        // Nothing is loaded from anywhere.
        #expect(!html.contains("src=\"") && !html.contains("url("))
    }

    @Test("without an address of the site there are no links to it")
    func withoutAddress() throws {
        var message = SampleMessage().message
        for address in [nil, "", "javascript:x", "https://", "https://a b/", "ftp://x/"] {
            message.baseURL = address
            let content = EmailContent.make(message, language: "en", timeZone: .gmt)
            #expect(!content.text.contains("incidents/12"))
            #expect(content.html?.contains("incidents/12") == false)
        }
    }

    @Test("a storm of alerts makes a mail of sensible size that says what is left out")
    func storm() throws {
        var message = SampleMessage().message
        var alert = message.alerts[0]
        alert.evidence = Array(repeating: String(repeating: "x", count: 100_000), count: 100)
        message.alerts = Array(repeating: alert, count: 500)
        let content = EmailContent.make(message, language: "en", timeZone: .gmt)
        #expect(content.text.contains("\nand 480 more\n"))
        #expect(content.text.utf8.count < 100_000)
        #expect(try #require(content.html).utf8.count < 150_000)
    }

    @Test("a body of one's own is cut where it has no end, at a line")
    func cut() {
        let body = String(repeating: "a line of text 🐳\n", count: 100_000)
        let content = EmailContent.make(SampleMessage().message, language: "en", timeZone: .gmt, body: body)
        #expect(content.text.utf8.count <= (256 << 10) + 4)
        #expect(content.text.hasSuffix("a line of text 🐳\n…"))
    }
}
