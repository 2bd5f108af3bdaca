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

    static func identities(_ db: Database, _ ids: some Collection<Int64>) throws -> [Int64: ContainerIdentity] {
        let statement = try db.cachedStatement(
            sql: "SELECT host.name, key FROM container JOIN host ON host.id = container.host WHERE container.id = ?")
        var identities: [Int64: ContainerIdentity] = [:]
        for id in ids {
            guard let row = try Row.fetchOne(statement, arguments: [id]) else { continue }
            identities[id] = ContainerIdentity(host: row[0], key: row[1])
        }
        return identities
    }

    struct Found {
        var container: StoredContainer
        var host: StoredHost
    }
}
