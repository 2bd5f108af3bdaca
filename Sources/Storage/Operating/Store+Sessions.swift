package import DockStatModel
import GRDB

/// A browser that somebody signed in with.
package struct SignedIn: Hashable, Sendable {
    /// The key it was made with; `nil`: a trusted proxy named the user.
    package var key: APIKey?
    package var actor: String
    package var expiresAt: Timestamp
}

extension ChangeTransaction {
    package func addSession(
        _ hash: SecretHash, key: Int64?, actor: String, now: Timestamp, expiresAt: Timestamp
    ) throws {
        try db.execute(sql: "DELETE FROM session WHERE expires_at <= ?", arguments: [now.milliseconds])
        try db.execute(
            sql: "INSERT INTO session (hash, api_key, actor, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [hash.data, key, actor, now.milliseconds, expiresAt.milliseconds])
    }

    package func endSession(_ hash: SecretHash) throws {
        try db.execute(sql: "DELETE FROM session WHERE hash = ?", arguments: [hash.data])
    }

    /// What signs links in messages; the first call keeps the one it is given.
    package func linkSecret(orElse fresh: String) throws -> String {
        if let kept = try Meta.value(db, "link.secret") { return kept }
        try Meta.set(db, "link.secret", to: fresh)
        return fresh
    }

    /// Marks a signed link as used.
    ///
    /// - Returns: whether it was the first time.
    package func useLink(_ hash: SecretHash, now: Timestamp, expiresAt: Timestamp) throws -> Bool {
        try db.execute(sql: "DELETE FROM used_link WHERE expires_at <= ?", arguments: [now.milliseconds])
        try db.execute(
            sql: "INSERT OR IGNORE INTO used_link (hash, expires_at) VALUES (?, ?)",
            arguments: [hash.data, expiresAt.milliseconds])
        return db.changesCount > 0
    }
}

extension Store {
    /// The session of that hash, if it and its key still hold.
    package func session(_ hash: SecretHash, now: Timestamp) throws(StorageError) -> SignedIn? {
        try read { db in
            guard
                let row = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT api_key, actor, expires_at FROM session WHERE hash = ? AND expires_at > ?"),
                    arguments: [hash.data, now.milliseconds])
            else { return nil }
            var key: APIKey?
            if let id = row[0] as Int64? {
                guard let found = try KeyRow.fetch(db, "id = ?", [id]).first, found.holds(at: now) else { return nil }
                key = found
            }
            return SignedIn(key: key, actor: row[1], expiresAt: row.time(2))
        }
    }
}
