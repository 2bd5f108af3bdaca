package import DockStatModel
import GRDB

extension Store {
    /// Which containers were made anew from another image since a moment, oldest first.
    package func imageChanges(since: Timestamp) throws(StorageError) -> [ContainerIdentity: [ImageChange]] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT container, time, from_image, to_image, from_id, to_id FROM image_change
                    WHERE time >= ? ORDER BY time, id
                    """, arguments: [since.milliseconds])
            let identities = try ContainerFinder.identities(db, Set(rows.map { $0[0] as Int64 }))
            var changes: [ContainerIdentity: [ImageChange]] = [:]
            for row in rows {
                guard let identity = identities[row[0]] else { continue }
                changes[identity, default: []].append(
                    ImageChange(time: row.time(1), fromImage: row[2], toImage: row[3], from: row[4], to: row[5]))
            }
            return changes
        }
    }

    /// What registries said, by the image as it is named.
    package func imageChecks() throws(StorageError) -> [String: ImageCheck] {
        try read { db in
            let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT image, digest, checked_at, error FROM image_check"))
            return Dictionary(
                rows.map { ($0[0] as String, ImageCheck(digest: $0[1], checkedAt: $0.time(2), error: $0[3])) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// Adds to what is known; a check without a digest keeps the last one that was told.
    package func saveImageChecks(_ checks: [String: ImageCheck]) throws(StorageError) {
        guard !checks.isEmpty else { return }
        try write { db in
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO image_check (image, digest, checked_at, error) VALUES (?, ?, ?, ?)
                    ON CONFLICT (image) DO UPDATE SET digest = coalesce(excluded.digest, digest),
                        checked_at = excluded.checked_at, error = excluded.error
                    """)
            for (image, check) in checks.sorted(by: { $0.key < $1.key }) {
                try statement.execute(arguments: [image, check.digest, check.checkedAt.milliseconds, check.error])
            }
        }
    }
}

/// Rows of `image_change`.
enum ImageChangeRow {
    static func insert(
        _ db: Database, container: Int64, _ time: Timestamp, _ before: StoredContainer, _ after: StoredContainer
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO image_change (container, time, from_image, to_image, from_id, to_id) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [container, time.milliseconds, before.image, after.image, before.imageID, after.imageID])
    }
}
