import DockStatModel

/// The service states of one container from its open interval on, made from what one tick tells.
///
/// Rules:
/// - Time without a tick for more than three intervals, or with ticks that did not reach the host, is unknown from one interval
///   after the last observation; until then the last state counts.
/// - Within that reach, `start`, `die` and their like give the edges, to the millisecond; an edge that no event tells comes
///   from the times of `inspect`, else it is the time of the tick.
/// - Edges only go forward, whatever the clocks do: no interval is negative.
struct StateTimeline: Hashable {
    /// The state that lasts, and since when.
    private(set) var state: ServiceState
    private(set) var since: Timestamp
    /// Intervals that have ended, oldest first; none is empty.
    private(set) var closed: [StateInterval] = []

    init(state: ServiceState, since: Timestamp) {
        self.state = state
        self.since = since
    }

    mutating func change(to next: ServiceState, at time: Timestamp) {
        guard next != state else { return }
        let edge = max(time, since)
        if edge > since { closed.append(StateInterval(state: state, from: since, to: edge)) }
        state = next
        since = edge
    }

    /// It turned out that the state that lasts was another one all along.
    mutating func correct(to other: ServiceState) { state = other }
}
