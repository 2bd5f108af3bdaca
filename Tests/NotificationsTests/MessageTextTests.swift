import DockStatModel
import Foundation
import Testing

@testable import Notifications

struct MessageTextTests {
    private func text(_ message: AlertMessage, _ language: MessageLanguage = .en, zone: String = "Europe/Berlin") -> MessageText {
        MessageText(message, language: language, clock: MessageClock(timeZone: zone))
    }

    @Test(
        "a title says how bad it is, what it is and where",
        arguments: [
            (AlertMessage.Kind.opened, "[CRITICAL] web/api is down on local", "[KRITISCH] web/api auf local läuft nicht"),
            (.updated, "[CRITICAL, update] web/api is down on local", "[KRITISCH, neuer Stand] web/api auf local läuft nicht"),
            (.resolved, "[RESOLVED after 4m] web/api is down on local", "[BEHOBEN nach 4m] web/api auf local läuft nicht"),
            (.reminder, "[CRITICAL for 4m] web/api is down on local", "[KRITISCH seit 4m] web/api auf local läuft nicht"),
            (
                .escalated, "[CRITICAL, not acknowledged] web/api is down on local",
                "[KRITISCH, unbestätigt] web/api auf local läuft nicht"
            ),
            (
                .digest, "[DIGEST] 2 messages held back during quiet hours",
                "[ZUSAMMENFASSUNG] 2 in der Ruhezeit zurückgehaltene Nachrichten"
            ),
            (.test, "[TEST] Test message of Example status", "[TEST] Testnachricht von Example status"),
        ])
    func titles(kind: AlertMessage.Kind, english: String, german: String) {
        #expect(text(Samples.message(kind)).title == english)
        #expect(text(Samples.message(kind), .de).title == german)
    }

    @Test("times are in the site's time zone, also where its offset has minutes")
    func zones() {
        #expect(text(Samples.message()).footer == "Example status, 2026-11-23 13:00 UTC+1")
        #expect(text(Samples.message(), zone: "Asia/Kolkata").footer == "Example status, 2026-11-23 17:30 UTC+5:30")
        #expect(text(Samples.message(), zone: "Nowhere/None").footer == "Example status, 2026-11-23 12:00 UTC")
        #expect(text(Samples.message()).alerts.first?.time == "Since 2026-11-23 12:56 UTC+1 (4m)")
    }

    @Test(
        "a length of time has its two largest units",
        arguments: [
            (Duration.zero, "0s"), (.seconds(59), "59s"), (.seconds(61), "1m"), (.minutes(90), "1h 30m"), (.hours(24), "1d"),
            (.hours(27) + .minutes(5), "1d 3h"), (.seconds(-5), "0s"), (.seconds(Int64.max), "106751991167d 7h"),
        ])
    func lengths(duration: Duration, expected: String) { #expect(MessageClock.length(duration) == expected) }

    @Test("times at the ends of the range are texts too")
    func extremes() {
        #expect(MessageClock.iso(Timestamp(milliseconds: .max)) == "9999-12-31T23:59:59Z")
        #expect(MessageClock.iso(Timestamp(milliseconds: .min)) == "0001-01-01T00:00:00Z")
        #expect(MessageClock.iso(Timestamp(milliseconds: 1_795_435_200_007)) == "2026-11-23T12:00:00.007Z")
        #expect(
            !text(
                {
                    var m = Samples.message(); m.time = Timestamp(milliseconds: .max); return m
                }()
            ).footer.isEmpty)
    }

    @Test("the last ten alerts and lines of evidence are shown, and how many are not")
    func bounds() {
        var alert = Samples.alert()
        alert.evidence = (0..<30).map { Finding(.sentence, "line \($0)") }
        let text = text(Samples.message(alerts: Array(repeating: alert, count: 25)))
        #expect(text.alerts.count == 10)
        #expect(text.further == 15)
        #expect(text.alerts[0].evidence == (22..<30).map { "line \($0)" })
    }

