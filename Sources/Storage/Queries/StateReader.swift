import DockStatModel
import GRDB

/// Reads the service states of a container.
struct StateReader {
    let db: Database
    let now: Timestamp

    /// Oldest first, with the open interval, which ends at `now` or where observation ended. May overlap the span's edges.
    /// Downtime within announced windows is maintenance.
    func pieces(of container: StoredContainer, host: StoredHost, in span: Range<Timestamp>) throws -> [StateInterval] {
        // Edges of states only go forward: what has been in its state since before the span has no other within it.
        var pieces: [StateInterval] = []
        if container.serviceSince > span.lowerBound {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT start, end, state FROM state_interval WHERE container = ? AND start < ? AND end > ? ORDER BY start
                    """)
            let arguments: StatementArguments = [
                container.id, span.upperBound.milliseconds, span.lowerBound.milliseconds,
            ]
            pieces = try Row.fetchAll(statement, arguments: arguments).map { row in
                StateInterval(
                    state: ServiceState(rawValue: row[2]) ?? .unknown, from: Timestamp(milliseconds: row[0]),
                    to: Timestamp(milliseconds: row[1]))
            }
        }
        let end = observedUntil(container, host)
        if end > container.serviceSince {
            pieces.append(StateInterval(state: container.service, from: container.serviceSince, to: end))
        }
        guard pieces.contains(where: { MaintenanceSpans.excuses($0.state) }) else { return pieces }
        return MaintenanceSpans.excuse(pieces, by: try MaintenanceSpans.read(db, container: container.id, in: span))
    }

    /// The span up to `now` without holes.
    func intervals(
        of container: StoredContainer, host: StoredHost, in span: Range<Timestamp>
    ) throws -> [StateInterval] {
        let end = max(span.lowerBound, min(span.upperBound, now))
        let span = span.lowerBound..<end
        return StateCover.cover(span, with: try pieces(of: container, host: host, in: span))
    }

    /// Of the span up to `now`, without the time before the container was first seen.
    func durations(
        of container: StoredContainer, host: StoredHost, in span: Range<Timestamp>
    ) throws -> StateDurations {
        durations(try pieces(of: container, host: host, in: span), of: container, in: span)
    }

    /// A day with its outages.
    func day(
        _ day: DayNumber, in span: Range<Timestamp>, of container: StoredContainer, host: StoredHost
    ) throws -> DayStates {
        let pieces = try pieces(of: container, host: host, in: span)
        return DayStates(
            day: day, durations: durations(pieces, of: container, in: span), outages: StateReader.outages(pieces, in: span))
    }

    /// How many times it went down within the span. One that it was still seen in after a time without observation goes on.
    private static func outages(_ pieces: [StateInterval], in span: Range<Timestamp>) -> Int {
        var count = 0
        var known: ServiceState?
        for piece in pieces.sorted(by: { $0.from < $1.from }) where piece.state != .unknown {
            if piece.state == .down, known != .down, span.contains(piece.from) { count += 1 }
            known = piece.state
        }
        return count
    }

    private func durations(
        _ pieces: [StateInterval], of container: StoredContainer, in span: Range<Timestamp>
    ) -> StateDurations {
        let birth = min(container.firstSeen, pieces.first?.from ?? container.firstSeen)
        let start = max(span.lowerBound, birth)
        let end = min(span.upperBound, now)
        guard start < end else { return StateDurations() }
        return StateDurations(of: StateCover.cover(start..<end, with: pieces))
    }

    /// How far the last observation speaks for the container.
    func observedUntil(_ container: StoredContainer, _ host: StoredHost) -> Timestamp {
        if container.lastSeen != nil { return now }
        return max(container.serviceSince, host.unknownFrom(at: now) ?? now)
    }
}
