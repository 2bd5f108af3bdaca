import GRDB

/// The tables of who may change things, and of what they changed.
///
/// Times are milliseconds since 1970. Keys, sessions and links are kept as hashes only.
enum OperatingSchema {
    static func create(_ db: Database) throws {
        for sql in [audit, keys, answers] { try db.execute(sql: sql) }
    }

    /// Append-only: the triggers are against mistakes; against intent there is the chain of hashes.
    private static let audit = """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, source TEXT NOT NULL, address TEXT NOT NULL,
            action TEXT NOT NULL, subject TEXT NOT NULL, outcome TEXT NOT NULL, before TEXT, after TEXT, reason TEXT NOT NULL,
            hash TEXT NOT NULL) STRICT;
        CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER audit_keeps_values BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        """

    private static let keys = """
        CREATE TABLE api_key (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, hash BLOB NOT NULL UNIQUE, scopes TEXT NOT NULL,
            created_at INTEGER NOT NULL, created_by TEXT NOT NULL, expires_at INTEGER, last_used_at INTEGER,
            revoked_at INTEGER) STRICT;
        CREATE UNIQUE INDEX api_key_in_use ON api_key (name) WHERE revoked_at IS NULL;
        CREATE TABLE session (
            hash BLOB PRIMARY KEY, api_key INTEGER, actor TEXT NOT NULL, created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
        CREATE TABLE used_link (hash BLOB PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
        """

    /// First answers to requests with an `Idempotency-Key`.
    private static let answers = """
        CREATE TABLE answer (
            actor TEXT NOT NULL, key TEXT NOT NULL, request BLOB NOT NULL, status INTEGER NOT NULL, body BLOB NOT NULL,
            expires_at INTEGER NOT NULL, PRIMARY KEY (actor, key)) WITHOUT ROWID, STRICT;
        CREATE INDEX answer_by_expiry ON answer (expires_at);
        """
}
