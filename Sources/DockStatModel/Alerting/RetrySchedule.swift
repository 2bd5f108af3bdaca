/// When a message that did not get through is tried again.
package enum RetrySchedule {
    /// How long a message is tried for, counted from its first attempt.
    package static let limit: Duration = .hours(24)

    private static let first: [Duration] = [.seconds(5), .seconds(30), .minutes(2), .minutes(10), .minutes(30)]
    private static let further: Duration = .hours(1)
    /// So many hourly waits fit into the limit after the first ones.
    private static let furtherCount = 23

    /// - Parameters:
    ///   - attempt: how many attempts by this schedule have failed; 1 after the first.
    ///   - asked: the wait that the receiver asked for: it replaces ours, up to a day.
    ///   - jitter: 0..<1, which makes our wait up to 20 % shorter or longer, so that many messages do not come back at once.
    /// - Returns: how long to wait; `nil` to give up.
    package static func next(attempt: Int, asked: Duration?, jitter: Double) -> Duration? {
        if let asked { return min(max(asked, .zero), limit) }
        let number = max(attempt, 1)
        guard number <= first.count + furtherCount else { return nil }
        let wait = number <= first.count ? first[number - 1] : further
        return wait * (0.8 + 0.4 * min(max(jitter, 0), 1))
    }
}
