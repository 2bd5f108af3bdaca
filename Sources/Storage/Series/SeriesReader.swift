import DockStatModel
import Foundation
import GRDB

/// Equal steps in time.
struct SeriesGrid: Hashable {
    var start: Int64
    var step: Int64
    var count: Int

    var end: Int64 { start + step * Int64(count) }

    init(_ span: Range<Timestamp>, step: Duration) {
        start = span.lowerBound.milliseconds
        self.step = max(1, step.inMilliseconds)
        count = Int((span.upperBound.milliseconds - start + self.step - 1) / self.step)
    }

    func index(of time: Int64) -> Int? { time >= start && time < end ? Int((time - start) / step) : nil }
}

/// Gathers the signals of some containers over a grid from samples and chunks.
struct SeriesReader {
    let grid: SeriesGrid
    /// Place of each container in `cells`.
    private var places: [Int64: Int] = [:]
    /// By container, then signal, then step.
    private var cells: [Rollup]

    init(grid: SeriesGrid, containers: some Collection<Int64>) {
        self.grid = grid
        for container in containers where places[container] == nil { places[container] = places.count }
        cells = Array(repeating: Rollup(), count: places.count * Signal.allCases.count * grid.count)
    }

    func series(of container: Int64, _ signal: Signal) -> Series {
        var points: [Series.Point?] = Array(repeating: nil, count: grid.count)
        if let place = places[container], let index = Signal.allCases.firstIndex(of: signal) {
            let first = (place * Signal.allCases.count + index) * grid.count
            for step in 0..<grid.count { points[step] = cells[first + step].point }
        }
        return Series(start: Timestamp(milliseconds: grid.start), step: .milliseconds(grid.step), points: points)
    }

    /// Samples that are not sealed yet.
    mutating func readSamples(_ db: Database) throws {
        let signals = Signal.allCases
        for run in SampleTable.runs(of: places.keys) {
            let rows = try SampleTable.rows(db, times: grid.start..<grid.end, containers: run)
            while let row = try rows.next() {
                guard let place = places[row[1]], let step = grid.index(of: row[0]) else { continue }
                for (index, signal) in signals.enumerated() {
                    guard let stored = row[2 + index] as Int64? else { continue }
                    cells[(place * signals.count + index) * grid.count + step].add(signal.value(stored))
                }
            }
        }
    }

    /// Chunks of one tier. Returns the start of the earliest point of them.
    ///
    /// - Parameter end: points from there on are left out.
    @discardableResult
    mutating func readChunks(_ db: Database, tier: Tier, before end: Int64? = nil) throws -> Int64? {
        let end = min(end ?? grid.end, grid.end)
        var earliest: Int64?
        for (container, place) in places {
            for table in try Chunks.read(db, tier: tier, container: container, from: grid.start, to: end) {
                var rows: [(row: Int, step: Int)] = []
                for (row, time) in table.times.enumerated() where time < end {
                    earliest = min(earliest ?? time, time)
                    if let step = grid.index(of: time) { rows.append((row, step)) }
                }
                add(table, rows, tier: tier, place: place)
            }
        }
        return earliest
    }

    private mutating func add(_ table: ColumnCodec.Table, _ rows: [(row: Int, step: Int)], tier: Tier, place: Int) {
        let signals = Signal.allCases
        for (index, signal) in signals.enumerated() {
            let first = (place * signals.count + index) * grid.count
            if tier == .full {
                guard index < table.columns.count else { continue }
                let column = table.columns[index]
                for (row, step) in rows {
                    if let stored = column[row] { cells[first + step].add(signal.value(stored)) }
                }
            } else if let columns = RollupTable.Columns(of: signal, at: index, in: table) {
                for (row, step) in rows {
                    if let rollup = columns.rollup(row) { cells[first + step].add(rollup) }
                }
            }
        }
    }
}
