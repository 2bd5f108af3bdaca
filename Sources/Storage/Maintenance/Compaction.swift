import DockStatModel
import Foundation
import GRDB

/// Joins the small chunks that sealing leaves into one per container and span: fewer rows and less overhead.
struct Compaction {
    /// Containers joined in one call.
    static let batch = 64

    let db: Database

    /// - Returns: whether something was joined; there may be more.
    func step(now: Timestamp) throws -> Bool {
        for tier in Tier.allCases {
            // A span is whole once sealing has passed it: two windows and the rest after its end, at the latest.
            let ready = RollupTable.bucket(now.milliseconds - 2 * Sealing.window - Sealing.rest, tier.chunkSpan)
            let mark = "compacted.\(tier.rawValue)"
            let done = try Meta.time(db, mark)?.milliseconds ?? Int64.min
            guard done < ready else { continue }
            let spans = try Row.fetchAll(
                db,
                sql: """
                    SELECT container, start - ((start % :span) + :span) % :span AS place FROM chunk
                    WHERE tier = :tier AND start < :ready
                    GROUP BY container, place HAVING count(*) > 1 LIMIT :batch
                    """,
                arguments: ["span": tier.chunkSpan, "tier": tier.rawValue, "ready": ready, "batch": Self.batch])
            for span in spans { try join(tier, container: span[0], from: span[1]) }
            if spans.count < Self.batch { try Meta.set(db, mark, to: Timestamp(milliseconds: ready)) }
            if !spans.isEmpty { return true }
        }
        return false
    }

    private func join(_ tier: Tier, container: Int64, from: Int64) throws {
        let arguments: StatementArguments = [tier.rawValue, container, from, from + tier.chunkSpan]
        let place = "tier = ? AND container = ? AND start >= ? AND start < ?"
        let tables = try Data.fetchAll(db, sql: "SELECT data FROM chunk WHERE \(place) ORDER BY start", arguments: arguments)
            .map(Chunks.decode)
        try db.execute(sql: "DELETE FROM chunk WHERE \(place)", arguments: arguments)
        try Chunks.insert(db, tier: tier, container: container, Chunks.joined(tables))
    }
}
