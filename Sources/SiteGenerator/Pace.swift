import DockStatModel

/// Which container pages a tick renders: all of a small fleet, a part of a large one, the oldest first.
struct Pace: Sendable {
    struct Candidate: Hashable, Sendable {
        var identity: ContainerIdentity
        /// When each range was last rendered; a range that never was is absent.
        var rendered: [HistoryRange: Timestamp]
    }

    struct Turn: Hashable, Sendable {
        var due: [HistoryRange: Set<ContainerIdentity>]
        /// Due as well, because something changed, but over the limit: they come first next time.
        var postponed: [HistoryRange: Set<ContainerIdentity>]
    }

    /// Pages of the hour a tick.
    static let limit = 250
    /// Pages of the longer ranges a tick; they hold more points and are due less often.
    static let longerLimit = 100

    var interval: Duration

    /// - Parameters:
    ///   - candidates: sorted by identity.
    ///   - changed: containers whose state changed, and new ones. A page of the hour that shows what no longer holds is
    ///     rendered whatever the number of such pages, and their longer ranges before others; a page that nobody has seen yet
    ///     comes first among what is left, but a whole fleet that is new does not come in one tick.
    ///   - alerted: containers whose alerts or maintenance changed, which only the page of the hour shows.
    ///   - isBetweenTicks: whether pages show the tick that they show already: only what is wrong is rendered.
    func turn(
        _ candidates: [Candidate], changed: Set<ContainerIdentity>, alerted: Set<ContainerIdentity> = [], now: Timestamp,
        isBetweenTicks: Bool = false
    ) -> Turn {
        var turn = Turn(due: [:], postponed: [:])
        let pressing = changed.union(alerted)
        let hours = candidates.sorted { Pace.key($0, .hour, pressing) < Pace.key($1, .hour, pressing) }
        let wrong = hours.filter { pressing.contains($0.identity) && $0.rendered[.hour] != nil }
        let others = hours.filter { !pressing.contains($0.identity) || $0.rendered[.hour] == nil }
        let new = others.count { pressing.contains($0.identity) }
        let room = max(isBetweenTicks ? 0 : Pace.limit - wrong.count, min(new, Pace.limit))
        turn.due[.hour] = Set((wrong + others.prefix(room)).map(\.identity))

        var longer: [(key: Key, range: HistoryRange, identity: ContainerIdentity)] = []
        for range in HistoryRange.allCases where range != .hour {
            for (place, candidate) in candidates.enumerated() {
                let delay = delay(range, place: place, of: candidates.count)
                guard changed.contains(candidate.identity) || isDue(candidate, range, delay: delay, now: now) else { continue }
                longer.append((Pace.key(candidate, range, changed), range, candidate.identity))
            }
        }
        longer.sort { ($0.key, $0.range.rawValue) < ($1.key, $1.range.rawValue) }
        for entry in longer.prefix(Pace.longerLimit) { turn.due[entry.range, default: []].insert(entry.identity) }
        for entry in longer.dropFirst(Pace.longerLimit) where changed.contains(entry.identity) {
            turn.postponed[entry.range, default: []].insert(entry.identity)
        }
        return turn
    }

    /// A chart moves once a step. In a large fleet the containers take their steps one after the other, so that they do not all
    /// fall due in one tick; neighbours together, because their history is read together.
    private func delay(_ range: HistoryRange, place: Int, of count: Int) -> Duration {
        guard count > Pace.limit else { return .zero }
        let spread = min(range.step(interval: interval), .minutes(10)).inMilliseconds
        return .milliseconds(spread * Int64(place) / Int64(count))
    }

    private func isDue(_ candidate: Candidate, _ range: HistoryRange, delay: Duration, now: Timestamp) -> Bool {
        guard let rendered = candidate.rendered[range] else { return true }
        let step = range.step(interval: interval)
        // Backwards clocks too: whatever differs is drawn.
        return (now - delay).floored(to: step) != (rendered - delay).floored(to: step)
    }

    private struct Key: Comparable {
        var isUnchanged: Bool
        var rendered: Timestamp
        var identity: ContainerIdentity

        static func < (a: Key, b: Key) -> Bool {
            if a.isUnchanged != b.isUnchanged { return !a.isUnchanged }
            return (a.rendered, a.identity) < (b.rendered, b.identity)
        }
    }

    private static func key(_ candidate: Candidate, _ range: HistoryRange, _ changed: Set<ContainerIdentity>) -> Key {
        Key(
            isUnchanged: !changed.contains(candidate.identity), rendered: candidate.rendered[range] ?? .epoch,
            identity: candidate.identity)
    }
}
