import DockStatModel
import GRDB

/// Forgets what is older than the configuration keeps, and the oldest readings where the file is larger than it may be.
struct Retention {
    /// Rows removed from one table in one call.
    static let batch = 2000

    let db: Database
    let now: Timestamp
    let settings: RetentionSettings

    /// - Returns: how many rows were removed; there may be more.
    func step() throws -> Int {
        var removed = 0
        for (tier, keep) in [(Tier.full, settings.full), (.fiveMinutes, settings.fiveMinutes), (.hourly, settings.hourly)] {
            removed += try delete(
                "chunk", key: "id", where: "tier = ? AND end < ?", [tier.rawValue, (now - keep).milliseconds])
        }
        removed += try delete("tick", key: "time", where: "time < ?", [(now - settings.full).milliseconds])
        removed += try delete("gap", key: "id", where: "end < ?", [(now - settings.fiveMinutes).milliseconds])
        removed += try deleteOldEvents()
        removed += try deleteOldStates()
        removed += try deleteOldMaintenance()
        removed += try deleteGoneContainers()
        if try isTooLarge() { removed += try deleteOldestChunks() }
        return removed
    }

    private func delete(_ table: String, key: String, where condition: String, _ arguments: StatementArguments) throws -> Int {
        try db.execute(
            sql: "DELETE FROM \(table) WHERE \(key) IN (SELECT \(key) FROM \(table) WHERE \(condition) LIMIT \(Self.batch))",
            arguments: arguments)
        return db.changesCount
    }

    /// Host by host, as the table is ordered. The rows are small: all that is due goes at once.
    private func deleteOldEvents() throws -> Int {
        let limit = EventReader.nanoseconds(now - settings.fiveMinutes)
        return try Int64.fetchAll(db, sql: "SELECT id FROM host").reduce(0) { sum, host in
            try db.execute(sql: "DELETE FROM event WHERE host = ? AND time_ns < ?", arguments: [host, limit])
            return sum + db.changesCount
        }
    }

    private func deleteOldStates() throws -> Int {
        let limit = (now - settings.hourly).milliseconds
        try db.execute(
            sql: """
                DELETE FROM state_interval WHERE start < :limit AND end < :limit
                    AND container IN (SELECT id FROM container)
                """, arguments: ["limit": limit])
        return db.changesCount
    }

    private func deleteOldMaintenance() throws -> Int {
        try db.execute(
            sql: "DELETE FROM maintenance_span WHERE end < ?", arguments: [(now - settings.hourly).milliseconds])
        return db.changesCount
    }

    /// A container that was gone for as long as the coarsest readings are kept has nothing left to show.
    private func deleteGoneContainers() throws -> Int {
        let gone = try Int64.fetchAll(
            db, sql: "SELECT id FROM container WHERE last_seen < ? LIMIT 100",
            arguments: [(now - settings.hourly).milliseconds])
        for id in gone {
            for table in [
                "container_about", "counter", "chunk", "sample", "state_interval", "daily", "day_strip", "image_change",
                "maintenance_span",
            ] {
                try db.execute(sql: "DELETE FROM \(table) WHERE container = ?", arguments: [id])
            }
            try db.execute(sql: "UPDATE event SET container = NULL WHERE container = ?", arguments: [id])
            try db.execute(sql: "DELETE FROM container WHERE id = ?", arguments: [id])
        }
        return gone.count
    }

    private func isTooLarge() throws -> Bool {
        guard let limit = settings.databaseSize else { return false }
        return try DatabasePages(db).sizeInUse > limit
    }

    /// Full readings first: coarser ones tell more of the past for their size.
    private func deleteOldestChunks() throws -> Int {
        let some = "(SELECT min(500, count(*) / 20 + 1) FROM chunk)"
        try db.execute(
            sql: "DELETE FROM chunk WHERE id IN (SELECT id FROM chunk ORDER BY tier, start LIMIT \(some))")
        return db.changesCount
    }
}
