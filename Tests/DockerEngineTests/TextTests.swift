import DockStatModel
import Testing

@testable import DockerEngine

struct TextTests {
    @Test(
        "engine times, to the nanosecond",
        arguments: [
            ("2026-11-23T18:03:42.303637495Z", 1_795_457_022_303_637_495), ("1970-01-01T00:00:00Z", 0),
            ("2026-11-23T20:03:42.5+02:00", 1_795_457_022_500_000_000), ("2024-02-29T00:00:00Z", 1_709_164_800_000_000_000),
            ("0001-01-01T00:00:00Z", nil), ("9999-12-31T23:59:59Z", nil), ("2026-13-01T00:00:00Z", nil), ("", nil),
            ("2026-11-23T18:03:42", nil), ("2026-11-23T18:03:42.Z", nil), ("２０２６-11-23T18:03:42Z", nil),
            ("2026-11-23T18:03:42.1234567899999Z", 1_795_457_022_123_456_789),
        ] as [(String, Int64?)])
    func time(text: String, expected: Int64?) { #expect(EngineTime.nanoseconds(text) == expected) }

    @Test(
        "the date of an answer",
        arguments: [("Mon, 23 Nov 2026 18:03:42 GMT", 1_795_457_022), ("yesterday", nil), ("Mon, 99 Nov 2026 18:03:42 GMT", nil)]
            as [(String, Int64?)])
    func httpDate(text: String, expected: Int64?) {
        #expect(EngineTime.timestamp(httpDate: text) == expected.map(Timestamp.init(seconds:)))
    }

    @Test(
        "status words",
        arguments: [
            ("Up Less than a second", 0...1, nil, nil), ("Up 5 minutes (healthy)", 300...360, nil, ContainerHealth.healthy),
            ("Up About a minute (unhealthy)", 60...120, nil, .unhealthy),
            ("Up About an hour (health: starting)", 3600...7200, nil, .starting),
            ("Up 3 hours", 7200...14400, nil, nil), ("Up 5 weeks", 35 * 86400...42 * 86400, nil, nil),
            ("Exited (137) 2 days ago", 2 * 86400...3 * 86400, 137, nil), ("Restarting (1) 3 seconds ago", 3...4, 1, nil),
            ("Up 2 seconds (Paused)", 2...3, nil, nil), ("Created", nil, nil, nil), ("", nil, nil, nil),
            ("Up 99999999999999999999 minutes", nil, nil, nil), ("Exited (x) soon", nil, nil, nil),
        ] as [(String, ClosedRange<Int>?, Int?, ContainerHealth?)])
    func status(text: String, seconds: ClosedRange<Int>?, exitCode: Int?, health: ContainerHealth?) {
        let status = StatusText(text)
        #expect(status.age == seconds.map { .seconds($0.lowerBound) ... .seconds($0.upperBound) })
        #expect(status.exitCode == exitCode)
        #expect(status.health == health)
    }

    @Test("outside text becomes one short line")
    func readable() {
        #expect(Readable.line("a\u{1b}[31m\nb\u{202e}c") == "a [31m b c")
        #expect(Readable.line(String(repeating: "x", count: 70_000), limit: 5) == "xxxxx…")
        #expect(Readable.list(["a", "b", "c"], atMost: 2) == "a, b and 1 more")
    }
}
