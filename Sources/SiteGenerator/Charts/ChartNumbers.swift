import DockStatModel

/// The numbers of a chart as a small table: for screen readers, for copying, and for whoever does not trust pictures.
struct ChartNumbers {
    let chart: Chart
    let page: ChartPage

    static let rows = 12

    /// When a row begins: with the day where the span is longer than one.
    static func label(_ time: Timestamp, clock: ClockText, span: Range<Timestamp>) -> String {
        span.upperBound - span.lowerBound <= .hours(25) ? clock.minutes(time) : clock.day(time) + " " + clock.minutes(time)
    }

    func add(to result: inout Markup) {
        result += "<details><summary>"
        result.append(text: page.words("Numbers"))
        result += "</summary><table class=\"numbers\"><thead><tr><th scope=\"col\">"
        result.append(text: page.words("From"))
        result += "</th>"
        for line in chart.lines {
            for label in [page.least, page.mean, page.greatest] {
                result += "<th scope=\"col\">"
                result += label
                if !line.name.isEmpty {
                    result += " "
                    result.append(text: line.name)
                }
                result += "</th>"
            }
        }
        result += "</tr></thead><tbody>"
        for (row, label) in page.rows.enumerated() {
            result += "<tr><th scope=\"row\">"
            result += label
            result += "</th>"
            let from = page.rowStart + page.rowWidth * row
            for line in chart.lines { addCells(line.series, from: from, to: &result) }
            result += "</tr>"
        }
        result += "</tbody></table></details>"
    }

    private func addCells(_ series: Series, from: Timestamp, to result: inout Markup) {
        let step = max(series.step.inMilliseconds, 1)
        let first = Int((from - series.start).inMilliseconds / step)
        let range = (first..<first + Int(page.rowWidth.inMilliseconds / step)).clamped(to: series.points.indices)
        guard let summary = Chart.summary(series.points[range]) else {
            result += "<td>–</td><td>–</td><td>–</td>"
            return
        }
        result += "<td>"
        result.append(text: text(summary.minimum))
        result += "</td><td>"
        result.append(text: text(summary.average))
        result += "</td><td>"
        result.append(text: text(summary.maximum))
        result += "</td>"
    }

    private func text(_ value: Double) -> String { chart.unit.text(value, page.words.numbers) }
}
