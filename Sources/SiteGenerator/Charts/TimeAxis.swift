import DockStatModel

/// The horizontal axis of a chart: a span of time, with marks at round local times.
struct TimeAxis: Sendable {
    struct Mark: Hashable, Sendable {
        var time: Timestamp
        var text: String
    }

    let span: Range<Timestamp>
    let marks: [Mark]

    init(range: HistoryRange, span: Range<Timestamp>, clock: ClockText) {
        self.span = span
        let step: Duration =
            switch range {
            case .hour: .minutes(10)
            case .day: .hours(4)
            case .week: .days(1)
            case .month: .days(5)
            }
        var marks: [Mark] = []
        var local = (span.lowerBound + clock.offset(at: span.lowerBound)).floored(to: step)
        for _ in 0..<16 {
            // The offset of the mark itself: across a change of clocks the marks stay at round local times.
            let guess = local - clock.offset(at: span.lowerBound)
            let time = local - clock.offset(at: guess)
            if span.contains(time) {
                marks.append(Mark(time: time, text: step < .days(1) ? clock.minutes(time) : clock.day(time)))
            }
            local = local + step
        }
        self.marks = marks
    }

    /// From 0 at the start to 1 at the end; times outside are at the nearer end.
    func share(_ time: Timestamp) -> Double {
        let width = (span.upperBound - span.lowerBound).inMilliseconds
        guard width > 0 else { return 0 }
        return min(max(Double((time - span.lowerBound).inMilliseconds) / Double(width), 0), 1)
    }

    /// As the value of an SVG attribute: `33.3%`.
    func percent(_ time: Timestamp) -> String { NumberText.trimmed(share(time) * 100, digits: 2) + "%" }
}
