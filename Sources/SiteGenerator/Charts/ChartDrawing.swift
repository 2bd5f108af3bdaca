import DockStatModel

/// Draws a chart as a figure: heading with numbers, inline SVG, table.
struct ChartDrawing {
    let chart: Chart
    let page: ChartPage

    func figure() -> Markup {
        let summaries = chart.lines.map { Chart.summary($0.series) }
        var result = Markup(reserving: 12_000)
        result += "<figure class=\"chart\" data-signal=\""
        result.append(text: chart.signal)
        result += "\"><figcaption>"
        result += page.titleOpen
        result.append(text: chart.title)
        result += page.titleClose
        guard summaries.contains(where: { $0 != nil }) else {
            result += "</figcaption><p class=\"nothing\">"
            result.append(text: page.words("There are no readings of this time."))
            result += "</p></figure>"
            return result
        }
        let limit = chart.drawnLimit(summaries)
        addLegend(summaries, isLimitDrawn: limit != nil, to: &result)
        result += "</figcaption>"
        let greatest = summaries.reduce(0) { max($0, $1?.maximum ?? 0) }
        let scale = ChartScale(unit: chart.unit, maximum: max(greatest, limit ?? 0))
        let frame = PlotFrame(axis: page.axis, scale: scale, numbers: page.words.numbers)
        frame.open(description: description(summaries), shades: page.shades, in: &result)
        for (index, line) in chart.lines.enumerated() { add(line.series, index: index, scale: scale, to: &result) }
        frame.close(limit: limit, marks: page.marks, in: &result)
        ChartNumbers(chart: chart, page: page).add(to: &result)
        result += "</figure>"
        return result
    }

    private func add(_ series: Series, index: Int, scale: ChartScale, to result: inout Markup) {
        let points = series.points
        var line = PathData(reserving: points.count * 9)
        // Readings alone between gaps.
        var dots = PathData()
        var band = PathData(reserving: points.count * 18)
        // Whole milliseconds: arithmetic on `Duration` is 128 bits wide and took a fifth of a page's time.
        let span = page.axis.span
        let width = Double(PlotFrame.width * 10)
        let step = series.step.inMilliseconds
        let offset = (series.start - span.lowerBound).inMilliseconds + step / 2
        let perMillisecond = width / Double(max((span.upperBound - span.lowerBound).inMilliseconds, 1))
        func x(_ index: Int) -> Int {
            // Never negative: half more and cut off is rounded, without a call for each point.
            Int(min(max(Double(offset + Int64(index) * step) * perMillisecond, 0), width) + 0.5)
        }
        func y(_ value: Double) -> Int { scale.y(value, height: PlotFrame.height) }
        var start = 0
        while start < points.count {
            guard let first = points[start], first.average.isFinite else {
                start += 1
                continue
            }
            // A stretch without a gap: what was not observed is not drawn over.
            let goesOn = start + 1 < points.count && points[start + 1]?.average.isFinite ?? false
            if goesOn { line.move(to: x(start), y(first.average)) }
            var isWide = y(first.minimum) != y(first.maximum)
            var end = start + 1
            while end < points.count, let point = points[end], point.average.isFinite {
                line.line(to: x(end), y(point.average))
                isWide = isWide || y(point.minimum) != y(point.maximum)
                end += 1
            }
            if !goesOn {
                dots.move(to: x(start), y(first.average))
                dots.dot()
            }
            // A band as thin as its line says nothing.
            if isWide {
                band.move(to: x(start), y(first.maximum))
                for index in (start + 1)..<max(end, start + 1) {
                    if let point = points[index] { band.line(to: x(index), y(point.maximum)) }
                }
                for index in (start..<end).reversed() {
                    if let point = points[index] { band.line(to: x(index), y(point.minimum)) }
                }
                band.close()
            }
            start = end
        }
        if !band.isEmpty {
            result += index == 0 ? "<path class=\"band c1\" d=\"" : "<path class=\"band c2\" d=\""
            result.append(ascii: band.bytes)
            result += "\"/>"
        }
        if !line.isEmpty {
            result += index == 0 ? "<path class=\"line c1\" d=\"" : "<path class=\"line c2\" d=\""
            result.append(ascii: line.bytes)
            result += "\"/>"
        }
        if !dots.isEmpty {
            result += index == 0 ? "<path class=\"line dot c1\" d=\"" : "<path class=\"line dot c2\" d=\""
            result.append(ascii: dots.bytes)
            result += "\"/>"
        }
    }

    private func addLegend(_ summaries: [Series.Point?], isLimitDrawn: Bool, to result: inout Markup) {
        result += "<div class=\"sums\">"
        for (index, (line, summary)) in zip(chart.lines, summaries).enumerated() {
            guard let summary else { continue }
            result += "<p>"
            if !line.name.isEmpty {
                result += index == 0 ? "<span class=\"key c1\">" : "<span class=\"key c2\">"
                result.append(text: line.name)
                result += "</span> "
            }
            func add(_ label: Markup, _ value: Double) {
                result += "<span>"
                result += label
                result += " <b>"
                result.append(text: text(value))
                result += "</b></span> "
            }
            if case let last?? = line.series.points.last, last.average.isFinite { add(page.last, last.average) }
            add(page.least, summary.minimum)
            add(page.mean, summary.average)
            add(page.greatest, summary.maximum)
            result += "</p>"
        }
        if let limit = chart.limit, limit > 0 {
            result += isLimitDrawn ? "<p><span class=\"key limit\">" : "<p><span>"
            result.append(text: chart.limitName)
            result += "</span> <b>"
            result.append(text: text(limit))
            result += "</b></p>"
        }
        result += "</div>"
    }

    private func description(_ summaries: [Series.Point?]) -> String {
        var told = chart.title + page.spanWords
        var separator = ": "
        for (line, summary) in zip(chart.lines, summaries) {
            guard let summary else { continue }
            told += separator
            if !line.name.isEmpty { told += line.name + " " }
            told += page.words("average \(text(summary.average)), highest \(text(summary.maximum))")
            separator = "; "
        }
        return told
    }

    private func text(_ value: Double) -> String { chart.unit.text(value, page.words.numbers) }
}
