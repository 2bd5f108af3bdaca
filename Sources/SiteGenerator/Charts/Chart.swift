import DockStatModel

/// One chart: one or two lines over time with what they need to be read.
struct Chart: Sendable {
    struct Line: Sendable {
        /// `received`; empty where the chart has one line only.
        var name: String
        var series: Series
    }

    var title: String
    /// `cpu`, `memory`, `network`, `block` or `pids`: what the script reads out of the page's JSON twin.
    var signal: String
    var unit: ChartScale.Unit
    var lines: [Line]
    /// A ceiling to show where it is near enough, such as the memory limit.
    var limit: Double?
    /// What the ceiling is called: `limit`, `machine`.
    var limitName: String

    /// Least, mean and greatest of one line; `nil` where nothing was observed.
    static func summary(_ series: Series) -> Series.Point? { summary(series.points[...]) }

    static func summary(_ points: ArraySlice<Series.Point?>) -> Series.Point? {
        var least = Double.infinity
        var greatest = -Double.infinity
        var sum = 0.0
        var count = 0
        for case let point? in points where point.average.isFinite {
            least = min(least, point.minimum)
            greatest = max(greatest, point.maximum)
            sum += point.average
            count += 1
        }
        guard count > 0 else { return nil }
        return Series.Point(minimum: least, average: sum / Double(count), maximum: greatest)
    }

    /// The limit, where drawing it would not press the lines flat.
    ///
    /// - Parameter summaries: of the lines.
    func drawnLimit(_ summaries: [Series.Point?]) -> Double? {
        let greatest = summaries.reduce(0) { max($0, $1?.maximum ?? 0) }
        guard let limit, limit > 0, greatest * 4 >= limit else { return nil }
        return limit
    }
}
