import DockStatModel
import GRDB

/// Writes the uptime of days that have ended, for ever.
struct DayClosing {
    /// After midnight before a day is closed: the last words about it may come with the next tick.
    private static let rest = Duration.minutes(2)
    private static let mark = "days.closed"

    let db: Database
    let now: Timestamp
    let offsetFromUTC: (Timestamp) -> Duration

    /// - Returns: whether a day was closed; there may be more.
    func step() throws -> Bool {
        let settled = now - Self.rest
        let today = DayNumber(of: settled, offsetFromUTC: offsetFromUTC(settled))
        guard let last = try Self.lastClosed(db) ?? dayBeforeFirst() else { return false }
        if last >= today {
            // A clock that ran ahead closed days that have not ended: they are closed again when they have.
            try Meta.set(db, Self.mark, to: String(today.value - 1))
            return false
        }
        let day = DayNumber(last.value + 1)
        guard day < today else { return false }
        try close(day)
        try Meta.set(db, Self.mark, to: String(day.value))
        return true
    }

    static func lastClosed(_ db: Database) throws -> DayNumber? {
        try Meta.value(db, mark).flatMap { Int($0) }.map(DayNumber.init)
    }

    private func dayBeforeFirst() throws -> DayNumber? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(min(first_seen, service_since)) FROM container")).map {
            let first = Timestamp(milliseconds: $0)
            return DayNumber(DayNumber(of: first, offsetFromUTC: offsetFromUTC(first)).value - 1)
        }
    }

    private func close(_ day: DayNumber) throws {
        let span = DayBoundary.span(of: day, offsetFromUTC: offsetFromUTC)
        let hosts = Dictionary(uniqueKeysWithValues: try StoredHost.all(db).map { ($0.id, $0) })
        let containers = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(StoredContainer.selection) FROM container WHERE last_seen IS NULL OR last_seen >= ?"),
            arguments: [span.lowerBound.milliseconds]
        ).map { StoredContainer($0) }
        let states = StateReader(db: db, now: now)
        for container in containers {
            guard let host = hosts[container.host] else { continue }
            let states = try states.day(day, in: span, of: container, host: host)
            if states.total == 0 { continue }
            try DailyRow.insert(db, container: container.id, states)
            try DayStripRow.append(db, container: container.id, states)
        }
    }
}

enum DailyRow {
    private static let states: [ServiceState] = [.up, .degraded, .down, .paused, .stopped, .unknown, .maintenance]
    private static let columns = states.map(\.rawValue).joined(separator: ", ")

    static func insert(_ db: Database, container: Int64, _ day: DayStates) throws {
        var arguments: StatementArguments = [container, day.day.value, day.outages]
        arguments += StatementArguments(states.map { Int64(day[$0]) })
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO daily (container, day, outages, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: arguments)
    }

    /// Oldest first.
    static func fetch(_ db: Database, container: Int64, days: ClosedRange<Int>) throws -> [DailyUptime] {
        try fetchStates(db, container: container, days: days).map { DailyUptime(day: $0.day, durations: $0.durations) }
    }

    /// Oldest first.
    static func fetchStates(_ db: Database, container: Int64, days: ClosedRange<Int>) throws -> [DayStates] {
        let statement = try db.cachedStatement(
            sql: "SELECT day, outages, \(columns) FROM daily WHERE container = ? AND day BETWEEN ? AND ? ORDER BY day")
        return try Row.fetchAll(statement, arguments: [container, days.lowerBound, days.upperBound]).map { row in
            var day = DayStates(day: DayNumber(row[0]))
            day.outages = row[1]
            for (index, state) in states.enumerated() { day[state] = UInt32(clamping: row[2 + index] as Int64) }
            return day
        }
    }
}
