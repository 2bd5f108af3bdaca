import DockStatModel
import Testing

@testable import DockStatCommands

struct QueryStepTests {
    @Test(
        "a query's step fits the terminal and is never finer than the ticks",
        arguments: [
            (Duration.hours(1), 120, Duration.seconds(15), Duration.seconds(15)),
            (.hours(24), 80, .seconds(15), .minutes(15)),
            (.days(30), 80, .seconds(15), .hours(12)),
            (.hours(1), 120, .minutes(10), .minutes(10)),
        ])
    func step(span: Duration, width: Int, interval: Duration, expected: Duration) {
        #expect(QueryCommand.step(for: span, points: width, interval: interval) == expected)
    }
}
