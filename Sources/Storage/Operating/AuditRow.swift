import Crypto
import DockStatModel
import GRDB

/// Rows of `audit`.
enum AuditRow {
    private static let columns =
        "id, time, actor, source, address, action, subject, outcome, before, after, reason, hash"

    static func append(_ db: Database, _ entry: AuditEntry) throws -> AuditEntry {
        let last = try Row.fetchOne(db.cachedStatement(sql: "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1"))
        var entry = entry
        entry.id = (last?[0] ?? 0) + 1
        entry.hash = hash(entry, after: last?[1] ?? AuditEntry.origin)
        try db.cachedStatement(sql: "INSERT INTO audit (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                entry.id, entry.time.milliseconds, entry.actor, entry.source.rawValue, entry.address, entry.action,
                entry.subject, entry.outcome.rawValue, entry.before, entry.after, entry.reason, entry.hash,
            ])
        return entry
    }

    /// Hex of SHA-256 over the hash before and the entry.
    static func hash(_ entry: AuditEntry, after previous: String) -> String {
        SHA256.hash(data: Array((previous + entry.hashed).utf8)).hex
    }

    static func entry(_ row: Row) throws -> AuditEntry {
        var entry = AuditEntry(
            time: row.time(1), actor: row[2], source: try row.word(3), address: row[4], action: row[5], subject: row[6],
            outcome: try row.word(7), before: row[8], after: row[9], reason: row[10])
        entry.id = row[0]
        entry.hash = row[11]
        return entry
    }

    static func newest(_ db: Database, limit: Int) throws -> [AuditEntry] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT \(columns) FROM audit ORDER BY id DESC LIMIT ?"), arguments: [limit])
            .map(entry)
    }

    static func each(_ db: Database, _ body: (AuditEntry) throws -> Bool) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM audit ORDER BY id")
        while let row = try rows.next() {
            guard try body(entry(row)) else { return }
        }
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
