import DockStatModel
import Terminal
import Testing

struct TerminalTextTests {
    @Test("what could steer a terminal or hide becomes visible")
    func safe() {
        #expect(
            TerminalText.safe(hostileName) == "a\u{FFFD}[2J\u{FFFD}31m\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b")
        #expect(TerminalText.safe("grüße 日本 👩‍👩‍👧 e\u{301}") == "grüße 日本 👩‍👩‍👧 e\u{301}")
    }

    @Test("no unsafe character is left, whatever comes in")
    func everything() {
        let all = (0...0x10FFFF).compactMap { Unicode.Scalar($0) }
        let text = String(String.UnicodeScalarView(all))
        #expect(!TerminalText.safe(text).unicodeScalars.contains(where: TerminalText.isUnsafe))
    }

    @Test("piles of combining marks are cut")
    func marks() { #expect(TerminalText.safe("e" + String(repeating: "\u{301}", count: 1000)) == "e\u{301}\u{301}\u{301}") }

    @Test(
        "width is counted in cells",
        arguments: [
            ("", 0), ("abc", 3), ("日本", 4), ("é", 1), ("e\u{301}", 1), ("😀", 2), ("👩‍👩‍👧", 2), ("❤️", 2), ("한", 2), ("–…█", 3),
            ("🇩🇪", 2),
        ])
    func width(text: String, cells: Int) { #expect(TerminalText.width(text) == cells) }

    @Test(
        "text is cut to cells, never in the middle of a character",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("abc", 1, "…"), ("abc", 0, ""),
            ("", 0, ""),
        ])
    func truncated(text: String, cells: Int, result: String) {
        #expect(TerminalText.truncated(text, to: cells) == result)
        #expect(TerminalText.width(result) <= cells)
    }
}

struct HumanTextTests {
    @Test(
        "memory is in powers of 1024",
        arguments: [
            (0, "0B"), (512, "512B"), (1023, "1023B"), (1024, "1KiB"), (1_048_575, "1MiB"), (52_428_800, "50MiB"),
            (2_093_796_556, "1.95GiB"), (1e30, "888178419700125B"), (-2048, "-2KiB"),
        ] as [(Double, String)])
    func bytes(value: Double, text: String) {
        // Beyond petabytes the figures stay, the unit with them.
        #expect(HumanText.bytes(value) == text.replacing("888178419700125B", with: "888178419700125PiB"))
    }

    @Test(
        "traffic is in powers of 1000 per second",
        arguments: [(0, "0B/s"), (1234, "1.23kB/s"), (999_999, "1MB/s"), (5_600_000, "5.6MB/s")] as [(Double, String)])
    func rate(value: Double, text: String) { #expect(HumanText.rate(value) == text) }

    @Test(
        "percents have two decimals",
        arguments: [(0, "0.00%"), (12.345, "12.35%"), (0.004, "0.00%"), (99.999, "100.00%"), (1600, "1600%"), (-1.5, "-1.50%")]
            as [(Double, String)])
    func percent(value: Double, text: String) { #expect(HumanText.percent(value) == text) }

    @Test("what was not observed, and what is no number, is a dash", arguments: [nil, Double.nan, .infinity, -.infinity])
    func missing(value: Double?) {
        for signal in Signal.allCases { #expect(HumanText.value(value, of: signal) == "–") }
    }

    @Test(
        "huge numbers do not trap",
        arguments: [Double.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude])
    func huge(value: Double) {
        for signal in Signal.allCases { #expect(!HumanText.value(value, of: signal).isEmpty) }
    }

    @Test(
        "lengths of time are in their two largest units",
        arguments: [
            (0, "0s"), (250, "250ms"), (1500, "1s"), (310_000, "5m 10s"), (300_000, "5m"), (273_600_000, "3d 4h"),
            (86_460_000, "1d"), (-5000, "-5s"), (.max, "106751991167d 7h"), (.min, "-106751991167d 7h"),
        ] as [(Int64, String)])
    func duration(milliseconds: Int64, text: String) { #expect(HumanText.duration(.milliseconds(milliseconds)) == text) }
}

struct ProgressLineTests {
    @Test("nothing is drawn in the first second, nor wiped away")
    func quick() {
        var line = ProgressLine()
        #expect(line.update("Reading", done: 1, total: 10, elapsed: .milliseconds(999), width: 80) == nil)
        #expect(line.finish() == nil)
    }

    @Test("after a second it is drawn, at most ten times a second, and wiped away at the end")
    func slow() {
        var line = ProgressLine()
        #expect(
            line.update("Reading", done: 5, total: 10, elapsed: .seconds(1), width: 80)
                == "\r\u{1B}[KReading ██████████░░░░░░░░░░ 5/10 1s")
        #expect(line.update("Reading", done: 6, total: 10, elapsed: .milliseconds(1099), width: 80) == nil)
        #expect(line.update("Reading", done: 7, total: nil, elapsed: .milliseconds(2100), width: 80) == "\r\u{1B}[KReading 7 2s")
        #expect(line.finish() == "\r\u{1B}[K")
        #expect(line.finish() == nil)
    }

    @Test("it fits the terminal, whatever it tells", arguments: [0, 1, 10, 40])
    func narrow(width: Int) throws {
        var line = ProgressLine()
        let label = hostileName + String(repeating: "日", count: 50)
        let update = line.update(label, done: .max, total: 1, elapsed: .seconds(9), width: width)
        let drawn = try #require(update)
        let text = String(drawn.dropFirst("\r\u{1B}[K".count))
        #expect(TerminalText.width(text) <= max(1, width - 1))
        #expect(!text.unicodeScalars.contains(where: TerminalText.isUnsafe))
    }
}

struct ExportTextTests {
    @Test("CSV quotes what needs it, and no name is calculated by a spreadsheet")
    func csv() {
        let rows: [[CSV.Cell]] = [
            [.text("plain"), .number(1.5), .integer(-3), .time(Timestamp(milliseconds: 7))],
            [.text("a,\"b\""), .number(nil), .integer(nil), .time(nil)],
            [.text("=cmd|' /C calc'!A0"), .number(.nan), .number(-2), .number(0.1)],
            [.text("@x"), .text("+1"), .text("-1"), .text("\t=1")],
            [.text(hostileName)],
        ]
        #expect(
            CSV.text(header: ["name", "n"], rows: rows)
                == [
                    "name,n", "plain,1.5,-3,7", "\"a,\"\"b\"\"\",,,", "\"'=cmd|' /C calc'!A0\",,-2,0.1",
                    "'@x,'+1,'-1,'\u{FFFD}=1",
                    TerminalText.safe(hostileName), "",
                ].joined(separator: "\r\n"))
    }

    @Test("JSON is sorted, complete and harmless on a terminal")
    func json() {
        let value = JSONValue.object([
            "b": .array([.null, .bool(true), .integer(.min), .number(0.5), .number(3), .number(.nan)]),
            "a": .string("\"\\\n\u{1B}\u{9B}\u{202E}\u{E0041}é"), "c": .object([:]),
        ])
        #expect(
            value.compact
                == #"{"a":"\"\\\n\u001b\u009b\u202e\udb40\udc41é","b":[null,true,-9223372036854775808,0.5,3,null],"c":{}}"#)
        #expect(JSONValue.array([.object(["a": .integer(1)])]).pretty == "[\n  {\n    \"a\": 1\n  }\n]\n")
    }
}
