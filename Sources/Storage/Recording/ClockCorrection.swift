import DockStatModel
import GRDB

/// Brings what was written by a clock that ran ahead back to the present, once the clock is right again.
///
/// Edges of states only go forward, so a tick that believed in another year would else hold every state, uptime and sort order
/// until that year comes. Readings, events and known states of the time ahead stay: on a machine that starts without a clock it is
/// the present that is false, and they are the truth.
struct ClockCorrection {
    /// A step back smaller than this and than three intervals is slept over: states catch up with it by themselves.
    private static let tolerated = Duration.minutes(5)

    let db: Database
    let now: Timestamp
    let interval: Duration

    func apply() throws {
        let edge = (now + max(Self.tolerated, interval * 3)).milliseconds
        let newest = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT max(max(tried_at, coalesce(reached_at, tried_at))) FROM host"))
        guard let newest, newest > edge else { return }
        // The newest tick speaks for the job: one of the future would for ever.
        try run("DELETE FROM tick WHERE time > :now")
        try run(
            """
            INSERT OR IGNORE INTO state_interval (container, start, end, state)
            SELECT container.id, service_since, reached_at, service FROM container JOIN host ON host.id = container.host
            WHERE last_seen IS NULL AND service_since > :now AND reached_at > service_since
            """)
        // The time that was skipped on the way into the future was never unobserved.
        try run("DELETE FROM state_interval WHERE state = 'unknown' AND start >= :now")
        try run("UPDATE state_interval SET end = :now WHERE state = 'unknown' AND end > :now")
        try run("UPDATE container SET service_since = :now WHERE service_since > :now")
        try run("UPDATE container SET first_seen = :now WHERE first_seen > :now")
        try run("UPDATE container SET last_seen = :now WHERE last_seen > :now")
        try run(
            """
            UPDATE host SET tried_at = min(tried_at, :now), reached_at = min(reached_at, :now), since = min(since, :now),
                first_reached_at = min(first_reached_at, :now)
            """)
        try run("DELETE FROM meta WHERE key GLOB 'compacted.*' AND CAST(value AS INTEGER) > :now")
    }

    private func run(_ sql: String) throws {
        try db.execute(sql: sql, arguments: ["now": now.milliseconds])
    }
}
