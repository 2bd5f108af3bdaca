import Foundation
import GRDB

extension Store {
    /// What the packed past of one tier takes; for measuring.
    package struct ChunkUsage: Hashable, Sendable {
        /// 0: every reading, 1: of 5 minutes, 2: of an hour.
        package var tier: Int
        package var rows: Int
        package var bytes: Int64
        /// Numbers held: of a rollup, its count, mean, least and greatest.
        package var values: Int64

        package var bytesPerValue: Double { values > 0 ? Double(bytes) / Double(values) : 0 }
    }

    package func chunkUsage() throws(StorageError) -> [ChunkUsage] {
        try read { db in
            try Tier.allCases.map { tier in
                var usage = ChunkUsage(tier: tier.rawValue, rows: 0, bytes: 0, values: 0)
                let rows = try Row.fetchCursor(db, sql: "SELECT data FROM chunk WHERE tier = ?", arguments: [tier.rawValue])
                while let row = try rows.next() {
                    let data: Data = row[0]
                    let table = try Chunks.decode(data)
                    usage.rows += 1
                    usage.bytes += Int64(data.count)
                    usage.values += Int64(table.columns.reduce(0) { sum, column in sum + column.count { $0 != nil } })
                }
                return usage
            }
        }
    }
}
