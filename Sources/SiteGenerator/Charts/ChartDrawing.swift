import DockStatModel

/// Draws a chart as a figure: heading with numbers, inline SVG, table.
///
/// The plot is stretched to whatever width there is; text and event marks lie outside the stretched part at shares of the
/// width, so that they keep their shape and size.
struct ChartDrawing {
    var chart: Chart
    var axis: TimeAxis
    var marks: [EventMark]
    var clock: ClockText
    var words: Words

    /// Units of the stretched part.
    private static let width = 600
    private static let height = 100

    func figure() -> Markup {
        let summaries = chart.lines.map { Chart.summary($0.series) }
        guard summaries.contains(where: { $0 != nil }) else {
            return
                "<figure class=\"chart\"><figcaption><h3>\(chart.title)</h3></figcaption><p class=\"nothing\">\(words("Nothing was observed in this span."))</p></figure>"
        }
        let scale = chart.scale
        var result = Markup(reserving: 12_000)
        let signal: Markup = chart.signal.map { " data-signal=\"\($0)\"" } ?? .empty
        result += "<figure class=\"chart\"\(signal)><figcaption><h3>\(chart.title)</h3>\(legend(summaries))</figcaption>"
        result +=
            "<div class=\"plotted\"><div class=\"ys\" aria-hidden=\"true\"><span>\(scale.topText(words.numbers))</span><span>\(scale.middleText(words.numbers))</span><span>0</span></div>"
        result += "<svg class=\"plot\" role=\"img\"><title>\(description(summaries))</title>"
        result +=
            "<svg class=\"area\" viewBox=\"0 0 600 100\" preserveAspectRatio=\"none\" width=\"100%\" height=\"120\" y=\"8\">"
        result += grid()
        for (index, line) in chart.lines.enumerated() { result += draw(line.series, index: index, scale: scale) }
        if let limit = chart.drawnLimit {
            let y = NumberText.trimmed(Double(scale.y(limit, height: ChartDrawing.height)) / 10, digits: 1)
            result += "<path class=\"limit\" d=\"M0 \(y)h600\"/>"
        }
        result += "</svg>"
        for mark in axis.marks {
            let share = axis.share(mark.time)
            let anchor: Markup = share < 0.04 ? " class=\"s\"" : share > 0.96 ? " class=\"e\"" : .empty
            result += "<text\(anchor) x=\"\(axis.percent(mark.time))\" y=\"152\">\(mark.text)</text>"
        }
        for mark in marks { result += mark.drawn(on: axis) }
        result += "</svg></div>"
        result += ChartNumbers(chart: chart, clock: clock, words: words).details()
        result += "</figure>"
        return result
    }

    private func grid() -> Markup {
        var path = PathData(reserving: 80)
        for y in [0, 500, 1000] {
            path.move(to: 0, y)
            path.line(to: ChartDrawing.width * 10, y)
        }
        for mark in axis.marks {
            let x = Int((axis.share(mark.time) * Double(ChartDrawing.width * 10)).rounded())
            path.move(to: x, 0)
            path.line(to: x, 1000)
        }
        var result: Markup = "<path class=\"grid\" d=\""
        result.append(ascii: path.bytes)
        result += "\"/>"
        return result
    }

    private func draw(_ series: Series, index: Int, scale: ChartScale) -> Markup {
        var line = PathData(reserving: series.points.count * 8)
        var band = PathData(reserving: series.points.count * 16)
        // Whole milliseconds: arithmetic on `Duration` is 128 bits wide and took a fifth of a page's time.
        let step = series.step.inMilliseconds
        let offset = (series.start - axis.span.lowerBound).inMilliseconds + step / 2
        let perMillisecond =
            Double(ChartDrawing.width * 10) / Double(max((axis.span.upperBound - axis.span.lowerBound).inMilliseconds, 1))
        let x = { (index: Int) -> Int in
            let tenths = Double(offset + Int64(index) * step) * perMillisecond
            return Int(min(max(tenths, 0), Double(ChartDrawing.width * 10)).rounded())
        }
        let y = { (value: Double) -> Int in scale.y(value, height: ChartDrawing.height) }
        for run in ChartDrawing.runs(of: series.points) {
            var isFirst = true
            var isWide = false
            for (index, point) in run {
                if isFirst { line.move(to: x(index), y(point.average)) } else { line.line(to: x(index), y(point.average)) }
                isFirst = false
                isWide = isWide || y(point.minimum) != y(point.maximum)
            }
            if run.count == 1 { line.dot() }
            // A band as thin as its line says nothing.
            guard isWide, let (first, start) = run.first else { continue }
            band.move(to: x(first), y(start.maximum))
            for (index, point) in run.dropFirst() { band.line(to: x(index), y(point.maximum)) }
            for (index, point) in run.reversed() { band.line(to: x(index), y(point.minimum)) }
            band.close()
        }
        var result = Markup.empty
        if !band.isEmpty {
            result += "<path class=\"band c\(index + 1)\" d=\""
            result.append(ascii: band.bytes)
            result += "\"/>"
        }
        result += "<path class=\"line c\(index + 1)\" d=\""
        result.append(ascii: line.bytes)
        result += "\"/>"
        return result
    }

    /// The stretches without a gap: what was not observed is not drawn over.
    static func runs(of points: [Series.Point?]) -> [[(Int, Series.Point)]] {
        var runs: [[(Int, Series.Point)]] = []
        var isOpen = false
        for (index, point) in points.enumerated() {
            guard let point, point.average.isFinite else {
                isOpen = false
                continue
            }
            if isOpen, let last = runs.indices.last { runs[last].append((index, point)) } else { runs.append([(index, point)]) }
            isOpen = true
        }
        return runs
    }

    private func legend(_ summaries: [Series.Point?]) -> Markup {
        var result: Markup = "<div class=\"sums\">"
        for (index, (line, summary)) in zip(chart.lines, summaries).enumerated() {
            guard let summary else { continue }
            let key: Markup = line.name.isEmpty ? .empty : "<span class=\"key c\(index + 1)\">\(line.name)</span> "
            result +=
                "<p>\(key)<span>\(words("min")) <b>\(text(summary.minimum))</b></span> <span>\(words("avg")) <b>\(text(summary.average))</b></span> <span>\(words("max")) <b>\(text(summary.maximum))</b></span></p>"
        }
        if let limit = chart.limit, limit > 0 {
            let key: Markup = chart.drawnLimit == nil ? "<span>" : "<span class=\"key limit\">"
            result += "<p>\(key)\(chart.limitName)</span> <b>\(text(limit))</b></p>"
        }
        result += "</div>"
        return result
    }

    private func description(_ summaries: [Series.Point?]) -> String {
        let parts = zip(chart.lines, summaries).compactMap { line, summary -> String? in
            guard let summary else { return nil }
            let name = line.name.isEmpty ? "" : line.name + " "
            return name + words("average \(text(summary.average)), highest \(text(summary.maximum))")
        }
        let span = (clock.moment(axis.span.lowerBound), clock.moment(axis.span.upperBound))
        return words("\(chart.title) from \(span.0) to \(span.1): \(parts.joined(separator: "; "))")
    }

    private func text(_ value: Double) -> String { chart.unit.text(value, words.numbers) }
}
