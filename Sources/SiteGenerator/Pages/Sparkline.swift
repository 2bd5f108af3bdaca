import DockStatModel

/// The processor time of the last hour in as few bytes as it takes: one stands in every row of the overview.
struct Sparkline: Hashable, Sendable {
    private static let width = 60
    private static let height = 16
    /// Points of the drawing; each is the mean of three minutes.
    private static let columns = 20

    /// In percent of a core; `nil` is a gap.
    let values: [Double?]

    /// - Parameter series: of the last hour; `nil` where there is none.
    init?(_ series: Series?) {
        guard let series, !series.points.isEmpty else { return nil }
        let count = series.points.count
        let columns = min(Sparkline.columns, count)
        let values = (0..<columns).map { column -> Double? in
            let seen = series.points[column * count / columns..<(column + 1) * count / columns].compactMap { $0?.average }
            let mean = seen.reduce(0, +) / Double(max(seen.count, 1))
            return seen.isEmpty || !mean.isFinite ? nil : mean
        }
        guard values.contains(where: { $0 != nil }) else { return nil }
        self.values = values
    }

    /// A picture of what the numbers beside it say.
    func drawn() -> Markup {
        // What idles stays flat: noise of a thousandth of a core is no mountain.
        let ceiling = max(values.compactMap { $0 }.max() ?? 0, 2)
        var path = PathData()
        var isOpen = false
        for (column, value) in values.enumerated() {
            guard let value else {
                isOpen = false
                continue
            }
            let x = column * Sparkline.width / max(values.count - 1, 1) * 10
            let share = min(max(value / ceiling, 0), 1)
            // Whole units: a tenth more is no more to see and costs two bytes.
            let y = (Sparkline.height - 1 - Int((share * Double(Sparkline.height - 2)).rounded())) * 10
            if isOpen { path.line(to: x, y) } else { path.move(to: x, y) }
            if !isOpen, column + 1 == values.count || values[column + 1] == nil { path.dot() }
            isOpen = true
        }
        var result: Markup = "<svg class=\"spark\" viewBox=\"0 0 60 16\" aria-hidden=\"true\"><path d=\""
        result.append(ascii: path.bytes)
        result += "\"/></svg>"
        return result
    }
}
