package import DockStatModel
import GRDB

extension Store {
    /// Notes that containers are within announced windows: what of that time they are not up is maintenance in all that is told of
    /// the past. Containers not known are left out.
    ///
    /// - Parameter spans: from the tick before (or the window's beginning) to this one (or the window's end); one that touches
    ///   what was noted before extends it.
    package func recordMaintenance(_ spans: [ContainerIdentity: Range<Timestamp>]) throws(StorageError) {
        let spans = spans.filter { !$0.value.isEmpty }
        guard !spans.isEmpty else { return }
        try write { db in
            let found = try ContainerFinder.find(db, spans.keys)
            let extending = try db.cachedStatement(
                sql: """
                    UPDATE maintenance_span SET end = max(end, :end)
                    WHERE container = :container AND end >= :start AND start = (
                        SELECT max(start) FROM maintenance_span WHERE container = :container AND start <= :start)
                    """)
            let inserting = try db.cachedStatement(
                sql: "INSERT INTO maintenance_span (container, start, end) VALUES (:container, :start, :end)")
            for (identity, span) in spans {
                guard let container = found[identity]?.container.id else { continue }
                let arguments: StatementArguments = [
                    "container": container, "start": span.lowerBound.milliseconds, "end": span.upperBound.milliseconds,
                ]
                try extending.execute(arguments: arguments)
                if db.changesCount == 0 { try inserting.execute(arguments: arguments) }
            }
        }
    }
}
