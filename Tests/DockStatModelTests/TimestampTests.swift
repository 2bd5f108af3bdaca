import DockStatModel
import Testing

struct TimestampTests {
    @Test(
        "seconds are rounded towards the past",
        arguments: [(0, 0), (999, 0), (1000, 1), (-1, -1), (-1000, -1), (-1001, -2)] as [(Int64, Int64)])
    func seconds(milliseconds: Int64, seconds: Int64) {
        #expect(Timestamp(milliseconds: milliseconds).seconds == seconds)
    }

    @Test(
        "a time is floored to the latest multiple that is not after it, before 1970 too",
        arguments: [
            (90_500, 60_000, 60_000), (60_000, 60_000, 60_000), (-1, 60_000, -60_000), (-60_000, 60_000, -60_000), (5, 0, 5),
        ] as [(Int64, Int64, Int64)])
    func floored(milliseconds: Int64, step: Int64, floor: Int64) {
        #expect(Timestamp(milliseconds: milliseconds).floored(to: .milliseconds(step)).milliseconds == floor)
    }

    @Test("arithmetic stops at the ends of the range")
    func extremes() {
        let first = Timestamp(milliseconds: .min)
        let last = Timestamp(milliseconds: .max)
        #expect(last + .seconds(1) == last)
        #expect(first - .seconds(1) == first)
        #expect(last - first == .milliseconds(Int64.max))
        #expect(first - last == .milliseconds(Int64.min))
        #expect(Timestamp(seconds: .max) == last)
        #expect(Timestamp(seconds: .min) == first)
        #expect(first.floored(to: .days(1)) == first)
        #expect(Duration.seconds(Int64.max).inMilliseconds == .max)
        #expect(Duration.seconds(Int64.min).inMilliseconds == .min)
    }

    @Test(
        "lengths of time are read with their units, the larger before the smaller",
        arguments: [
            ("0", .zero), ("0s", .zero), ("250ms", .milliseconds(250)), ("15s", .seconds(15)), ("5m", .seconds(300)),
            ("4h", .seconds(14400)),
            ("30d", .seconds(2_592_000)), ("1h30m", .seconds(5400)), ("1d1h1m1s1ms", .milliseconds(90_061_001)), ("15", nil),
            ("", nil), ("s", nil),
            ("1 h", nil), ("1h 30m", nil), ("-1h", nil), ("1.5h", nil), ("1H", nil), ("1w", nil), ("1h1h", nil), ("1s1m", nil),
            ("٣s", nil),
            ("9999999999s", nil), ("999999999d", .seconds(999_999_999 * 86400)),
        ] as [(String, Duration?)])
    func durationText(text: String, duration: Duration?) { #expect(Duration(text: text) == duration) }

    @Test("a heap of units is refused, not added up")
    func durationHeap() { #expect(Duration(text: String(repeating: "999999999d", count: 200)) == nil) }

    @Test(
        "a length of time is written so that it reads back the same",
        arguments: [0, 1, 999, 1000, 61_000, 5_400_000, 90_061_001, 86_400_000 * 400] as [Int64])
    func roundTrip(milliseconds: Int64) {
        let duration = Duration.milliseconds(milliseconds)
        #expect(Duration(text: duration.text) == duration)
    }

    @Test(
        "a length of time is written as short as can be",
        arguments: [(5_400_000, "1h30m"), (15_000, "15s"), (0, "0s"), (-5, "0s"), (172_800_000, "2d")] as [(Int64, String)])
    func shortest(milliseconds: Int64, text: String) { #expect(Duration.milliseconds(milliseconds).text == text) }
}

struct DayNumberTests {
    @Test(
        "a day number has its date",
        arguments: [
            (0, 1970, 1, 1), (-1, 1969, 12, 31), (11_016, 2000, 2, 29), (19_782, 2024, 2, 29), (20_513, 2026, 3, 1),
            (-719_468, 0, 3, 1), (2_932_896, 9999, 12, 31),
        ])
    func date(number: Int, year: Int, month: Int, day: Int) { #expect(DayNumber(number).date == (year, month, day)) }

    @Test("the day depends on the offset from UTC", arguments: [(0, 0), (23, 0), (24, 1), (-1, -1)])
    func offset(hours: Int, day: Int) { #expect(DayNumber(of: .epoch, offsetFromUTC: .hours(hours)).value == day) }
}
