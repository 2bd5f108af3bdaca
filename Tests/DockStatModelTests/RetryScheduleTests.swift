import DockStatModel
import Testing

struct RetryScheduleTests {
    @Test("waits grow to an hour and end within a day")
    func schedule() {
        var waits: [Duration] = []
        while let wait = RetrySchedule.next(attempt: waits.count + 1, asked: nil, jitter: 0.5) { waits.append(wait) }
        #expect(waits.prefix(7) == [.seconds(5), .seconds(30), .minutes(2), .minutes(10), .minutes(30), .hours(1), .hours(1)])
        #expect(waits.dropFirst(5).allSatisfy { $0 == .hours(1) })
        let whole = waits.reduce(.zero, +)
        #expect(whole <= RetrySchedule.limit && whole > RetrySchedule.limit - .hours(1))
    }

    @Test(
        "chance makes a wait up to a fifth shorter or longer",
        arguments: [(0.0, 24), (0.5, 30), (0.9999999, 36), (7, 36), (-1, 24)])
    func jitter(jitter: Double, seconds: Int) throws {
        let wait = try #require(RetrySchedule.next(attempt: 2, asked: nil, jitter: jitter))
        #expect(abs((wait - .seconds(seconds)).inSeconds) < 0.001)
    }

    @Test(
        "what the receiver asks for replaces the wait, within reason",
        arguments: [(.milliseconds(400), .milliseconds(400)), (.days(900), .hours(24)), (.seconds(-5), .zero)]
            as [(Duration, Duration)])
    func asked(asked: Duration, wait: Duration) {
        for attempt in [1, 6, 500] { #expect(RetrySchedule.next(attempt: attempt, asked: asked, jitter: 0.9) == wait) }
    }
}
