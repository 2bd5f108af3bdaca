package import DockStatModel
import GRDB

extension Store {
    /// What chart pages show. Containers not known are absent.
    ///
    /// One pass over the readings of the last hours serves all of them: ask for many containers at once, a few hundred at a
    /// time (a point takes 32 bytes; 250 containers over a day are 18 MB).
    ///
    /// - Parameter interval: between ticks; decides the width of a point, see `HistoryRange.step`.
    package func history(
        of containers: Set<ContainerIdentity>, range: HistoryRange, interval: Duration, now: Timestamp
    ) throws(StorageError) -> [ContainerIdentity: History] {
        let span = range.span(at: now, interval: interval)
        let tier: Tier =
            switch range {
            case .hour: .full
            case .day: .fiveMinutes
            case .week, .month: .hourly
            }
        return try read { db in
            let found = try ContainerFinder.find(db, containers)
            let grid = SeriesGrid(span, step: range.step(interval: interval))
            var reader = SeriesReader(grid: grid, containers: found.values.map(\.container.id))
            try reader.readChunks(db, tier: tier)
            try reader.readSamples(db)
            let states = StateReader(db: db, now: now)
            // The hour is what people look at while something happens: its events reach to the present, not to the last whole step.
            let events = range == .hour ? span.lowerBound..<max(span.upperBound, now + .days(1)) : span
            let maintenance = try MaintenanceSpans.all(db, in: span)
            var histories: [ContainerIdentity: History] = [:]
            for (identity, item) in found {
                let series = Signal.allCases.map { ($0, reader.series(of: item.container.id, $0)) }
                histories[identity] = History(
                    range: range, series: Dictionary(uniqueKeysWithValues: series),
                    states: try states.intervals(of: item.container, host: item.host, in: span),
                    events: try EventReader.events(db, container: item.container.id, in: events),
                    maintenance: maintenance[item.container.id] ?? [])
            }
            return histories
        }
    }

    /// One signal, as finely as it is still kept: every reading, and further back rollups of 5 minutes and of an hour.
    /// At most 200,000 points: a finer `step` is widened.
    ///
    /// - Returns: `nil` where the container is not known.
    package func series(
        of container: ContainerIdentity, signal: Signal, from: Timestamp, to: Timestamp, step: Duration
    ) throws(StorageError) -> Series? {
        try read { db in
            guard let item = try ContainerFinder.find(db, [container])[container] else { return nil }
            // More points than anybody reads would only cost memory.
            let narrowest = Duration.milliseconds((max(from, to) - from).inMilliseconds / 200_000)
            let grid = SeriesGrid(from..<max(from, to), step: max(step, narrowest))
            var reader = SeriesReader(grid: grid, containers: [item.container.id])
            try reader.readSamples(db)
            var reach = try reader.readChunks(db, tier: .full) ?? Self.oldestSample(db, item.container.id) ?? grid.end
            for tier in [Tier.fiveMinutes, .hourly] {
                // A coarse point that begins before the finer ones would count what they hold again.
                let end = RollupTable.bucket(reach, tier.width ?? 1)
                reach = try reader.readChunks(db, tier: tier, before: end) ?? reach
            }
            return reader.series(of: item.container.id, signal)
        }
    }

    private static func oldestSample(_ db: Database, _ container: Int64) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(time) FROM sample WHERE container = ?"), arguments: [container])
    }
}
