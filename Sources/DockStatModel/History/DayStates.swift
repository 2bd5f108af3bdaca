/// A day of a container as bars show it: plain numbers, because a tick looks at 90 of them for every container.
package struct DayStates: Hashable, Sendable {
    package var day: DayNumber
    /// Milliseconds by `ServiceState.allCases`.
    private var lengths: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0, 0, 0)
    /// How many times it went down in that day. Downtime that lasts from the day before is none of these.
    package var outages = 0

    package init(day: DayNumber) { self.day = day }

    package init(day: DayNumber, durations: StateDurations, outages: Int) {
        self.day = day
        self.outages = outages
        for (state, length) in durations.milliseconds { self[state] = UInt32(clamping: length) }
    }

    /// Milliseconds; what does not fit is the largest that does, which no day comes near.
    package subscript(state: ServiceState) -> UInt32 {
        get {
            switch state {
            case .up: lengths.0
            case .degraded: lengths.1
            case .down: lengths.2
            case .paused: lengths.3
            case .stopped: lengths.4
            case .maintenance: lengths.5
            case .unknown: lengths.6
            }
        }
        set {
            switch state {
            case .up: lengths.0 = newValue
            case .degraded: lengths.1 = newValue
            case .down: lengths.2 = newValue
            case .paused: lengths.3 = newValue
            case .stopped: lengths.4 = newValue
            case .maintenance: lengths.5 = newValue
            case .unknown: lengths.6 = newValue
            }
        }
    }

    /// Milliseconds of all states together.
    package var total: Int64 {
        Int64(lengths.0) + Int64(lengths.1) + Int64(lengths.2) + Int64(lengths.3) + Int64(lengths.4) + Int64(lengths.5)
            + Int64(lengths.6)
    }

    package var durations: StateDurations {
        var durations = StateDurations()
        for state in ServiceState.allCases where self[state] > 0 { durations.milliseconds[state] = Int64(self[state]) }
        return durations
    }

    package static func == (a: DayStates, b: DayStates) -> Bool {
        a.day == b.day && a.outages == b.outages && ServiceState.allCases.allSatisfy { a[$0] == b[$0] }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(day)
        hasher.combine(outages)
        for state in ServiceState.allCases { hasher.combine(self[state]) }
    }
}

/// The last days of a container, oldest first. A day on which it was not there is absent.
package struct DayStrip: Hashable, Sendable {
    /// How many days a bar has, today among them.
    package static let length = 90

    package var days: [DayStates]

    package init(days: [DayStates] = []) { self.days = days }

    /// Of all days together.
    package var durations: StateDurations {
        var sums = [Int64](repeating: 0, count: ServiceState.allCases.count)
        for day in days { for (index, state) in ServiceState.allCases.enumerated() { sums[index] += Int64(day[state]) } }
        var durations = StateDurations()
        for (state, sum) in zip(ServiceState.allCases, sums) where sum > 0 { durations.milliseconds[state] = sum }
        return durations
    }

    package var outages: Int { days.reduce(0) { $0 + $1.outages } }
}

extension DayStates {
    /// What a bar shows of the day: the worst that a reader must not miss, `nil` where the container was not there.
    ///
    /// An outage shows however short it was, as `degraded` where uptime stayed at 99 % or above. What a reader could take for an
    /// outage, such as an unhealthy container, shows from a hundredth of the day on; a day is unknown where less than half of it
    /// was observed, and stopped or paused where that was so for longer than it served.
    package var look: ServiceState? {
        let total = total
        guard total > 0 else { return nil }
        let serving = Int64(self[.up]) + Int64(self[.degraded])
        let down = Int64(self[.down])
        if down > 0 { return serving >= 99 * down ? .degraded : .down }
        if Int64(self[.unknown]) * 2 > total { return .unknown }
        if Int64(self[.maintenance]) * 100 >= total { return .maintenance }
        if Int64(self[.degraded]) * 100 >= total { return .degraded }
        let resting = Int64(self[.paused]) + Int64(self[.stopped])
        if serving > 0, serving >= resting { return .up }
        return self[.paused] > self[.stopped] ? .paused : self[.stopped] > 0 ? .stopped : .unknown
    }

    /// As `StateDurations` has it.
    package var uptimePercent: Double? {
        let serving = Int64(self[.up]) + Int64(self[.degraded])
        let observed = serving + Int64(self[.down])
        return observed > 0 ? Double(serving) / Double(observed) * 100 : nil
    }

    package var unknownPercent: Double {
        let all = total
        return all > 0 ? Double(self[.unknown]) / Double(all) * 100 : 0
    }

    /// Whether nothing of the day is worth a word: up for all of it, and seen for all of it.
    package var isPlain: Bool { total > 0 && Int64(self[.up]) == total && outages == 0 }
}
