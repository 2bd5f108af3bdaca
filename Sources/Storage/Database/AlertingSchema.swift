import GRDB

/// The tables of alerts, incidents, people's words and messages.
///
/// Times are milliseconds since 1970. A BLOB is written by `PackedWriter`. Ids that name a page or a message are never used again.
enum AlertingSchema {
    static func create(_ db: Database) throws {
        for sql in [alerts, incidents, words, outbox, images, observed] { try db.execute(sql: sql) }
        try renewKeys(db)
    }

    static func addSwitch(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE receiver_health ADD COLUMN switched_off INTEGER NOT NULL DEFAULT 0")
    }

    /// Where the part of a message's key that tells databases apart is kept.
    static let keysName = "outbox.keys"

    /// A copy of a database gives out ids that the original gives out too: their keys must differ.
    static func renewKeys(_ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, lower(hex(randomblob(8))))", arguments: [keysName])
    }

    private static let alerts = """
        CREATE TABLE alert (
            id INTEGER PRIMARY KEY AUTOINCREMENT, rule TEXT NOT NULL, subject TEXT NOT NULL, facts BLOB NOT NULL,
            severity TEXT NOT NULL, phase TEXT NOT NULL, since INTEGER NOT NULL, condition TEXT NOT NULL, hold TEXT NOT NULL,
            value TEXT, summary BLOB NOT NULL, runbook TEXT,
            confirmations INTEGER NOT NULL, first_confirmed INTEGER, last_confirmed INTEGER, held INTEGER NOT NULL,
            recovered_held INTEGER NOT NULL, last_recovered INTEGER, samples BLOB NOT NULL,
            fired_at INTEGER, resolved_at INTEGER, turns BLOB NOT NULL, flapping_since INTEGER,
            acknowledged_by TEXT, acknowledged_because TEXT, acknowledged_at INTEGER,
            muted_by TEXT, announced INTEGER NOT NULL, incident INTEGER) STRICT;
        CREATE INDEX alert_by_incident ON alert (incident) WHERE incident IS NOT NULL;
        CREATE TABLE alert_transition (
            id INTEGER PRIMARY KEY, alert INTEGER NOT NULL, time INTEGER NOT NULL, from_phase TEXT NOT NULL,
            to_phase TEXT NOT NULL, value TEXT, reason TEXT NOT NULL) STRICT;
        CREATE INDEX alert_transition_by_alert ON alert_transition (alert);
        CREATE TABLE notification_decision (
            id INTEGER PRIMARY KEY, alert INTEGER NOT NULL, incident INTEGER, time INTEGER NOT NULL, receiver TEXT,
            kind TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
        CREATE INDEX notification_decision_by_alert ON notification_decision (alert);
        """

    private static let incidents = """
        CREATE TABLE incident (
            id INTEGER PRIMARY KEY AUTOINCREMENT, group_by BLOB NOT NULL, opened_at INTEGER NOT NULL, resolved_at INTEGER,
            severity TEXT NOT NULL, title BLOB NOT NULL, alerts BLOB NOT NULL, announced_at INTEGER, last_message_at INTEGER,
            receivers BLOB NOT NULL, escalated BLOB NOT NULL) STRICT;
        CREATE INDEX incident_open ON incident (id) WHERE resolved_at IS NULL;
        CREATE INDEX incident_resolved ON incident (resolved_at) WHERE resolved_at IS NOT NULL;
        CREATE TABLE incident_entry (
            id INTEGER PRIMARY KEY, incident INTEGER NOT NULL, time INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
            lines BLOB NOT NULL, alert INTEGER) STRICT;
        CREATE INDEX incident_entry_by_incident ON incident_entry (incident);
        """

    private static let words = """
        CREATE TABLE silence (
            id INTEGER PRIMARY KEY AUTOINCREMENT, matcher TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
            reason TEXT NOT NULL, author TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
        CREATE INDEX silence_by_end ON silence (end);
        CREATE TABLE maintenance_window (name TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID, STRICT;
        """

    /// `scheduled_waits` counts the retries that nobody asked for, since `tried_since`, the first attempt.
    private static let outbox = """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, receiver TEXT NOT NULL, incident INTEGER,
            kind TEXT NOT NULL, message TEXT NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL, scheduled_waits INTEGER NOT NULL, tried_since INTEGER, next_attempt_at INTEGER NOT NULL,
            last_attempt_at INTEGER, delivered_at INTEGER, ended_at INTEGER, last_answer TEXT) STRICT;
        CREATE INDEX outbox_by_state ON outbox (state, receiver, incident);
        CREATE INDEX outbox_by_end ON outbox (ended_at) WHERE ended_at IS NOT NULL;
        CREATE INDEX outbox_by_incident ON outbox (incident, receiver) WHERE incident IS NOT NULL;
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY, outbox INTEGER NOT NULL, receiver TEXT NOT NULL, incident INTEGER, kind TEXT NOT NULL,
            time INTEGER NOT NULL, duration INTEGER NOT NULL, result TEXT NOT NULL, answer TEXT NOT NULL) STRICT;
        CREATE INDEX delivery_by_outbox ON delivery (outbox);
        CREATE INDEX delivery_by_incident ON delivery (incident) WHERE incident IS NOT NULL;
        CREATE INDEX delivery_by_time ON delivery (time);
        CREATE TABLE receiver_health (
            receiver TEXT PRIMARY KEY, last_delivered_at INTEGER, last_failed_at INTEGER, failed_since INTEGER, reason TEXT,
            paused_until INTEGER) WITHOUT ROWID, STRICT;
        CREATE TABLE conversation (
            incident INTEGER NOT NULL, receiver TEXT NOT NULL, reference TEXT NOT NULL,
            PRIMARY KEY (incident, receiver)) WITHOUT ROWID, STRICT;
        """

    private static let images = """
        CREATE TABLE image_change (
            id INTEGER PRIMARY KEY, container INTEGER NOT NULL, time INTEGER NOT NULL, from_image TEXT NOT NULL,
            to_image TEXT NOT NULL, from_id TEXT NOT NULL, to_id TEXT NOT NULL) STRICT;
        CREATE INDEX image_change_by_time ON image_change (time);
        CREATE INDEX image_change_by_container ON image_change (container);
        CREATE TABLE image_check (
            image TEXT PRIMARY KEY, digest TEXT, checked_at INTEGER NOT NULL, error TEXT) WITHOUT ROWID, STRICT;
        """

    /// Of hosts known before, nobody noted the first tick that reached them: the last one is the earliest that is certain.
    private static let observed = """
        ALTER TABLE host ADD COLUMN first_reached_at INTEGER;
        UPDATE host SET first_reached_at = reached_at;
        CREATE TABLE maintenance_span (
            container INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
            PRIMARY KEY (container, start)) WITHOUT ROWID, STRICT;
        ALTER TABLE daily ADD COLUMN maintenance INTEGER NOT NULL DEFAULT 0;
        """
}
