/// One signal over time in equal steps.
package struct Series: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
        package var minimum: Double
        package var average: Double
        package var maximum: Double

        package init(minimum: Double, average: Double, maximum: Double) {
            self.minimum = minimum
            self.average = average
            self.maximum = maximum
        }
    }

    /// Start of the first step.
    package var start: Timestamp
    package var step: Duration
    /// One entry per step; `nil` where nothing was observed: a gap, not 0.
    package var points: [Point?]

    package init(start: Timestamp, step: Duration, points: [Point?]) {
        self.start = start
        self.step = step
        self.points = points
    }

    package func time(of index: Int) -> Timestamp { start + step * index }
    package var end: Timestamp { start + step * points.count }
}

/// The spans that pages and JSON offer.
package enum HistoryRange: String, Hashable, Sendable, Codable, CaseIterable {
    case hour = "1h"
    case day = "24h"
    case week = "7d"
    case month = "30d"

    package var duration: Duration {
        switch self {
        case .hour: .hours(1)
        case .day: .hours(24)
        case .week: .days(7)
        case .month: .days(30)
        }
    }

    /// The width of one point, and with it how often a chart of this range changes: at least two ticks wide, so that a late
    /// tick leaves no hole.
    package func step(interval: Duration) -> Duration {
        let base: Duration =
            switch self {
            case .hour: .minutes(1)
            case .day: .minutes(5)
            case .week: .hours(1)
            case .month: .hours(4)
            }
        let wanted = interval.inMilliseconds * 2
        let width = base.inMilliseconds
        return .milliseconds((max(wanted, width) + width - 1) / width * width)
    }

    /// A chart of fewer points says nothing.
    private static let leastSteps: Int64 = 4

    /// How long the span of a chart is: whole steps, which between rare ticks are together longer than the range is called.
    package func length(interval: Duration) -> Duration {
        let step = step(interval: interval)
        return step * Int(max(HistoryRange.leastSteps, duration.inMilliseconds / step.inMilliseconds))
    }

    /// The span that a chart shows at `now`: whole steps that have ended, so that a chart stands still within a step.
    package func span(at now: Timestamp, interval: Duration) -> Range<Timestamp> {
        let end = now.floored(to: step(interval: interval))
        return (end - length(interval: interval))..<end
    }
}

/// Everything a chart page of one container shows for one range.
package struct History: Hashable, Sendable {
    package var range: HistoryRange
    package var series: [Signal: Series]
    /// Oldest first, clipped to the span, without holes (what was not observed is `unknown`).
    package var states: [StateInterval]
    /// Oldest first. Those of the last hour reach to the present, beyond the last whole step of the series.
    package var events: [EngineEvent]
    /// Announced windows in which somebody was to work on it, oldest first; they may reach beyond the span.
    package var maintenance: [Range<Timestamp>]

    package init(
        range: HistoryRange, series: [Signal: Series], states: [StateInterval], events: [EngineEvent],
        maintenance: [Range<Timestamp>] = []
    ) {
        self.range = range
        self.series = series
        self.states = states
        self.events = events
        self.maintenance = maintenance
    }
}
