import DockStatModel
import GRDB

extension Store {
    /// A fact the caller keeps in the database, such as whether its data is made up.
    package func meta(_ key: String) throws(StorageError) -> String? {
        try read { db in try Meta.value(db, "caller." + key) }
    }

    /// - Parameter value: `nil` forgets it.
    package func setMeta(_ key: String, to value: String?) throws(StorageError) {
        try write { db in try Meta.set(db, "caller." + key, to: value) }
    }
}

/// Single facts by name. The caller's begin with `caller.`, so that they never meet ours.
enum Meta {
    static func value(_ db: Database, _ key: String) throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [key])
    }

    static func set(_ db: Database, _ key: String, to value: String?) throws {
        if let value {
            try db.execute(sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", arguments: [key, value])
        } else {
            try db.execute(sql: "DELETE FROM meta WHERE key = ?", arguments: [key])
        }
    }

    static func time(_ db: Database, _ key: String) throws -> Timestamp? {
        try value(db, key).flatMap(Int64.init).map(Timestamp.init(milliseconds:))
    }

    static func set(_ db: Database, _ key: String, to time: Timestamp) throws {
        try set(db, key, to: String(time.milliseconds))
    }
}
