import DockStatModel
import GRDB

/// Rows of `outbox`.
struct OutboxRow {
    static let selection = """
        SELECT id, key, receiver, incident, kind, message, state, created_at, attempts, next_attempt_at, last_attempt_at,
            delivered_at, last_answer, scheduled_waits, tried_since
        FROM outbox
        """

    var entry: OutboxEntry
    /// Retries so far that nobody asked for.
    var scheduledWaits: Int
    /// The first attempt.
    var triedSince: Timestamp?
    /// Whether the message is what was written; else all that is left of it is its kind and time.
    var isReadable: Bool

    init(_ row: Row) throws {
        let created = row.time(7)
        let kind = try row.word(4, as: AlertMessage.Kind.self)
        var message: AlertMessage
        do {
            message = try JSONText.decode(AlertMessage.self, row[5])
            isReadable = true
        } catch {
            // One message that a later version cannot read must not keep all the others back: whoever sends fails it.
            message = AlertMessage(kind: kind, time: created, site: "", baseURL: nil)
            isReadable = false
        }
        entry = OutboxEntry(
            id: row[0], key: row[1], receiver: row[2], incident: row[3], message: message, state: try row.word(6),
            createdAt: created, attempts: row[8], nextAttemptAt: row.time(9))
        entry.lastAttemptAt = row.optionalTime(10)
        entry.deliveredAt = row.optionalTime(11)
        entry.lastAnswer = row[12]
        scheduledWaits = row[13]
        triedSince = row.optionalTime(14)
    }

    /// - Parameter rest: SQL of ours after `WHERE`.
    static func fetch(_ db: Database, _ rest: String, _ arguments: StatementArguments = []) throws -> [OutboxRow] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: "\(selection) WHERE \(rest)"), arguments: arguments)
        var found: [OutboxRow] = []
        while let row = try rows.next() { found.append(try OutboxRow(row)) }
        return found
    }
}
