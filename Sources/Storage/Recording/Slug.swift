import DockStatModel
import GRDB

/// The last part of a container's page's path.
enum Slug {
    /// The container's name made safe. Where another container of the host bears it already, that one keeps it as long as the
    /// host lists it, and gives it up when it is gone; the other gets a hash of its key at its end.
    ///
    /// - Parameter leaving: rows of containers that this tick no longer lists.
    static func choose(
        _ db: Database, host: Int64, name: String, key: String, id: Int64?, leaving: Set<Int64>
    ) throws -> String {
        let wanted = PathName.safe(name)
        guard let owner = try owner(db, host: host, slug: wanted), owner.id != id else { return wanted }
        guard owner.isGone || leaving.contains(owner.id) else {
            return try free(db, host: host, wanted: wanted, key: key, id: id)
        }
        let other = try free(db, host: host, wanted: wanted, key: owner.key, id: owner.id)
        try assign(db, other, to: owner.id)
        return wanted
    }

    static func assign(_ db: Database, _ slug: String, to id: Int64) throws {
        try db.execute(sql: "UPDATE container SET slug = ? WHERE id = ?", arguments: [slug, id])
    }

    private static func free(_ db: Database, host: Int64, wanted: String, key: String, id: Int64?) throws -> String {
        let base = wanted + "-" + String(PathName.fnv1a(key), radix: 36)
        var slug = base
        var number = 2
        while let owner = try owner(db, host: host, slug: slug), owner.id != id {
            slug = "\(base)-\(number)"
            number += 1
        }
        return slug
    }

    private static func owner(_ db: Database, host: Int64, slug: String) throws -> (id: Int64, key: String, isGone: Bool)? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, key, last_seen IS NOT NULL FROM container WHERE host = ? AND slug = ?"),
            arguments: [host, slug]
        ).map { ($0[0], $0[1], $0[2]) }
    }
}
