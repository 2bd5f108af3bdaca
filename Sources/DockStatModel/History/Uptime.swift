/// A span of time in one service state.
package struct StateInterval: Hashable, Sendable, Codable {
    package var state: ServiceState
    package var from: Timestamp
    package var to: Timestamp

    package init(state: ServiceState, from: Timestamp, to: Timestamp) {
        self.state = state
        self.from = from
        self.to = to
    }
}

/// How long a container was in each state: of one day, or of any other span.
package struct StateDurations: Hashable, Sendable, Codable {
    /// Milliseconds by state; a state that did not occur is absent.
    package var milliseconds: [ServiceState: Int64]

    package init(milliseconds: [ServiceState: Int64] = [:]) { self.milliseconds = milliseconds }

    /// - Parameter intervals: clipped to the span already.
    package init(of intervals: [StateInterval]) {
        self.init()
        for interval in intervals where interval.to > interval.from {
            milliseconds[interval.state, default: 0] += (interval.to - interval.from).inMilliseconds
        }
    }

    package mutating func add(_ other: StateDurations) {
        milliseconds.merge(other.milliseconds, uniquingKeysWith: +)
    }

    package subscript(state: ServiceState) -> Duration { .milliseconds(milliseconds[state] ?? 0) }

    package var total: Duration { .milliseconds(milliseconds.values.reduce(0, +)) }

    /// (up + degraded) / (up + degraded + down), in percent. Paused, stopped and unknown time and announced maintenance are left
    /// out.
    /// `nil` where nothing of it was observed.
    package var uptimePercent: Double? {
        let observed = milliseconds.filter { $0.key.countsForUptime }.values.reduce(0, +)
        guard observed > 0 else { return nil }
        return Double(milliseconds.filter { $0.key.isServing }.values.reduce(0, +)) / Double(observed) * 100
    }

    /// Percent of the span in which nothing was observed.
    package var unknownPercent: Double { percent(of: .unknown) }

    /// Percent of the span; 0 of an empty one.
    package func percent(of state: ServiceState) -> Double {
        let all = total.inMilliseconds
        guard all > 0 else { return 0 }
        return Double(milliseconds[state] ?? 0) / Double(all) * 100
    }
}

/// A day of a container, for 90-day bars.
package struct DailyUptime: Hashable, Sendable {
    package var day: DayNumber
    package var durations: StateDurations

    package init(day: DayNumber, durations: StateDurations) {
        self.day = day
        self.durations = durations
    }
}
