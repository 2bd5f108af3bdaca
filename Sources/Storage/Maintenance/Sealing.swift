import DockStatModel
import GRDB

/// Moves samples out of the hot table into chunks, an hour at a time, and makes the rollups of that hour in the same
/// transaction: a crash leaves either the samples or all that is made of them.
struct Sealing {
    /// Milliseconds sealed at once; a multiple of the widest rollup, so that an hour is whole.
    static let window: Int64 = 3_600_000
    /// Milliseconds a window rests before it is sealed: a late tick, or a clock set back a little, still finds it open.
    static let rest: Int64 = 900_000
    /// Containers in one call: bounds time and memory of a tick.
    static let batch = 128

    let db: Database

    /// - Returns: whether there was something to seal; there may be more.
    func step(now: Timestamp) throws -> Bool {
        guard let oldest = try Int64.fetchOne(db, sql: "SELECT min(time) FROM sample") else { return false }
        let start = RollupTable.bucket(oldest, Self.window)
        let end = start + Self.window
        guard now.milliseconds >= end + Self.rest else { return false }
        let containers = try Int64.fetchAll(
            db, sql: "SELECT DISTINCT container FROM sample WHERE time >= ? AND time < ? ORDER BY container LIMIT ?",
            arguments: [start, end, Self.batch])
        guard let first = containers.first, let last = containers.last else { return false }
        for (container, table) in try samples(start..<end, first...last) {
            try Chunks.insert(db, tier: .full, container: container, table)
            for tier in [Tier.fiveMinutes, .hourly] {
                guard let width = tier.width else { continue }
                try Chunks.insert(db, tier: tier, container: container, RollupTable.make(from: table, width: width))
            }
        }
        try db.execute(
            sql: "DELETE FROM sample WHERE time >= ? AND time < ? AND container BETWEEN ? AND ?",
            arguments: [start, end, first, last])
        return true
    }

    private func samples(
        _ times: Range<Int64>, _ containers: ClosedRange<Int64>
    ) throws -> [(container: Int64, table: ColumnCodec.Table)] {
        let width = Signal.allCases.count
        var tables: [Int64: ColumnCodec.Table] = [:]
        let statement = try db.cachedStatement(
            sql: """
                SELECT time, container, \(Signal.columns) FROM sample
                WHERE time >= ? AND time < ? AND container BETWEEN ? AND ? ORDER BY time
                """)
        let rows = try Row.fetchCursor(
            statement, arguments: [times.lowerBound, times.upperBound, containers.lowerBound, containers.upperBound])
        while let row = try rows.next() {
            let time: Int64 = row[0]
            let empty = ColumnCodec.Table(times: [], columns: Array(repeating: [], count: width))
            Self.append(row, time, width, to: &tables[row[1], default: empty])
        }
        return tables.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func append(_ row: Row, _ time: Int64, _ width: Int, to table: inout ColumnCodec.Table) {
        table.times.append(time)
        for column in 0..<width { table.columns[column].append(row[2 + column]) }
    }
}
