package import DockStatModel
import FoundationEssentials
import GRDB

extension Store {
    private static let countsKey = "tables.counted"

    private struct Counts: Codable {
        var time: Int64
        var tables: [String: Int64]
    }

    /// How many rows each table has. Counting reads them all: what was counted within `age` counts still.
    package func details(now: Timestamp, age: Duration = .hours(1)) throws(StorageError) -> DatabaseDetails {
        let kept = try read { db in try Meta.value(db, Self.countsKey) }
        if let kept, let counts = try? JSONDecoder().decode(Counts.self, from: Data(kept.utf8)) {
            let time = Timestamp(milliseconds: counts.time)
            if time <= now, now - time < age { return Self.details(counts) }
        }
        var counts = Counts(time: now.milliseconds, tables: [:])
        counts.tables = try read { db in
            let names = try String.fetchAll(
                db.cachedStatement(
                    sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
            return try Dictionary(
                uniqueKeysWithValues: names.map { name in
                    // A name out of our own schema.
                    (name, try Int64.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM \"\(name)\"")) ?? 0)
                })
        }
        let text = try? String(decoding: JSONEncoder().encode(counts), as: UTF8.self)
        if let text { try write { db in try Meta.set(db, Self.countsKey, to: text) } }
        return Self.details(counts)
    }

    private static func details(_ counts: Counts) -> DatabaseDetails {
        DatabaseDetails(
            tables: counts.tables.sorted { $0.key < $1.key }.map { .init(name: $0.key, rows: $0.value) },
            countedAt: Timestamp(milliseconds: counts.time))
    }
}

extension ChangeTransaction {
    /// Whether a container of that name was ever seen on the host, and not removed since.
    package func hasContainer(host: String, name: String) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM container JOIN host ON host.id = container.host
                    WHERE host.name = ? AND container.name = ? AND container.last_seen IS NULL)
                """, arguments: [host, name]) ?? false
    }

    /// The container whose page lies at `hosts/<host>/containers/<container>/`.
    package func container(hostSlug: String, slug: String) throws -> (host: String, name: String)? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT host.name, container.name FROM container JOIN host ON host.id = container.host
                WHERE container.slug = ? AND container.last_seen IS NULL
                """, arguments: [slug])
        return rows.map { (host: $0[0] as String, name: $0[1] as String) }.first { PathName.safe($0.host) == hostSlug }
    }
}
