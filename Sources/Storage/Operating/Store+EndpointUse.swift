package import DockStatModel
import GRDB

extension Store {
    /// What the endpoint answered since the database began, by route and status.
    package func endpointUse() throws(StorageError) -> [EndpointUse] { try read { db in try EndpointUseRow.fetch(db) } }

    /// Adds to what is counted already.
    package func addEndpointUse(_ uses: [EndpointUse]) throws(StorageError) {
        try write { db in for use in uses { try EndpointUseRow.add(db, use) } }
    }
}

/// Rows of `endpoint_use`; durations are microseconds.
enum EndpointUseRow {
    static let schema = """
        CREATE TABLE endpoint_use (
            route TEXT NOT NULL, status INTEGER NOT NULL, count INTEGER NOT NULL, total INTEGER NOT NULL, within TEXT NOT NULL,
            PRIMARY KEY (route, status)) WITHOUT ROWID, STRICT;
        """

    static func fetch(_ db: Database) throws -> [EndpointUse] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT route, status, count, total, within FROM endpoint_use ORDER BY route, status")
        ).map(use)
    }

    static func add(_ db: Database, _ use: EndpointUse) throws {
        var sum = use
        let kept = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT route, status, count, total, within FROM endpoint_use WHERE route = ? AND status = ?"),
            arguments: [use.key.route, use.key.status]
        ).map { try self.use($0) }
        if let kept { sum.add(kept) }
        try db.execute(
            sql: "INSERT OR REPLACE INTO endpoint_use (route, status, count, total, within) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                sum.key.route, sum.key.status, sum.count, Int64(sum.total.inSeconds * 1e6),
                sum.within.map { String($0) }.joined(separator: " "),
            ])
    }

    private static func use(_ row: Row) throws -> EndpointUse {
        var use = EndpointUse(EndpointUse.Key(route: row[0], status: row[1]))
        use.count = row[2]
        use.total = .microseconds(row[3] as Int64)
        let within = (row[4] as String).split(separator: " ").compactMap { Int64($0) }
        // Bounds of another version: only the totals are true then.
        if within.count == use.within.count { use.within = within }
        return use
    }
}
