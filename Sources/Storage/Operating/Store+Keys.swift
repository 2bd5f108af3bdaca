import Crypto
package import DockStatModel
import Foundation
import GRDB

/// What a key is kept as. Keys are 256 random bits: a plain hash of them cannot be guessed back.
package struct SecretHash: Hashable, Sendable {
    let data: Data

    init(data: Data) { self.data = data }

    package init(of secret: String) { data = Data(SHA256.hash(data: Data(secret.utf8))) }
}

extension ChangeTransaction {
    /// - Returns: the key as kept; `nil`: one of that name holds already.
    package func addKey(_ key: APIKey, hash: SecretHash) throws -> APIKey? {
        let names = "name, hash, scopes, created_at, created_by, expires_at"
        // A key that has expired makes room for one of its name.
        try db.execute(
            sql: "UPDATE api_key SET revoked_at = expires_at WHERE name = ? AND revoked_at IS NULL AND expires_at <= ?",
            arguments: [key.name, key.createdAt.milliseconds])
        try db.execute(
            sql: "INSERT OR IGNORE INTO api_key (\(names)) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                key.name, hash.data, key.scopes.map(\.text).joined(separator: " "), key.createdAt.milliseconds,
                key.createdBy, key.expiresAt?.milliseconds,
            ])
        guard db.changesCount > 0 else { return nil }
        var kept = key
        kept.id = db.lastInsertedRowID
        return kept
    }

    /// Ends a key and the sessions made with it.
    ///
    /// - Returns: what it was; `nil`: none that holds has that number.
    package func revokeKey(_ id: Int64, now: Timestamp) throws -> APIKey? {
        guard let key = try KeyRow.fetch(db, "id = ? AND revoked_at IS NULL", [id]).first else { return nil }
        try db.execute(sql: "UPDATE api_key SET revoked_at = ? WHERE id = ?", arguments: [now.milliseconds, id])
        try db.execute(sql: "DELETE FROM session WHERE api_key = ?", arguments: [id])
        return key
    }
}

extension Store {
    /// All keys that were ever made, by number.
    package func keys() throws(StorageError) -> [APIKey] { try read { db in try KeyRow.fetch(db, "TRUE", []) } }

    /// The key with that hash, whether it holds or not.
    package func key(_ hash: SecretHash) throws(StorageError) -> APIKey? {
        try read { db in try KeyRow.fetch(db, "hash = ?", [hash.data]).first }
    }

    /// Notes that a key was used, at most once a minute.
    package func noteUse(of key: APIKey, now: Timestamp) throws(StorageError) {
        if let last = key.lastUsedAt, now - last < .minutes(1) { return }
        try write { db in
            try db.execute(sql: "UPDATE api_key SET last_used_at = ? WHERE id = ?", arguments: [now.milliseconds, key.id])
        }
    }
}

/// Rows of `api_key`.
enum KeyRow {
    static func fetch(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [APIKey] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, name, scopes, created_at, created_by, expires_at, last_used_at, revoked_at FROM api_key
                WHERE \(condition) ORDER BY id
                """)
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            APIKey(
                id: row[0], name: row[1], scopes: (row[2] as String).split(separator: " ").compactMap { Scope(String($0)) },
                createdAt: row.time(3), createdBy: row[4], expiresAt: row.optionalTime(5), lastUsedAt: row.optionalTime(6),
                revokedAt: row.optionalTime(7))
        }
    }
}
