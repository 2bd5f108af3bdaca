package import DockStatModel
import GRDB

extension Store {
    /// What happened to a container, newest first.
    package func events(
        container: ContainerIdentity, since: Timestamp, limit: Int
    ) throws(StorageError) -> [EngineEvent] {
        try read { db in
            guard let item = try ContainerFinder.find(db, [container])[container] else { return [] }
            return try EventReader.newest(
                db, condition: "container = ?", id: item.container.id, since: since, limit: limit)
        }
    }

    /// What happened on a host, newest first; events of containers that were never listed too.
    package func events(host: String, since: Timestamp, limit: Int) throws(StorageError) -> [EngineEvent] {
        try read { db in
            guard let host = try StoredHost.find(db, name: host) else { return [] }
            return try EventReader.newest(db, condition: "host = ?", id: host.id, since: since, limit: limit)
        }
    }
}

enum EventReader {
    static let columns = "time_ns, engine_id, name, action, detail, image"

    /// Oldest first.
    static func events(_ db: Database, container: Int64, in span: Range<Timestamp>) throws -> [EngineEvent] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM event WHERE container = ? AND time_ns >= ? AND time_ns < ? ORDER BY time_ns")
        return try Row.fetchAll(
            statement, arguments: [container, nanoseconds(span.lowerBound), nanoseconds(span.upperBound)]
        ).map(event)
    }

    /// - Parameter condition: SQL of ours with one place for `id`.
    static func newest(
        _ db: Database, condition: String, id: Int64, since: Timestamp, limit: Int
    ) throws -> [EngineEvent] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns) FROM event WHERE \(condition) AND time_ns >= ?
                ORDER BY time_ns DESC, engine_id, action LIMIT ?
                """,
            arguments: [id, nanoseconds(since), max(0, limit)]
        ).map(event)
    }

    /// - Parameter row: begins with `columns`.
    static func event(_ row: Row) -> EngineEvent {
        EngineEvent(
            timeNanoseconds: row[0], engineID: row[1], containerName: row[2], action: row[3], detail: row[4], image: row[5])
    }

    static func nanoseconds(_ time: Timestamp) -> Int64 {
        let (product, overflow) = time.milliseconds.multipliedReportingOverflow(by: 1_000_000)
        return overflow ? (time.milliseconds < 0 ? .min : .max) : product
    }
}
