package import DockStatModel
import GRDB

extension Store {
    /// The bars of every container of these hosts that still has a page: the closed days and today as far as it has come.
    ///
    /// Cheap enough for every tick: a row for each container, and only those that changed today are looked up further.
    ///
    /// - Parameter offsetFromUTC: of the configured time zone at a moment.
    package func dayStrips(
        hosts: [String], now: Timestamp, offsetFromUTC: (Timestamp) -> Duration
    ) throws(StorageError) -> [ContainerIdentity: DayStrip] {
        let today = DayNumber(of: now, offsetFromUTC: offsetFromUTC(now))
        let first = DayNumber(today.value - DayStrip.length + 1)
        return try read { db in
            let closed = try DayClosing.lastClosed(db)?.value
            // A day that has just ended is open until it is closed some minutes later, and longer where the job stood still.
            let open = (max(first.value, (closed ?? today.value - 1) + 1, today.value - 7)...max(today.value, first.value))
                .map { (day: DayNumber($0), span: DayBoundary.span(of: DayNumber($0), offsetFromUTC: offsetFromUTC)) }
            let states = StateReader(db: db, now: now)
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(StoredContainer.selection), day_strip.closed, day_strip.days
                    FROM container LEFT JOIN day_strip ON day_strip.container = container.id
                    WHERE host = ? AND (last_seen IS NULL OR last_seen > ?)
                    """)
            let column = StoredContainer.columns.count
            let gone = (now - Self.missingContainersStay).milliseconds
            var strips: [ContainerIdentity: DayStrip] = [:]
            for host in try StoredHost.all(db) where hosts.contains(host.name) {
                let rows = try Row.fetchCursor(statement, arguments: [host.id, gone])
                while let row = try rows.next() {
                    let container = StoredContainer(row)
                    var days: [DayStates]?
                    if let closed, row[column] as Int? == closed {
                        days = try row.withUnsafeData(atIndex: column + 1) { $0.flatMap(DayStripRow.decode) }
                    }
                    var strip = DayStrip(
                        days: try days ?? closed.map { try DayStripRow.fetch(db, container: container.id, closed: $0) } ?? [])
                    strip.days.removeAll { $0.day < first }
                    for (day, span) in open where strip.days.last.map({ $0.day < day }) ?? true {
                        let states = try states.day(day, in: span, of: container, host: host)
                        if states.total > 0 { strip.days.append(states) }
                    }
                    strips[ContainerIdentity(host: host.name, key: container.key)] = strip
                }
            }
            return strips
        }
    }
}
