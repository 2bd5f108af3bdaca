package import DockStatModel
import GRDB

extension Store {
    /// Deploys that `deploys` gives at most: the newest.
    package static let deploysKept = 2000

    /// When containers of Compose projects were made anew, newest first: changes of their images, and creations that the
    /// engine told of.
    package func deploys(since: Timestamp) throws(StorageError) -> [Deploy] {
        let changes = try imageChanges(since: since)
        return try read { db in
            var deploys: [Deploy] = []
            // The index holds creations only.
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT host.name, container.key, container.name, event.time_ns, event.image
                        FROM event INDEXED BY event_of_creation
                        JOIN container ON container.id = event.container JOIN host ON host.id = container.host
                        WHERE event.action = 'create' AND event.time_ns >= ? AND container.key LIKE 'compose:%'
                        ORDER BY event.time_ns DESC LIMIT ?
                        """), arguments: [EventReader.nanoseconds(since), Self.deploysKept])
            while let row = try rows.next() {
                deploys.append(
                    Deploy(
                        container: ContainerIdentity(host: row[0], key: row[1]), name: row[2],
                        time: Timestamp(milliseconds: (row[3] as Int64) / 1_000_000), image: row[4]))
            }
            return Self.joined(deploys, changes: changes, names: try Self.names(db, changes.keys))
        }
    }

    /// A change of the image is seen by the tick after the creation that brought it: both are one deploy, at the time of the
    /// creation. A change whose creation was not told, or told of another image, stands for itself.
    ///
    /// - Parameter creations: newest first.
    private static func joined(
        _ creations: [Deploy], changes: [ContainerIdentity: [ImageChange]], names: [ContainerIdentity: String]
    ) -> [Deploy] {
        var deploys = creations
        let places = Dictionary(grouping: deploys.indices) { deploys[$0].container }
        for (container, changes) in changes where container.key.hasPrefix("compose:") {
            var previous = Timestamp.epoch
            for change in changes {
                // A new container is created beside the old one and started after it ended: the creation may be some time older.
                let place = places[container]?.first {
                    creations[$0].image == change.toImage && creations[$0].time <= change.time
                        && creations[$0].time > previous
                }
                if let place {
                    deploys[place].change = change
                } else {
                    deploys.append(
                        Deploy(
                            container: container, name: names[container] ?? container.key, time: change.time,
                            image: change.toImage, change: change))
                }
                previous = change.time
            }
        }
        return Array(deploys.sorted { ($1.time, $1.container) < ($0.time, $0.container) }.prefix(deploysKept))
    }

    private static func names(
        _ db: Database, _ containers: some Collection<ContainerIdentity>
    ) throws -> [ContainerIdentity: String] {
        try ContainerFinder.find(db, containers).mapValues(\.container.name)
    }
}
