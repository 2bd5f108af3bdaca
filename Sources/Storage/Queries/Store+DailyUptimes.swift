package import DockStatModel
import GRDB

extension Store {
    /// The last days of each container, today included as far as it has come; oldest first. A day before the container was
    /// first seen is absent.
    ///
    /// - Parameter offsetFromUTC: of the configured time zone at a moment.
    package func dailyUptimes(
        of containers: Set<ContainerIdentity>, days: Int, now: Timestamp, offsetFromUTC: (Timestamp) -> Duration
    ) throws(StorageError) -> [ContainerIdentity: [DailyUptime]] {
        let today = DayNumber(of: now, offsetFromUTC: offsetFromUTC(now)).value
        let first = today - max(1, min(days, 100_000)) + 1
        return try read { db in
            let closed = try DayClosing.lastClosed(db)?.value ?? Int.min
            // Days that ended but are not closed yet are few: closing runs every tick.
            let open = (max(first, closed == .min ? first : closed + 1, today - 7)...max(today, first))
                .map { (DayNumber($0), DayBoundary.span(of: DayNumber($0), offsetFromUTC: offsetFromUTC)) }
            let states = StateReader(db: db, now: now)
            return try ContainerFinder.find(db, containers).mapValues { item in
                var result = try DailyRow.fetch(db, container: item.container.id, days: first...max(today, first))
                for (day, span) in open where result.last.map({ $0.day < day }) ?? true {
                    let durations = try states.durations(of: item.container, host: item.host, in: span)
                    if !durations.milliseconds.isEmpty { result.append(DailyUptime(day: day, durations: durations)) }
                }
                return result
            }
        }
    }
}
