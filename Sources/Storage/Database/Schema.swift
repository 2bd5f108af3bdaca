import DockStatModel
import GRDB

/// The tables. Migrations are named, append-only and never edited once released.
///
/// Times are milliseconds since 1970 unless the name says otherwise. Signals are integers in the unit of `Signal.scale`.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 hosts, containers, series, states, events") { db in
            try db.execute(sql: hosts)
            try db.execute(sql: containers)
            try db.execute(sql: series)
            try db.execute(sql: happenings)
        }
        migrator.registerMigration("2 alerts, incidents, outbox") { db in try AlertingSchema.create(db) }
        migrator.registerMigration("3 receivers that are switched off") { db in try AlertingSchema.addSwitch(db) }
        // Deploys of weeks are read with every tick, among millions of other events.
        migrator.registerMigration("4 index of creations") { db in
            try db.execute(sql: "CREATE INDEX event_of_creation ON event (action, time_ns) WHERE action = 'create'")
        }
        migrator.registerMigration("5 days as bars show them") { db in try db.execute(sql: DayStripRow.schema) }
        migrator.registerMigration("6 audit log, keys, sessions") { db in try OperatingSchema.create(db) }
        migrator.registerMigration("7 what people keep beside the configuration") { db in try db.execute(sql: KeptRow.schema) }
        migrator.registerMigration("8 what the endpoint answered") { db in try db.execute(sql: EndpointUseRow.schema) }
        return migrator
    }

    private static let hosts = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
        CREATE TABLE host (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
            reachable INTEGER NOT NULL, reason TEXT, since INTEGER NOT NULL,
            tried_at INTEGER NOT NULL, reached_at INTEGER, sampled_at INTEGER, interval INTEGER NOT NULL,
            poll_duration INTEGER NOT NULL, events_until_ns INTEGER, warnings TEXT NOT NULL,
            facts_at INTEGER) STRICT;
        CREATE TABLE host_facts (host INTEGER PRIMARY KEY, facts TEXT, inventory TEXT) STRICT;
        CREATE TABLE gap (
            id INTEGER PRIMARY KEY, host INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
            evidence TEXT NOT NULL) STRICT;
        CREATE INDEX gap_by_host ON gap (host, start);
        CREATE TABLE tick (
            time INTEGER PRIMARY KEY, duration INTEGER NOT NULL, hosts INTEGER NOT NULL, hosts_reached INTEGER NOT NULL,
            containers INTEGER NOT NULL, cpu INTEGER, files_written INTEGER) STRICT;
        """

    /// What changes seldom and may be large lies in `container_about`, so that a change of state rewrites a small row.
    private static let containers = """
        CREATE TABLE container (
            id INTEGER PRIMARY KEY, host INTEGER NOT NULL, key TEXT NOT NULL, slug TEXT NOT NULL,
            engine_id TEXT NOT NULL, name TEXT NOT NULL, image TEXT NOT NULL, image_id TEXT NOT NULL, created INTEGER NOT NULL,
            state TEXT NOT NULL, health TEXT NOT NULL, status_text TEXT NOT NULL, about_fingerprint INTEGER NOT NULL,
            started_at INTEGER, finished_at INTEGER, exit_code INTEGER, oom_killed INTEGER, restart_count INTEGER,
            restart_policy TEXT, error TEXT, cpu_limit REAL, memory_limit INTEGER, image_digest TEXT, process_id INTEGER,
            stop_requested INTEGER, service TEXT NOT NULL, service_since INTEGER NOT NULL,
            first_seen INTEGER NOT NULL, last_seen INTEGER, UNIQUE (host, key), UNIQUE (host, slug)) STRICT;
        CREATE INDEX container_present ON container (host) WHERE last_seen IS NULL;
        CREATE TABLE container_about (
            container INTEGER PRIMARY KEY, labels TEXT NOT NULL, ports TEXT NOT NULL, networks TEXT NOT NULL) STRICT;
        CREATE TABLE counter (
            container INTEGER PRIMARY KEY, read_at_ns INTEGER NOT NULL, cpu_total INTEGER NOT NULL, system_cpu INTEGER,
            online_cpus INTEGER, memory_bytes INTEGER, memory_limit INTEGER, network_rx INTEGER, network_tx INTEGER,
            block_read INTEGER, block_write INTEGER, pids INTEGER) STRICT;
        """

    private static let series = """
        CREATE TABLE sample (
            time INTEGER NOT NULL, container INTEGER NOT NULL,
            cpu_percent INTEGER, memory_bytes INTEGER, memory_limit INTEGER, network_rx_rate INTEGER, network_tx_rate INTEGER,
            block_read_rate INTEGER, block_write_rate INTEGER, pids INTEGER,
            PRIMARY KEY (time, container)) WITHOUT ROWID, STRICT;
        CREATE TABLE chunk (
            id INTEGER PRIMARY KEY, tier INTEGER NOT NULL, container INTEGER NOT NULL, start INTEGER NOT NULL,
            end INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
        CREATE INDEX chunk_by_container ON chunk (tier, container, start, end);
        """

    private static let happenings = """
        CREATE TABLE event (
            host INTEGER NOT NULL, time_ns INTEGER NOT NULL, engine_id TEXT NOT NULL, action TEXT NOT NULL,
            container INTEGER, name TEXT NOT NULL, detail TEXT, image TEXT NOT NULL,
            PRIMARY KEY (host, time_ns, engine_id, action)) WITHOUT ROWID, STRICT;
        CREATE INDEX event_by_container ON event (container, time_ns) WHERE container IS NOT NULL;
        CREATE TABLE state_interval (
            container INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, state TEXT NOT NULL,
            PRIMARY KEY (container, start)) WITHOUT ROWID, STRICT;
        CREATE TABLE daily (
            container INTEGER NOT NULL, day INTEGER NOT NULL,
            up INTEGER NOT NULL, degraded INTEGER NOT NULL, down INTEGER NOT NULL, paused INTEGER NOT NULL,
            stopped INTEGER NOT NULL, unknown INTEGER NOT NULL, PRIMARY KEY (container, day)) WITHOUT ROWID, STRICT;
        """
}
