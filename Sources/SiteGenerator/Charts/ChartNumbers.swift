import DockStatModel

/// The numbers of a chart as a small table: for screen readers, for copying, and for whoever does not trust pictures.
struct ChartNumbers {
    var chart: Chart
    var clock: ClockText
    var words: Words

    static let rows = 12

    func details() -> Markup {
        guard let first = chart.lines.first?.series, !first.points.isEmpty else { return .empty }
        let count = first.points.count
        let width = (count + ChartNumbers.rows - 1) / ChartNumbers.rows
        var result: Markup =
            "<details><summary>\(words("Numbers"))</summary><table class=\"numbers\"><thead><tr><th scope=\"col\">\(words("From"))</th>"
        for line in chart.lines {
            let name: Markup = line.name.isEmpty ? .empty : " \(line.name)"
            result +=
                "<th scope=\"col\">\(words("min"))\(name)</th><th scope=\"col\">\(words("avg"))\(name)</th><th scope=\"col\">\(words("max"))\(name)</th>"
        }
        result += "</tr></thead><tbody>"
        for start in stride(from: 0, to: count, by: width) {
            let time = first.time(of: start)
            let label =
                first.step * width < .days(1) && count * Int(first.step.inMilliseconds / 1000) <= 90_000
                ? clock.minutes(time) : clock.day(time) + " " + clock.minutes(time)
            result += "<tr><th scope=\"row\">\(label)</th>"
            for line in chart.lines {
                let end = min(start + width, line.series.points.count)
                let summary = start < end ? Chart.summary(line.series.points[start..<end]) : nil
                if let summary {
                    result +=
                        "<td>\(text(summary.minimum))</td><td>\(text(summary.average))</td><td>\(text(summary.maximum))</td>"
                } else {
                    result += "<td>–</td><td>–</td><td>–</td>"
                }
            }
            result += "</tr>"
        }
        result += "</tbody></table></details>"
        return result
    }

    private func text(_ value: Double) -> String { chart.unit.text(value, words.numbers) }
}