    @Test("evidence is told in the receiver's language and the site's time zone; what an earlier version kept, as it is")
    func evidence() throws {
        var alert = Samples.alert()
        let time = String(decoding: try JSONEncoder().encode(Samples.now), as: UTF8.self)
        let kept = "[\"exit code 137\", {\"kind\": \"died\", \"values\": [\"137\"], \"time\": \(time)}]"
        alert.evidence = try JSONDecoder().decode([Finding].self, from: Data(kept.utf8)) + [Finding(.log, "panic")]
        func told(_ language: MessageLanguage) -> [String] { text(Samples.message(alerts: [alert]), language).alerts[0].evidence }
        #expect(told(.en) == ["exit code 137", "13:00:00 ended with exit code 137", "log: panic"])
        #expect(told(.de) == ["exit code 137", "13:00:00 endete mit Exit-Code 137", "Log: panic"])
    }

    @Test("every finding has words in both languages, survives being kept, and copes with values that are missing")
    func findings() throws {
        for kind in Finding.Kind.allCases {
            let finding = Finding(kind, "a1", "b2", "c3", "d4", at: Samples.now)
            #expect(try JSONDecoder().decode(Finding.self, from: JSONEncoder().encode(finding)) == finding)
            if kind != .sentence { #expect(finding.words(in: "en") != finding.words(in: "de")) }
            #expect(finding.words(in: "en").contains("a1") == Finding(kind).words(in: "en").contains("unknown"))
            #expect(finding.words(in: "de").contains("a1") == Finding(kind).words(in: "de").contains("unbekannt"))
        }
    }

    @Test(
        "text is cut between characters, and says so",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, "👩‍👩‍👧‍👦…"), ("👩‍👩‍👧‍👦", 5, "…"),
            ("e\u{301}e\u{301}", 3, "e\u{301}…"),
            ("", 3, ""), ("ab", 0, ""), ("a\r\nb\tc", 20, "a b c"), ("a\u{0}b\u{1b}[31m", 20, "a\u{FFFD}b\u{FFFD}[31m"),
            ("\u{202e}abc\u{2066}", 20, "abc"),
        ])
    func cutting(text: String, limit: Int, expected: String) {
        let line = CleanText.line(text, limit: limit)
        #expect(line.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(line.debugDescription)")
    }

    @Test("a character of a million combining marks becomes a small one")
    func combining() {
        let line = CleanText.line("a" + String(repeating: "\u{301}", count: 1_000_000) + "b", limit: 100)
        #expect(line.unicodeScalars.count == 10)
        #expect(line.hasSuffix("…"))
    }

    @Test(
        "only web addresses become links, and none of them can end one early",
        arguments: [
            ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
            ("https://example.org/a)[x](http://evil", "https://example.org/a%29[x]%28http://evil"),
            ("https://example.org/|>", "https://example.org/%7C%3E"), ("HTTP://example.org", "http://example.org"),
            ("javascript:alert(1)", nil), ("https://", nil), ("https:///x", nil), ("https://a b", nil),
            ("https://ä.example", nil),
            ("//example.org", nil), ("https://example.org\n", nil), ("notes/runbooks/api.md", nil),
            ("https://example.org/\\", nil),
        ] as [(String, String?)])
    func links(text: String, expected: String?) { #expect(SafeLink.web(text) == expected) }

    @Test(
        "a path within the site becomes an address of ours, and nothing else does",
        arguments: [
            ("hosts/web-1/containers/a_b.c/", "https://status.example.org/hosts/web-1/containers/a_b.c/"), ("about/x?y", nil),
            ("/etc", nil), ("a b", nil), ("", nil), ("é", nil), ("x)](http://evil)", nil),
        ])
    func pages(path: String, expected: String?) {
        #expect(SafeLink.page(path, in: Samples.message()) == expected)
        #expect(SafeLink.page(path, in: Samples.message(baseURL: nil)) == nil)
    }

    @Test("an alert links to the page of what it is about, to its runbook and to what its label names")
    func alertLinks() {
        var alert = Samples.alert()
        alert.link = "https://shop.example.org"
        #expect(
            text(Samples.message(alerts: [alert]), .de).alerts[0].links.map { "\($0.name) \($0.value)" } == [
                "Seite https://status.example.org/hosts/local/containers/web-api-1/",
                "Anleitung https://wiki.example.org/runbooks/api", "Link https://shop.example.org",
            ])
    }
}
