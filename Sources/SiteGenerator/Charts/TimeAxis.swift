import DockStatModel

/// The horizontal axis of a chart: a span of time, with marks at round local times.
struct TimeAxis: Sendable {
    struct Mark: Hashable, Sendable {
        var time: Timestamp
        var text: String
    }

    let span: Range<Timestamp>
    let marks: [Mark]
    /// The lines of the grid, and the texts below the plot: the same for all charts of a page.
    let grid: Markup
    let texts: Markup

    init(span: Range<Timestamp>, clock: ClockText) {
        self.span = span
        let step = TimeAxis.step(of: span.upperBound - span.lowerBound)
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
        grid = TimeAxis.grid(marks, span: span)
        texts = TimeAxis.texts(marks, span: span)
    }

    /// Between the marks, so that there are about six of them.
    private static func step(of length: Duration) -> Duration {
        let steps: [(Duration, Duration)] = [
            (.minutes(90), .minutes(10)), (.hours(4), .minutes(30)), (.hours(12), .hours(2)), (.hours(36), .hours(4)),
            (.days(10), .days(1)),
        ]
        return steps.first { length <= $0.0 }?.1 ?? .days(5)
    }

    private static func grid(_ marks: [Mark], span: Range<Timestamp>) -> Markup {
        let width = PlotFrame.width * 10
        var path = PathData(reserving: 80)
        for y in [0, PlotFrame.height * 5, PlotFrame.height * 10] {
            path.move(to: 0, y)
            path.line(to: width, y)
        }
        for mark in marks {
            let x = Int((share(mark.time, of: span) * Double(width)).rounded())
            path.move(to: x, 0)
            path.line(to: x, PlotFrame.height * 10)
        }
        var result: Markup = "<path class=\"grid\" d=\""
        result.append(ascii: path.bytes)
        result += "\"/>"
        return result
    }

    /// Texts are centred below their marks; near an end there is room on one side only, and no text where the next one is too near.
    private static func texts(_ marks: [Mark], span: Range<Timestamp>) -> Markup {
        let shares = marks.map { share($0.time, of: span) }
        var result = Markup.empty
        for (index, (mark, share)) in zip(marks, shares).enumerated() {
            let isFirst = share < 0.04, isLast = share > 0.96
            if isFirst, index + 1 < shares.count, shares[index + 1] - share < 0.2 { continue }
            if isLast, index > 0, share - shares[index - 1] < 0.2 { continue }
            let anchor: Markup = isFirst ? " class=\"s\"" : isLast ? " class=\"e\"" : .empty
            result += "<text\(anchor) x=\"\(NumberText.trimmed(share * 100, digits: 2))%\" y=\"152\">\(mark.text)</text>"
        }
        return result
    }

    /// From 0 at the start to 1 at the end; times outside are at the nearer end.
    func share(_ time: Timestamp) -> Double { TimeAxis.share(time, of: span) }

    private static func share(_ time: Timestamp, of span: Range<Timestamp>) -> Double {
        let width = (span.upperBound - span.lowerBound).inMilliseconds
        guard width > 0 else { return 0 }
        return min(max(Double((time - span.lowerBound).inMilliseconds) / Double(width), 0), 1)
    }

    /// As the value of an SVG attribute: `33.3%`.
    func percent(_ time: Timestamp) -> String { NumberText.trimmed(share(time) * 100, digits: 2) + "%" }
}
