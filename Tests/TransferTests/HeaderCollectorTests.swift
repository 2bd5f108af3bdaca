import Testing

@testable import Transfer

struct HeaderCollectorTests {
    private func take(_ line: String, _ collector: inout HeaderCollector) -> Bool {
        Array(line.utf8).withUnsafeBytes { collector.take($0) }
    }

    @Test("values lose the space around them, odd lines are passed over, a new status line starts anew")
    func lines() {
        var collector = HeaderCollector()
        for line in [
            "HTTP/1.1 100 Continue\r\n", "Old: 1\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "A:  b c \r\n", "Empty:\r\n",
            "nonsense\r\n",
            "U: \u{e9}\r\n", "\r\n",
        ] { #expect(take(line, &collector)) }
        #expect(collector.headers.map(\.name) == ["A", "Empty", "U"])
        #expect(collector.headers.map(\.value) == ["b c", "", "\u{e9}"])
    }

    @Test("a head without end is refused")
    func endless() {
        var collector = HeaderCollector()
        let line = "X: " + String(repeating: "x", count: 997)
        var accepted = 0
        while accepted < 10_000, take(line, &collector) { accepted += 1 }
        #expect(accepted == HeaderCollector.maximumSize / 1000)
    }
}
