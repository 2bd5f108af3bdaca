import DockStatModel
import GRDB

/// Finds rows by identity.
enum ContainerFinder {
    static func find(_ db: Database, _ identities: some Sequence<ContainerIdentity>) throws -> [ContainerIdentity: Found] {
        let hosts = try StoredHost.all(db)
        let byName = Dictionary(hosts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let statement = try db.cachedStatement(
            sql: "SELECT \(StoredContainer.selection) FROM container WHERE host = ? AND key = ?")
        var found: [ContainerIdentity: Found] = [:]
        for identity in identities {
            guard let host = byName[identity.host],
                let row = try Row.fetchOne(statement, arguments: [host.id, identity.key])
            else { continue }
            found[identity] = Found(container: StoredContainer(row), host: host)
        }
        return found
    }

    struct Found {
        var container: StoredContainer
        var host: StoredHost
    }
}
