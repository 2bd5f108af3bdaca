package import DockStatModel

/// One signal over time in block characters. Steps that were not observed stay empty; a zero is a thin line.
package struct Chart: Sendable {
    package var title: String
    package var series: Series
    package var signal: Signal
    /// Of the times on the axis.
    package var offsetFromUTC: Duration

    package init(title: String, series: Series, signal: Signal, offsetFromUTC: Duration) {
        self.title = title
        self.series = series
        self.signal = signal
        self.offsetFromUTC = offsetFromUTC
    }

    private static let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// - Parameters:
    ///   - width: columns of the terminal, taken as at least 30.
    ///   - height: lines of the plot, taken as at least 2.
    /// - Returns: title, plot, axis of times and a line of minimum, average and maximum.
    package func render(width: Int, height: Int = 8, colour: Bool) -> String {
        let height = min(max(height, 2), 100)
        let known = series.points.compactMap(\.self)
        let heading = TerminalText.truncated(TerminalText.safe(title), to: max(width, 30))
        guard let peak = known.map(\.maximum).max() else { return heading + "\nThere are no readings of this time.\n" }

        let top = Self.roundTop(max(known.map(\.average).max() ?? 0, 0), of: signal)
        let labels = [top, top / 2, 0].map { HumanText.value($0, of: signal) }
        let margin = labels.map(TerminalText.width).max() ?? 0
        let columns = min(max(width, 30) - margin - 2, 500)
        let levels = (0..<max(columns, 1)).map { level(column: $0, of: max(columns, 1), top: top, steps: height * 8) }

        var lines = [colour ? Bold.on(heading) : heading]
        for row in 0..<height {
            let label = row == 0 ? labels[0] : row == height / 2 ? labels[1] : ""
            let base = (height - 1 - row) * 8
            let plot = String(levels.map { $0.map { Self.blocks[min(max($0 - base, 0), 8)] } ?? " " })
            lines.append(TerminalText.padded(label, to: margin, trailing: true) + " ┤" + (colour ? Colour.cyan.on(plot) : plot))
        }
        lines.append(
            TerminalText.padded(labels[2], to: margin, trailing: true) + " └" + String(repeating: "─", count: levels.count))
        lines.append(String(repeating: " ", count: margin + 2) + times(columns: levels.count))
        let lowest = known.map(\.minimum).min()
        let mean = known.map(\.average).reduce(0, +) / Double(known.count)
        let numbers = [("min", lowest), ("avg", mean), ("max", peak)].map { "\($0.0) \(HumanText.value($0.1, of: signal))" }
        lines.append(numbers.joined(separator: "  "))
        return lines.map(TerminalText.withoutTrailingBlanks).joined(separator: "\n") + "\n"
    }

    /// Eighths of a line that a column is filled with: the mean of its steps; `nil` where none was observed.
    private func level(column: Int, of columns: Int, top: Double, steps: Int) -> Int? {
        let count = series.points.count
        let from = column * count / columns
        let to = min(max((column + 1) * count / columns, from + 1), count)
        let values = series.points[min(from, to)..<to].compactMap { $0?.average }
        guard !values.isEmpty else { return nil }
        let share = values.reduce(0, +) / Double(values.count) / top
        return share.isFinite ? min(max(Int((share * Double(steps)).rounded()), 1), steps) : nil
    }

    /// Times at the beginning, in the middle and at the end, as far as there is room.
    private func times(columns: Int) -> String {
        let long = series.end - series.start > .hours(24)
        let marks = [series.start, series.start + (series.end - series.start) / 2, series.end].map { text($0, long: long) }
        let free = columns - marks.map(\.count).reduce(0, +)
        guard free >= 4 else { return marks[0] }
        let left = String(repeating: " ", count: free / 2)
        return marks[0] + left + marks[1] + String(repeating: " ", count: free - free / 2) + marks[2]
    }

    /// `14:05`, over several days `03-01 14:05`.
    private func text(_ time: Timestamp, long: Bool) -> String {
        let local = time + offsetFromUTC
        let minute = (local - local.floored(to: .days(1))).inMilliseconds / 60_000
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let clock = "\(two(Int(minute / 60))):\(two(Int(minute % 60)))"
        guard long else { return clock }
        let date = DayNumber(of: time, offsetFromUTC: offsetFromUTC).date
        return "\(two(date.month))-\(two(date.day)) \(clock)"
    }

    /// The next round number that is not below the highest value: 1, 2 or 5 times a power of ten; for bytes a power of two.
    static func roundTop(_ value: Double, of signal: Signal) -> Double {
        guard value > 0, value.isFinite else { return 1 }
        switch signal {
        case .memoryBytes, .memoryLimit:
            var top = 1.0
            while top < value { top *= 2 }
            return top
        default:
            var power = 0.01
            while power * 10 <= value { power *= 10 }
            return [1, 2, 5, 10].map { $0 * power }.first { $0 >= value } ?? value
        }
    }
}
