import DockStatModel
import FoundationEssentials
import GRDB

/// The closed days of a container's bar in one value: a tick reads a thousand rows for a thousand bars instead of ninety
/// thousand. It is reckoned from `daily` and can be made anew from there.
///
/// A day is the distance from the one before it, a byte with a bit for each state that occurred, its milliseconds in the order of
/// `ServiceState.allCases`, and the number of outages; numbers are varints, low groups of seven bits first.
enum DayStripRow {
    static let schema = """
        ALTER TABLE daily ADD COLUMN outages INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE day_strip (container INTEGER PRIMARY KEY, closed INTEGER NOT NULL, days BLOB NOT NULL) STRICT;
        """

    /// Closed days that a bar can show: today is the last one.
    private static let length = DayStrip.length - 1

    /// After a day was closed: puts it behind the others of every container that has one.
    static func append(_ db: Database, container: Int64, _ states: DayStates) throws {
        let day = states.day.value
        let statement = try db.cachedStatement(sql: "SELECT closed, days FROM day_strip WHERE container = ?")
        let row = try Row.fetchOne(statement, arguments: [container])
        if let row, row[0] as Int == day - 1, var days = decode(row[1]) {
            days.removeAll { $0.day.value <= day - length }
            try write(db, container: container, closed: day, days + [states])
        } else {
            try write(db, container: container, closed: day, fetch(db, container: container, closed: day))
        }
    }

    /// Containers with a page whose strip does not reach up to the last closed day: those that were gone for a while, new ones,
    /// and all of them after a clock was set back.
    static func stale(_ db: Database, now: Timestamp, limit: Int) throws -> [Int64] {
        guard let closed = try DayClosing.lastClosed(db)?.value else { return [] }
        return try Int64.fetchAll(
            db,
            sql: """
                SELECT container.id FROM container LEFT JOIN day_strip ON day_strip.container = container.id
                WHERE closed IS NOT ? AND (last_seen IS NULL OR last_seen > ?) LIMIT ?
                """, arguments: [closed, (now - Store.missingContainersStay).milliseconds, limit])
    }

    static func renew(_ db: Database, _ containers: [Int64]) throws {
        guard let closed = try DayClosing.lastClosed(db)?.value else { return }
        for container in containers {
            try write(db, container: container, closed: closed, fetch(db, container: container, closed: closed))
        }
    }

    /// Straight from the days themselves.
    static func fetch(_ db: Database, container: Int64, closed: Int) throws -> [DayStates] {
        try DailyRow.fetchStates(db, container: container, days: (closed - length + 1)...closed)
    }

    private static func write(_ db: Database, container: Int64, closed: Int, _ days: [DayStates]) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO day_strip (container, closed, days) VALUES (?, ?, ?)")
            .execute(arguments: [container, closed, encode(days)])
    }

    static func encode(_ days: [DayStates]) -> Data {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(days.count * 8)
        func write(_ number: UInt64) {
            var rest = number
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(truncatingIfNeeded: rest))
        }
        var last = 0
        for day in days {
            write(UInt64(clamping: day.day.value - last))
            last = day.day.value
            var occurring: UInt8 = 0
            for (index, state) in ServiceState.allCases.enumerated() where day[state] > 0 { occurring |= 1 << UInt8(index) }
            bytes.append(occurring)
            for state in ServiceState.allCases where day[state] > 0 { write(UInt64(day[state])) }
            write(UInt64(clamping: day.outages))
        }
        return Data(bytes)
    }

    /// `nil` where the value is damaged: the days themselves are read then.
    static func decode(_ data: Data) -> [DayStates]? {
        data.withUnsafeBytes { bytes -> [DayStates]? in
            var position = 0
            func number() -> UInt64? {
                var value: UInt64 = 0
                var shift: UInt64 = 0
                while position < bytes.count, shift < 63 {
                    let byte = bytes[position]
                    position += 1
                    value |= UInt64(byte & 0x7f) << shift
                    if byte < 0x80 { return value }
                    shift += 7
                }
                return nil
            }
            var days: [DayStates] = []
            days.reserveCapacity(length)
            var last = 0
            while position < bytes.count {
                guard let distance = number(), distance <= 10_000_000, position < bytes.count, days.count < length else {
                    return nil
                }
                last += Int(distance)
                guard last <= 10_000_000 else { return nil }
                var day = DayStates(day: DayNumber(last))
                let occurring = bytes[position]
                position += 1
                for (index, state) in ServiceState.allCases.enumerated() where occurring & 1 << UInt8(index) != 0 {
                    guard let length = number(), let fitting = UInt32(exactly: length) else { return nil }
                    day[state] = fitting
                }
                guard let outages = number() else { return nil }
                day.outages = Int(clamping: outages)
                days.append(day)
            }
            return days
        }
    }
}
