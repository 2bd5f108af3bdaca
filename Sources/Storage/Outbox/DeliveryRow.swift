import DockStatModel
import GRDB

/// Rows of `delivery`, the ledger.
enum DeliveryRow {
    private static let selection = "SELECT outbox, receiver, incident, kind, time, duration, result, answer FROM delivery"

    static func insert(_ db: Database, _ record: DeliveryRecord) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO delivery (outbox, receiver, incident, kind, time, duration, result, answer)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            record.outbox, record.receiver, record.incident, record.kind.rawValue, record.time.milliseconds,
            record.duration.inMilliseconds, record.result.rawValue, record.answer,
        ])
    }

    /// Newest first.
    static func newest(_ db: Database, limit: Int) throws -> [DeliveryRecord] {
        try fetch(db, "ORDER BY time DESC, id DESC LIMIT ?", [limit])
    }

    /// Newest first.
    static func of(_ db: Database, incident: Int64, limit: Int) throws -> [DeliveryRecord] {
        try fetch(db, "WHERE incident = ? ORDER BY time DESC, id DESC LIMIT ?", [incident, limit])
    }

    private static func fetch(_ db: Database, _ rest: String, _ arguments: StatementArguments) throws -> [DeliveryRecord] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: "\(selection) \(rest)"), arguments: arguments)
        var records: [DeliveryRecord] = []
        while let row = try rows.next() {
            records.append(
                DeliveryRecord(
                    outbox: row[0], receiver: row[1], incident: row[2], kind: try row.word(3), time: row.time(4),
                    duration: .milliseconds(row[5] as Int64), result: try row.word(6), answer: row[7]))
        }
        return records
    }
}
