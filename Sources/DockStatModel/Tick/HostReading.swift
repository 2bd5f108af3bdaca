/// What one tick learned from one host.
package struct HostReading: Sendable {
    package enum Outcome: Sendable {
        case reachable(EngineSnapshot)
        case unreachable(UnreachableReason)
    }

    package var host: String
    package var duration: Duration
    package var outcome: Outcome

    package init(host: String, duration: Duration, outcome: Outcome) {
        self.host = host
        self.duration = duration
        self.outcome = outcome
    }
}

package struct EngineSnapshot: Sendable {
    package var apiVersion: String
    /// Sorted by identity; no identity occurs twice.
    package var containers: [ContainerObservation]
    /// Oldest first. One at the very edge of two polls may come twice; the store keeps it once by (time, id, action).
    package var events: [EngineEvent]
    /// Up to which moment of the engine's clock events were asked for, nanoseconds since 1970: where the next poll goes on.
    package var eventsUntil: Int64
    package var eventGap: EventGap?
    /// `nil` where it was not their turn.
    package var facts: HostFacts?
    package var inventory: HostInventory?
    /// What went wrong with a part of the answer, one sentence each, naming the part.
    package var warnings: [String]

    package init(
        apiVersion: String, containers: [ContainerObservation], events: [EngineEvent], eventsUntil: Int64, eventGap: EventGap?,
        facts: HostFacts?, inventory: HostInventory?, warnings: [String]
    ) {
        self.apiVersion = apiVersion
        self.containers = containers
        self.events = events
        self.eventsUntil = eventsUntil
        self.eventGap = eventGap
        self.facts = facts
        self.inventory = inventory
        self.warnings = warnings
    }
}

/// What earlier ticks know of a host, which a poll builds on.
package struct PollContext: Sendable {
    package struct KnownContainer: Sendable {
        package var state: ContainerState
        package var health: ContainerHealth
        package var details: ContainerDetails?
        /// The last reading; `nil` where there was none since it last started.
        package var counters: CounterReading?

        package init(state: ContainerState, health: ContainerHealth, details: ContainerDetails?, counters: CounterReading?) {
            self.state = state
            self.health = health
            self.details = details
            self.counters = counters
        }
    }

    /// By engine id.
    package var known: [String: KnownContainer]
    /// `EngineSnapshot.eventsUntil` of the last poll that reached the host; `nil` at the first.
    package var eventsUntil: Int64?
    /// Whether it is time to ask for `HostFacts` and `HostInventory` again.
    package var wantsFacts: Bool

    package init(known: [String: KnownContainer], eventsUntil: Int64?, wantsFacts: Bool) {
        self.known = known
        self.eventsUntil = eventsUntil
        self.wantsFacts = wantsFacts
    }

    package static let first = PollContext(known: [:], eventsUntil: nil, wantsFacts: true)
}

/// One tick's result, as stored.
package struct TickReading: Sendable {
    /// When the tick began: the time of every sample in it.
    package var time: Timestamp
    package var interval: Duration
    package var hosts: [HostReading]

    package init(time: Timestamp, interval: Duration, hosts: [HostReading]) {
        self.time = time
        self.interval = interval
        self.hosts = hosts
    }
}
