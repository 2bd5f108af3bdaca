package import DockStatModel
import GRDB

extension Store {
    /// The service states of every container of these hosts that still has a page, over a span up to `now`, oldest first and
    /// without holes: what was not observed is `unknown`.
    package func stateIntervals(
        hosts: [String], in span: Range<Timestamp>, now: Timestamp
    ) throws(StorageError) -> [ContainerIdentity: [StateInterval]] {
        try read { db in
            let reader = StateReader(db: db, now: now)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(StoredContainer.selection) FROM container
                    WHERE host = ? AND (last_seen IS NULL OR last_seen > ?)
                    """)
            let gone = now - Self.missingContainersStay
            var intervals: [ContainerIdentity: [StateInterval]] = [:]
            for host in try StoredHost.all(db) where hosts.contains(host.name) {
                for row in try Row.fetchAll(statement, arguments: [host.id, gone.milliseconds]) {
                    let container = StoredContainer(row)
                    let identity = ContainerIdentity(host: host.name, key: container.key)
                    intervals[identity] = try reader.intervals(of: container, host: host, in: span)
                }
            }
            return intervals
        }
    }
}
