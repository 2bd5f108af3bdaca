import DockStatModel
import GRDB

/// Moves samples out of the hot table into chunks, an hour at a time, and makes the rollups of that hour in the same
/// transaction: a crash leaves either the samples or all that is made of them.
struct Sealing {
    /// Milliseconds sealed at once; a multiple of the widest rollup, so that an hour is whole.
    static let window: Int64 = 3_600_000
    /// Milliseconds a window rests before it is sealed: a late tick, or a clock set back a little, still finds it open.
    static let rest: Int64 = 900_000
    /// Samples in one call, about: bounds time and memory of a tick. At any interval the ticks of an hour together seal those
    /// of some 8,000 containers.
    static let batch = 8000

    let db: Database

    /// - Returns: whether there was something to seal; there may be more.
    func step(now: Timestamp) throws -> Bool {
        guard let oldest = try Int64.fetchOne(db, sql: "SELECT min(time) FROM sample") else { return false }
        let start = RollupTable.bucket(oldest, Self.window)
        let end = start + Self.window
        guard now.milliseconds >= end + Self.rest else { return false }
        let times = try SampleTable.times(db, in: start..<end)
        guard let containers = try containers(of: times) else { return false }
        for (container, table) in try samples(start..<end, containers) {
            try Chunks.insert(db, tier: .full, container: container, table)
            for tier in [Tier.fiveMinutes, .hourly] {
                guard let width = tier.width else { continue }
                try Chunks.insert(db, tier: tier, container: container, RollupTable.make(from: table, width: width))
            }
        }
        let removal = try db.cachedStatement(sql: "DELETE FROM sample WHERE time = ? AND container BETWEEN ? AND ?")
        for time in times { try removal.execute(arguments: [time, containers.lowerBound, containers.upperBound]) }
        return true
    }

    /// The first containers that have samples left.
    private func containers(of times: [Int64]) throws -> ClosedRange<Int64>? {
        guard !times.isEmpty else { return nil }
        let count = max(1, Self.batch / times.count)
        let statement = try db.cachedStatement(sql: "SELECT container FROM sample WHERE time = ? ORDER BY container LIMIT ?")
        var found: Set<Int64> = []
        for time in times { found.formUnion(try Int64.fetchAll(statement, arguments: [time, count])) }
        let first = found.sorted().prefix(count)
        guard let low = first.first, let high = first.last else { return nil }
        return low...high
    }

    private func samples(
        _ times: Range<Int64>, _ containers: ClosedRange<Int64>
    ) throws -> [(container: Int64, table: ColumnCodec.Table)] {
        let width = Signal.allCases.count
        var tables: [Int64: ColumnCodec.Table] = [:]
        let rows = try SampleTable.rows(db, times: times, containers: containers)
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
