import DockStatModel
import GRDB

/// Rows of `silence`.
enum SilenceRow {
    private static let columns = "id, matcher, start, end, reason, author, created_at"

    static func insert(_ db: Database, _ silence: Silence) throws -> Int64 {
        try db.execute(
            sql: "INSERT INTO silence (matcher, start, end, reason, author, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                try JSONText.of(silence.matcher), silence.start.milliseconds, silence.end.milliseconds, silence.reason,
                silence.author, silence.createdAt.milliseconds,
            ])
        return db.lastInsertedRowID
    }

    /// Those that end after a moment, oldest first.
    static func ending(_ db: Database, after moment: Timestamp) throws -> [Silence] {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM silence WHERE end > ? ORDER BY id")
        // Many are about the same, and reading JSON is most of the work.
        var matchers: [String: Matcher] = [:]
        return try Row.fetchAll(statement, arguments: [moment.milliseconds]).map { row in
            let text: String = row[1]
            let matcher = try matchers[text] ?? JSONText.decode(Matcher.self, text)
            matchers[text] = matcher
            return Silence(
                id: row[0], matcher: matcher, start: row.time(2), end: row.time(3),
                reason: row[4], author: row[5], createdAt: row.time(6))
        }
    }
}
