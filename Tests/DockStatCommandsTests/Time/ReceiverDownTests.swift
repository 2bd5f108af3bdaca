import DockStatModel
import Testing

@testable import DockStatCommands

/// A receiver that cannot be reached for a day, beside one that can.
struct ReceiverDownTests {
    /// What no tick's own pace can hide: a message goes out with the first tick that its time has come for.
    private let pace = Duration.minutes(10)

    @Test("down for 24 hours, then up: retries by the schedule, and the newest state of each incident once")
    func day() async throws {
        let time = try PassingTime()
        try time.setReachable(false)
        try await time.pass(until: .minutes(1), every: .seconds(15))

        time.engine.crash("web", code: 1, at: time.now + .seconds(7))
        try await time.pass(until: .minutes(6), every: .seconds(5))
        try await time.pass(until: .hours(2), every: pace)
        time.engine.crash("api", code: 2, at: time.now + .seconds(7))
        try await time.pass(until: .hours(5), every: pace)
        time.engine.start("web", at: time.now + .seconds(7))
        try await time.pass(until: .minutes(510), every: pace)
        time.engine.start("api", at: time.now + .seconds(7))
        try await time.pass(until: .hours(10), every: pace)
        time.engine.crash("web", code: 1, at: time.now + .seconds(7))
        try await time.pass(until: .hours(24), every: pace)
        let good = [
            "opened 1", "updated 1", "updated 1", "resolved 1", "opened 2", "reminder 2", "reminder 2", "reminder 2",
        ]
        #expect(try time.told("good") == good)
        #expect(try time.told("shaky") == [])
        try checkSchedule(time)

        try time.setReachable(true)
        try await time.pass(until: .minutes(25 * 60 + 30), every: pace)
        #expect(try time.told("good") == good)
        #expect(try time.told("shaky").sorted() == ["reminder 2", "resolved 1"])
        // Each within the tick that decided it.
        let causes: [Duration] = [
            .seconds(70), .hours(2) + pace, .hours(5) + pace, .minutes(510) + pace, .hours(10) + pace,
        ]
        for (delivered, cause) in zip(try time.deliveries("good"), causes) {
            #expect(delivered >= cause && delivered < cause + .seconds(5), "\(delivered) of \(cause)")
        }

        // From here on it hears in time, as if nothing had been.
        time.engine.start("web", at: time.now + .seconds(7))
        try await time.pass(until: .minutes(25 * 60 + 35), every: pace)
        #expect(try time.told("shaky").last == "resolved 2")
        #expect(try time.told("shaky").count == 3)
        try time.end()
    }

    /// The waits of each message at the receiver that is down: those of `RetrySchedule`, and up to the next tick.
    private func checkSchedule(_ time: PassingTime) throws {
        let byMessage = Dictionary(grouping: try time.attempts("shaky"), by: \.outbox)
        #expect(byMessage.count >= 5)
        for (id, attempts) in byMessage {
            #expect(attempts.allSatisfy { $0.result == .retried })
            for (number, (earlier, later)) in zip(attempts, attempts.dropFirst()).enumerated() {
                let shortest = try #require(RetrySchedule.next(attempt: number + 1, asked: nil, jitter: 0))
                let longest = try #require(RetrySchedule.next(attempt: number + 1, asked: nil, jitter: 1))
                let wait = later.time - earlier.time
                // Records have milliseconds, and a tick its own length.
                #expect(wait > shortest - .seconds(2) && wait < longest + pace + .seconds(2), "\(id), \(number): \(wait)")
            }
        }
        // The first message was tried as the schedule's beginning says, while ticks came every five seconds.
        let first = try #require(byMessage[byMessage.keys.min() ?? 0])
        let waits = zip(first, first.dropFirst()).prefix(3).map { $1.time - $0.time }
        for (wait, planned) in zip(waits, [Duration.seconds(5), .seconds(30), .minutes(2)]) {
            #expect(wait > planned * 0.8 - .seconds(2) && wait < planned * 1.2 + .seconds(8), "\(wait) of \(planned)")
        }
        #expect(waits.count == 3)
    }

    @Test("a message whose day ends as the receiver comes back gets there with its last attempt")
    func lastAttempt() async throws {
        let time = try PassingTime { $0.notifications.repeatEvery = .zero }
        try time.setReachable(false)
        try await time.pass(until: .minutes(5), every: pace)
        time.engine.crash("web", code: 1, at: time.now + .seconds(7))
        try await time.pass(until: .hours(24) + .minutes(9), every: pace)
        #expect(try time.told("shaky") == [])
        let before = try time.attempts("shaky").count
        try time.setReachable(true)
        try await time.pass(until: .hours(24) + .minutes(15), every: pace)
        #expect(try time.told("shaky") == ["opened 1"])
        #expect(try time.attempts("shaky").count == before + 1)
        try time.end()
    }

    @Test("down for longer, its message is given up and the others are told; what comes later reaches it again")
    func longer() async throws {
        let time = try PassingTime { $0.notifications.repeatEvery = .zero }
        try time.setReachable(false)
        try await time.pass(until: .minutes(5), every: pace)
        time.engine.crash("web", code: 1, at: time.now + .seconds(7))
        try await time.pass(until: .hours(26), every: pace)
        #expect(try time.told("good") == ["opened 1", "opened 2"], "the second is the receiver's own failure")
        #expect(try time.attempts("shaky").last?.result == .failed)
        let attempts = try time.attempts("shaky").count
        try await time.pass(until: .hours(27), every: pace)
        #expect(try time.attempts("shaky").count == attempts, "what was given up is left alone")

        try time.setReachable(true)
        time.engine.start("web", at: time.now + .seconds(7))
        try await time.pass(until: .hours(27) + .minutes(15), every: pace)
        #expect(try time.told("shaky") == ["resolved 1"])
        #expect(try time.told("good") == ["opened 1", "opened 2", "resolved 1", "resolved 2"])
        try time.end()
    }
}
