import DockStatModel

/// How finely a chunk holds its past.
enum Tier: Int, CaseIterable {
    case full = 0
    case fiveMinutes = 1
    case hourly = 2

    /// Milliseconds of one point; `nil` where every reading is a point.
    var width: Int64? {
        switch self {
        case .full: nil
        case .fiveMinutes: 300_000
        case .hourly: 3_600_000
        }
    }

    /// Milliseconds that one chunk covers when it has found its final size.
    var chunkSpan: Int64 {
        switch self {
        case .full: 4 * 3_600_000
        case .fiveMinutes: 24 * 3_600_000
        case .hourly: 16 * 24 * 3_600_000
        }
    }
}

/// Count, least, mean and greatest of the readings of one signal in one span.
struct Rollup: Hashable {
    var count: Int64 = 0
    var sum = 0.0
    var minimum = Double.infinity
    var maximum = -Double.infinity

    mutating func add(_ value: Double) {
        count += 1
        sum += value
        minimum = min(minimum, value)
        maximum = max(maximum, value)
    }

    mutating func add(_ other: Rollup) {
        count += other.count
        sum += other.sum
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
    }

    var point: Series.Point? {
        count > 0 ? Series.Point(minimum: minimum, average: sum / Double(count), maximum: maximum) : nil
    }
}

/// Rolled-up signals as columns of a chunk: for each signal the count, the mean, and how far the least and the greatest lie
/// from it. All in the unit of `Signal.scale`; the mean is rounded to it.
enum RollupTable {
    static let columnsPerSignal = 4

    /// - Parameter table: readings, oldest first.
    static func make(from table: ColumnCodec.Table, width: Int64) -> ColumnCodec.Table {
        var result = ColumnCodec.Table(times: [], columns: Array(repeating: [], count: table.columns.count * columnsPerSignal))
        var row = 0
        while row < table.times.count {
            let start = bucket(table.times[row], width)
            var end = row
            while end < table.times.count, bucket(table.times[end], width) == start { end += 1 }
            result.times.append(start)
            for (index, column) in table.columns.enumerated() {
                append(column[row..<end], to: &result.columns, at: index * columnsPerSignal)
            }
            row = end
        }
        return result
    }

    static func bucket(_ time: Int64, _ width: Int64) -> Int64 {
        Timestamp(milliseconds: time).floored(to: .milliseconds(width)).milliseconds
    }

    private static func append(_ values: ArraySlice<Int64?>, to columns: inout [[Int64?]], at first: Int) {
        let present = values.compactMap { $0 }
        columns[first].append(Int64(present.count))
        guard let low = present.min(), let high = present.max() else {
            for column in 1..<columnsPerSignal { columns[first + column].append(nil) }
            return
        }
        let mean = (present.reduce(0) { $0 + Double($1) } / Double(present.count)).rounded()
        let average = max(low, min(high, Int64(exactly: mean) ?? low))
        columns[first + 1].append(average)
        columns[first + 2].append(average &- low)
        columns[first + 3].append(high &- average)
    }

    /// What a table holds of one signal.
    struct Columns {
        private let signal: Signal
        private let count, mean, below, above: [Int64?]

        /// - Parameter index: which signal of the table it is.
        /// - Returns: `nil` where the table has no such signal.
        init?(of signal: Signal, at index: Int, in table: ColumnCodec.Table) {
            let first = index * columnsPerSignal
            guard first + columnsPerSignal <= table.columns.count else { return nil }
            self.signal = signal
            count = table.columns[first]
            mean = table.columns[first + 1]
            below = table.columns[first + 2]
            above = table.columns[first + 3]
        }

        /// `nil` where nothing was observed in this row.
        func rollup(_ row: Int) -> Rollup? {
            guard let count = count[row], count > 0, let mean = mean[row], let below = below[row], let above = above[row] else {
                return nil
            }
            return Rollup(
                count: count, sum: signal.value(mean) * Double(count), minimum: signal.value(mean &- below),
                maximum: signal.value(mean &+ above))
        }
    }
}
