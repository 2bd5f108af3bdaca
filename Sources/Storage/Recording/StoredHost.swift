import DockStatModel
import GRDB

/// A row of `host`.
struct StoredHost: Hashable {
    var id: Int64
    var name: String
    var isReachable: Bool
    var reason: UnreachableReason?
    /// Since when it is reachable or not.
    var since: Timestamp
    var triedAt: Timestamp
    /// The last tick that reached it; never goes back, whatever the clock does.
    var reachedAt: Timestamp?
    /// The time of the samples of that tick, by the clock it had.
    var sampledAt: Timestamp?
    var interval: Duration
    var pollDuration: Duration
    var eventsUntil: Int64?
    var warnings: [String]
    var factsAt: Timestamp?
    /// The first tick ever that reached it.
    var firstReachedAt: Timestamp?

    /// From when on its containers are unknown at `now`; `nil` while the last tick still speaks for them.
    ///
    /// The last observation counts for one interval; a job that is late by up to three is not yet a gap.
    func unknownFrom(at now: Timestamp) -> Timestamp? {
        guard let reachedAt else { return nil }
        let end = reachedAt + interval
        if !isReachable { return end < now ? end : nil }
        return now > reachedAt + interval * 3 ? end : nil
    }
}

extension StoredHost {
    private static let columns = [
        "id", "name", "reachable", "reason", "since", "tried_at", "reached_at", "sampled_at", "interval", "poll_duration",
        "events_until_ns", "warnings", "facts_at", "first_reached_at",
    ]

    static func find(_ db: Database, name: String) throws -> StoredHost? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns.joined(separator: ", ")) FROM host WHERE name = ?")
        return try Row.fetchOne(statement, arguments: [name]).map(StoredHost.init)
    }

    static func all(_ db: Database) throws -> [StoredHost] {
        try Row.fetchAll(db, sql: "SELECT \(columns.joined(separator: ", ")) FROM host").map(StoredHost.init)
    }

    init(_ row: Row) throws {
        id = row[0]
        name = row[1]
        isReachable = row[2]
        reason = try (row[3] as String?).map { try JSONText.decode(UnreachableReason.self, $0) }
        since = Timestamp(milliseconds: row[4])
        triedAt = Timestamp(milliseconds: row[5])
        reachedAt = (row[6] as Int64?).map(Timestamp.init(milliseconds:))
        sampledAt = (row[7] as Int64?).map(Timestamp.init(milliseconds:))
        interval = .milliseconds(row[8] as Int64)
        pollDuration = .milliseconds(row[9] as Int64)
        eventsUntil = row[10]
        warnings = try JSONText.decode([String].self, row[11])
        factsAt = (row[12] as Int64?).map(Timestamp.init(milliseconds:))
        firstReachedAt = (row[13] as Int64?).map(Timestamp.init(milliseconds:))
    }

    private func values() throws -> StatementArguments {
        [
            name, isReachable, try reason.map(JSONText.of), since.milliseconds, triedAt.milliseconds, reachedAt?.milliseconds,
            sampledAt?.milliseconds, interval.inMilliseconds, pollDuration.inMilliseconds, eventsUntil,
            try JSONText.of(warnings), factsAt?.milliseconds, firstReachedAt?.milliseconds,
        ]
    }

    mutating func insert(_ db: Database) throws {
        let columns = Self.columns.dropFirst()
        let sql = """
            INSERT INTO host (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
            """
        try db.cachedStatement(sql: sql).execute(arguments: try values())
        id = db.lastInsertedRowID
    }

    func update(_ db: Database) throws {
        let columns = Self.columns.dropFirst().map { "\($0) = ?" }.joined(separator: ", ")
        try db.cachedStatement(sql: "UPDATE host SET \(columns) WHERE id = ?").execute(arguments: try values() + [id])
    }
}
