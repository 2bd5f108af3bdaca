import DockStatModel
import Testing

@testable import Notifications

struct RetryAfterTests {
    @Test(
        "a header has seconds or a date",
        arguments: [
            ("90", .seconds(90)), ("0.4", .milliseconds(400)), (" 0", .zero), ("Mon, 23 Nov 2026 12:01:30 GMT", .seconds(90)),
            ("Mon, 23 Nov 2026 11:00:00 GMT", .zero), ("Fri, 01 Jan 2100 00:00:00 GMT", .hours(24)), ("1e9", .hours(24)),
            ("-1", nil), ("soon", nil), ("nan", nil), ("inf", nil), ("", nil), ("Mon, 99 Nov 2026 12:01:30 GMT", nil),
        ] as [(String, Duration?)])
    func headers(text: String, expected: Duration?) { #expect(RetryAfter.duration(text, now: Samples.now) == expected) }

    @Test("dates of leap years and the turn of the century are those of the calendar")
    func dates() {
        let times = [("Tue, 29 Feb 2028 00:00:00 GMT", 1_835_395_200), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777)]
        for (text, seconds) in times {
            let just = Timestamp(seconds: Int64(seconds) - 5)
            #expect(RetryAfter.duration(text, now: just) == .seconds(5))
        }
    }
}
