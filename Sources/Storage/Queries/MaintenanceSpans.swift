import DockStatModel
import GRDB

/// The windows in which a container was announced to be worked on.
enum MaintenanceSpans {
    static func read(_ db: Database, container: Int64, in span: Range<Timestamp>) throws -> [Range<Timestamp>] {
        let statement = try db.cachedStatement(
            sql: "SELECT start, end FROM maintenance_span WHERE container = ? AND start < ? AND end > ? ORDER BY start")
        return try Row.fetchAll(
            statement, arguments: [container, span.upperBound.milliseconds, span.lowerBound.milliseconds]
        ).map { row in row.time(0)..<max(row.time(0), row.time(1)) }
    }

    /// Those of all containers: there are few.
    static func all(_ db: Database, in span: Range<Timestamp>) throws -> [Int64: [Range<Timestamp>]] {
        let statement = try db.cachedStatement(
            sql: "SELECT container, start, end FROM maintenance_span WHERE start < ? AND end > ? ORDER BY container, start")
        var spans: [Int64: [Range<Timestamp>]] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [span.upperBound.milliseconds, span.lowerBound.milliseconds])
        while let row = try rows.next() {
            spans[row[0], default: []].append(row.time(1)..<max(row.time(1), row.time(2)))
        }
        return spans
    }

    /// Whether time in this state is excused by a window.
    static func excuses(_ state: ServiceState) -> Bool { state == .down || state == .degraded }

    /// The same intervals, with what lies within a span and is excused as maintenance.
    ///
    /// - Parameter spans: by start.
    static func excuse(_ intervals: [StateInterval], by spans: [Range<Timestamp>]) -> [StateInterval] {
        guard !spans.isEmpty else { return intervals }
        return intervals.flatMap { interval -> [StateInterval] in
            guard excuses(interval.state) else { return [interval] }
            var pieces: [StateInterval] = []
            var cursor = interval.from
            func add(_ state: ServiceState, until end: Timestamp) {
                let end = min(end, interval.to)
                guard end > cursor else { return }
                pieces.append(StateInterval(state: state, from: cursor, to: end))
                cursor = end
            }
            for span in spans {
                add(interval.state, until: span.lowerBound)
                add(.maintenance, until: span.upperBound)
            }
            add(interval.state, until: interval.to)
            return pieces
        }
    }
}
