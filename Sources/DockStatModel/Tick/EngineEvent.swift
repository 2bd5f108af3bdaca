/// Something an engine said happened to a container.
package struct EngineEvent: Hashable, Sendable, Codable {
    /// Nanoseconds since 1970 by the engine's clock (`timeNano`). Identity of an event is (time, id, action).
    package var timeNanoseconds: Int64
    package var engineID: String
    package var containerName: String
    /// The engine's word without its argument: `start`, `die`, `oom`, `stop`, `kill`, `health_status`, …
    package var action: String
    /// What else it said that people need: the exit code of `die`, the signal of `kill`, the result of `health_status`.
    package var detail: String?
    package var image: String

    package init(
        timeNanoseconds: Int64, engineID: String, containerName: String, action: String, detail: String?, image: String
    ) {
        self.timeNanoseconds = timeNanoseconds
        self.engineID = engineID
        self.containerName = containerName
        self.action = action
        self.detail = detail
        self.image = image
    }

    package var time: Timestamp { Timestamp(milliseconds: timeNanoseconds / 1_000_000) }
}

/// A span in which events happened that the engine no longer remembers.
package struct EventGap: Hashable, Sendable, Codable {
    package var from: Timestamp
    package var to: Timestamp
    /// What showed it, for people.
    package var evidence: String

    package init(from: Timestamp, to: Timestamp, evidence: String) {
        self.from = from
        self.to = to
        self.evidence = evidence
    }
}
