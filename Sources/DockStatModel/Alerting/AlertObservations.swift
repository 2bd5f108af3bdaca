/// What a tick saw, as rules look at it.
package struct AlertObservations: Sendable {
    package var now: Timestamp
    /// Between ticks.
    package var interval: Duration
    /// When the tick before this one began; `nil` at the first.
    package var previousTick: Timestamp?
    package var hosts: [HostSample]
    package var containers: [ContainerSample]

    package init(now: Timestamp, interval: Duration, previousTick: Timestamp?, hosts: [HostSample], containers: [ContainerSample])
    {
        self.now = now
        self.interval = interval
        self.previousTick = previousTick
        self.hosts = hosts
        self.containers = containers
    }
}

package struct HostSample: Sendable {
    package var status: HostStatus
    /// Up to which moment the engine was asked for events, by its clock; `nil` where this tick did not reach it.
    package var eventsUntil: Timestamp?

    package init(status: HostStatus, eventsUntil: Timestamp?) {
        self.status = status
        self.eventsUntil = eventsUntil
    }
}

package struct ContainerSample: Sendable {
    package var status: ContainerStatus
    /// Those of the last 24 hours, oldest first, of every engine id it had.
    package var events: [EngineEvent]
    /// `nil` where nobody asked its registry, or it did not answer.
    package var imageOutdated: Bool?
    /// The last lines of its log, where they are kept and something happened; as the container wrote them.
    package var logs: [String]
    package var imageChanges: [ImageChange]

    package init(
        status: ContainerStatus, events: [EngineEvent] = [], imageOutdated: Bool? = nil, logs: [String] = [],
        imageChanges: [ImageChange] = []
    ) {
        self.status = status
        self.events = events
        self.imageOutdated = imageOutdated
        self.logs = logs
        self.imageChanges = imageChanges
    }
}

/// A container was made anew from another image.
package struct ImageChange: Hashable, Sendable, Codable {
    package var time: Timestamp
    /// As named.
    package var fromImage: String
    package var toImage: String
    /// Image ids.
    package var from: String
    package var to: String

    package init(time: Timestamp, fromImage: String, toImage: String, from: String, to: String) {
        self.time = time
        self.fromImage = fromImage
        self.toImage = toImage
        self.from = from
        self.to = to
    }
}
