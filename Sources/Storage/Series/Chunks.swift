import DockStatModel
import Foundation
import GRDB

/// Rows of `chunk`: a stretch of one container's past, packed.
enum Chunks {
    /// Tables that may hold points in the span, oldest first.
    static func read(_ db: Database, tier: Tier, container: Int64, from: Int64, to: Int64) throws -> [ColumnCodec.Table] {
        let statement = try db.cachedStatement(
            sql: "SELECT data FROM chunk WHERE tier = ? AND container = ? AND start < ? AND end >= ? ORDER BY start")
        var tables: [ColumnCodec.Table] = []
        let rows = try Data.fetchCursor(statement, arguments: [tier.rawValue, container, to, from])
        while let data = try rows.next() { tables.append(try decode(data)) }
        return tables
    }

    static func decode(_ data: Data) throws -> ColumnCodec.Table {
        do {
            return try ColumnCodec.decode([UInt8](data))
        } catch {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a chunk of history cannot be unpacked")
        }
    }

    /// `end` is the time of the last point.
    static func insert(_ db: Database, tier: Tier, container: Int64, _ table: ColumnCodec.Table) throws {
        guard let start = table.times.min(), let end = table.times.max() else { return }
        try db.cachedStatement(sql: "INSERT INTO chunk (tier, container, start, end, data) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [tier.rawValue, container, start, end, Data(ColumnCodec.encode(table))])
    }

    /// One table from several, by time; where two have a point of the same time, both stay.
    static func joined(_ tables: [ColumnCodec.Table]) -> ColumnCodec.Table {
        let width = tables.map(\.columns.count).max() ?? 0
        var times: [Int64] = []
        var columns: [[Int64?]] = Array(repeating: [], count: width)
        for table in tables {
            times += table.times
            for column in 0..<width {
                columns[column] +=
                    column < table.columns.count ? table.columns[column] : Array(repeating: nil, count: table.times.count)
            }
        }
        if zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) { return ColumnCodec.Table(times: times, columns: columns) }
        let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
        return ColumnCodec.Table(
            times: order.map { times[$0] }, columns: columns.map { column in order.map { column[$0] } })
    }
}
