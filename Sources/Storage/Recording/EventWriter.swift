import DockStatModel
import GRDB

/// Keeps events once, however often they are told.
struct EventWriter {
    let db: Database
    let host: Int64

    /// - Parameter owner: the container's row by engine id.
    /// - Returns: the events that are news, by container, oldest first.
    func write(_ events: [EngineEvent], owner: [String: Int64]) throws -> [Int64: [EngineEvent]] {
        var news: [Int64: [EngineEvent]] = [:]
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO event (host, time_ns, engine_id, action, container, name, detail, image)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for event in events.sorted(by: { $0.timeNanoseconds < $1.timeNanoseconds }) where Self.isKept(event) {
            let container = owner[event.engineID]
            try statement.execute(arguments: [
                host, event.timeNanoseconds, event.engineID, event.action, container, event.containerName, event.detail,
                event.image,
            ])
            if db.changesCount > 0, let container { news[container, default: []].append(event) }
        }
        return news
    }

    /// Every run of a health check makes three `exec` events, which tell nothing of the container.
    private static func isKept(_ event: EngineEvent) -> Bool { !event.action.hasPrefix("exec_") }
}
