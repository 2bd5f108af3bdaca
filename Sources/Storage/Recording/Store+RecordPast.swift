package import DockStatModel
import GRDB

/// What there was of a container before its first reading, as somebody else knows it.
package struct ContainerPast: Sendable {
    /// Means of an hour, with the least and the greatest.
    package struct Hour: Sendable {
        package var start: Timestamp
        package var points: [Signal: Series.Point]

        package init(start: Timestamp, points: [Signal: Series.Point]) {
            self.start = start
            self.points = points
        }
    }

    /// Oldest first; between them nothing was observed. The first one begins when it was first seen, the last one ends where the
    /// readings begin.
    package var states: [StateInterval]
    /// Oldest first.
    package var hours: [Hour]

    package init(states: [StateInterval], hours: [Hour]) {
        self.states = states
        self.hours = hours
    }
}

extension Store {
    /// Puts a past before the first readings, and reckons the days that are closed already from it. Containers that are not
    /// known are left out. In one transaction; once for a container.
    ///
    /// - Parameter offsetFromUTC: of the configured time zone at a moment.
    package func recordPast(
        _ past: [ContainerIdentity: ContainerPast], now: Timestamp, offsetFromUTC: (Timestamp) -> Duration
    ) throws(StorageError) {
        try write { db in
            let found = try ContainerFinder.find(db, past.keys)
            for (identity, item) in found.sorted(by: { $0.key < $1.key }) {
                guard let past = past[identity], let first = past.states.first?.from else { continue }
                try insert(db, past, container: item.container.id)
                try db.execute(
                    sql: "UPDATE container SET first_seen = min(first_seen, ?) WHERE id = ?",
                    arguments: [first.milliseconds, item.container.id])
            }
            guard let closed = try DayClosing.lastClosed(db) else { return }
            let states = StateReader(db: db, now: now)
            for (_, item) in try ContainerFinder.find(db, past.keys).sorted(by: { $0.key < $1.key }) {
                let first = item.container.firstSeen
                var day = DayNumber(of: first, offsetFromUTC: offsetFromUTC(first))
                while day <= closed {
                    let span = DayBoundary.span(of: day, offsetFromUTC: offsetFromUTC)
                    let seen = try states.day(day, in: span, of: item.container, host: item.host)
                    if seen.total > 0 { try DailyRow.insert(db, container: item.container.id, seen) }
                    day = DayNumber(day.value + 1)
                }
            }
            try DayStripRow.renew(db, found.values.map(\.container.id).sorted())
        }
    }

    private func insert(_ db: Database, _ past: ContainerPast, container: Int64) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO state_interval (container, start, end, state) VALUES (?, ?, ?, ?)")
        for state in past.states where state.from < state.to {
            try statement.execute(
                arguments: [container, state.from.milliseconds, state.to.milliseconds, state.state.rawValue])
        }
        let rows = Int(Tier.hourly.chunkSpan / 3_600_000)
        var rest = past.hours[...]
        while !rest.isEmpty {
            try Chunks.insert(db, tier: .hourly, container: container, table(rest.prefix(rows)))
            rest = rest.dropFirst(rows)
        }
    }

    private func table(_ hours: ArraySlice<ContainerPast.Hour>) -> ColumnCodec.Table {
        var table = ColumnCodec.Table(times: hours.map(\.start.milliseconds), columns: [])
        for signal in Signal.allCases {
            var columns: [[Int64?]] = Array(repeating: [], count: RollupTable.columnsPerSignal)
            for hour in hours {
                let point = hour.points[signal]
                let parts = [point?.average, point?.minimum, point?.maximum].map(signal.stored)
                guard let average = parts[0], let least = parts[1], let greatest = parts[2] else {
                    columns[0].append(0)
                    for column in 1..<columns.count { columns[column].append(nil) }
                    continue
                }
                // As many as a tick a minute makes.
                columns[0].append(60)
                columns[1].append(average)
                columns[2].append(max(0, average - least))
                columns[3].append(max(0, greatest - average))
            }
            table.columns += columns
        }
        return table
    }
}
