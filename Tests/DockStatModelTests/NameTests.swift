import DockStatModel
import Testing

struct GlobTests {
    @Test(
        "a star is any text, a question mark one character, everything else itself",
        arguments: [
            ("web", "web", true), ("web", "web1", false), ("web-*", "web-", true), ("*-init-*", "a-init-b", true),
            ("*-init-*", "init", false),
            ("?", "ä", true), ("??", "a", false), ("*", "", true), ("", "", true), ("", "a", false), ("a*b*c", "aXbYc", true),
            ("a*b*c", "aXbY", false),
            ("*a", "aaa", true), ("[ab]", "a", false), ("[ab]", "[ab]", true), ("a.c", "abc", false), ("*?", "", false),
            ("**", "x", true), ("Web", "web", false),
        ])
    func matches(pattern: String, text: String, doesMatch: Bool) { #expect(Glob(pattern).matches(text) == doesMatch) }

    @Test("patterns made to take for ever do not")
    func pathological() {
        let text = String(repeating: "a", count: 5000)
        #expect(!Glob(String(repeating: "*a", count: 500) + "b").matches(text))
        #expect(Glob(String(repeating: "*", count: 5000)).matches(text))
    }
}

struct PathNameTests {
    @Test("names that are safe stay as they are", arguments: ["web-1", "a.b_c", "A", "shop-web-1", "x-0", "a..b"])
    func safe(name: String) { #expect(PathName.safe(name) == name) }

    static let hostile = [
        "", ".", "..", "../../etc/passwd", "a/b", "a\\b", "/", ".htaccess", "a b", "<script>", "\u{0}", "a\nb", "é", "e\u{301}",
        "😀", "\u{202E}gpj",
        "%2e%2e", "-", "--", "a-b", "x", String(repeating: "a", count: 100), String(repeating: "a", count: 101),
        String(repeating: "a", count: 102),
        String(repeating: "é", count: 33000), "a/b ", "con:", "~", "$(reboot)",
    ]

    @Test("hostile names become one safe component", arguments: hostile)
    func component(name: String) {
        let path = PathName.safe(name)
        #expect(!path.isEmpty && path.utf8.count <= 114)
        #expect(!path.hasPrefix("."))
        #expect(
            path.utf8.allSatisfy { byte in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-".utf8.contains(byte)
            })
        #expect(PathName.safe(name) == path)
    }

    @Test("no two names meet in one path, not even one made to look like the other's")
    func distinct() {
        var names = Self.hostile.map(Array.init).map { String($0) }
        // What a changed name becomes is itself a name somebody can choose.
        names += Self.hostile.map(PathName.safe).filter { !Self.hostile.contains($0) }
        let byBytes = Set(names.map { Array($0.utf8) })
        #expect(Set(names.map(PathName.safe)).count == byBytes.count)
    }

    @Test(
        "the hash is FNV-1a",
        arguments: [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
            as [(String, UInt64)])
    func hash(text: String, value: UInt64) { #expect(PathName.fnv1a(text) == value) }
}

struct HistoryRangeTests {
    @Test(
        "a step holds at least two ticks and whole base steps",
        arguments: [
            (.hour, 15, 60), (.hour, 30, 60), (.hour, 31, 120), (.day, 15, 300), (.week, 15, 3600), (.month, 15, 14400),
            (.day, 3600, 7200),
        ] as [(HistoryRange, Int, Int)])
    func step(range: HistoryRange, interval: Int, step: Int) {
        #expect(range.step(interval: .seconds(interval)) == .seconds(step))
    }

    @Test(
        "a span ends with the last whole step, covers its range and stands still within a step", arguments: HistoryRange.allCases)
    func span(range: HistoryRange) {
        let now = Timestamp(seconds: 1_772_366_399)
        let span = range.span(at: now, interval: .seconds(15))
        let step = range.step(interval: .seconds(15))
        #expect(span.upperBound == now.floored(to: step))
        #expect(span.upperBound - span.lowerBound == range.duration)
        #expect(range.span(at: span.upperBound, interval: .seconds(15)) == span)
        #expect(range.span(at: span.upperBound + step - .milliseconds(1), interval: .seconds(15)) == span)
        #expect(range.span(at: span.upperBound + step, interval: .seconds(15)).lowerBound == span.lowerBound + step)
    }

    @Test(
        "between rare ticks the shortest range is as long as it takes for four points",
        arguments: [(15, 60), (300, 60), (600, 80), (1800, 240), (3600, 480)])
    func longInterval(interval: Int, minutes: Int) {
        let span = HistoryRange.hour.span(at: Timestamp(seconds: 1_772_366_399), interval: .seconds(interval))
        #expect(span.upperBound - span.lowerBound == .minutes(minutes))
        #expect(HistoryRange.hour.length(interval: .seconds(interval)) == .minutes(minutes))
        #expect(HistoryRange.day.length(interval: .seconds(interval)) == .hours(24))
    }
}
