package import DockStatModel
import GRDB

extension Store {
    /// Events of one container that `recentEvents` gives at most: the newest.
    package static let recentEventsKept = 1000

    /// What happened to each container since a moment, of every engine id it had, oldest first: `create`, `start`, `die`, `stop`,
    /// `kill`, `oom`, `restart`, `pause`, `unpause`, `rename`, `destroy` and `health_status`.
    package func recentEvents(since: Timestamp) throws(StorageError) -> [ContainerIdentity: [EngineEvent]] {
        try read { db in
            // The table is ordered by host and time: this reads the span and nothing else.
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(EventReader.columns), container FROM event
                    WHERE host IN (SELECT id FROM host) AND time_ns >= ? AND container IS NOT NULL AND action IN (
                        'create', 'start', 'die', 'stop', 'kill', 'oom', 'restart', 'pause', 'unpause', 'rename',
                        'destroy', 'health_status')
                    ORDER BY host DESC, time_ns DESC
                    """)
            var newestFirst: [Int64: [EngineEvent]] = [:]
            let rows = try Row.fetchCursor(statement, arguments: [EventReader.nanoseconds(since)])
            while let row = try rows.next() {
                let container: Int64 = row[6]
                // A container that restarts without end must not cost the memory of all.
                if newestFirst[container]?.count ?? 0 >= Self.recentEventsKept { continue }
                newestFirst[container, default: []].append(EventReader.event(row))
            }
            let identities = try ContainerFinder.identities(db, newestFirst.keys)
            return Dictionary(
                newestFirst.compactMap { id, events in identities[id].map { ($0, events.reversed()) } },
                uniquingKeysWith: { first, _ in first })
        }
    }
}
