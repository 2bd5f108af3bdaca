/// What a container's state means to the people who depend on it. Uptime, state bars and the overview speak these words.
package enum ServiceState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Running, and healthy where it can tell.
    case up
    /// Running, but its health check says unhealthy.
    case degraded
    /// Ended though nobody asked, dead, or restarting over and over.
    case down
    /// Paused by somebody.
    case paused
    /// Stopped by somebody, finished with exit code 0 and no restart policy, or created and not started yet. Not an outage.
    case stopped
    /// Down or degraded within a window that was announced: only of the past, for at the moment itself it is what it is.
    case maintenance
    /// Not observed. Unknown is not down.
    case unknown

    /// - Parameters:
    ///   - stopRequested: whether the engine told of a `stop` for this exit (a process that ignores SIGTERM ends in 137
    ///     after `docker stop`, so the exit code does not tell); `nil` where the exit lies before anything we saw.
    ///   - exitCode: of the last exit; `nil` where unknown.
    ///   - restartPolicy: `nil` where unknown.
    package init(
        state: ContainerState, health: ContainerHealth, exitCode: Int?, restartPolicy: RestartPolicy?, stopRequested: Bool?
    ) {
        switch state {
        case .running: self = health == .unhealthy ? .degraded : .up
        case .paused: self = .paused
        case .restarting, .dead: self = .down
        case .created: self = .stopped
        case .removing, .missing: self = .unknown
        case .exited:
            switch (stopRequested, restartPolicy) {
            case (true?, _): self = .stopped
            // The engine itself starts these again unless a person stopped them.
            case (nil, .always?), (nil, .unlessStopped?): self = .stopped
            case (_, .always?), (_, .unlessStopped?): self = .down
            default: self = exitCode == 0 ? .stopped : .down
            }
        }
    }

    /// Those a container may be in at this moment.
    package static let momentary: [ServiceState] = allCases.filter { $0 != .maintenance }

    /// Whether time in this state counts in the denominator of uptime.
    package var countsForUptime: Bool {
        switch self {
        case .up, .degraded, .down: true
        case .paused, .stopped, .maintenance, .unknown: false
        }
    }

    /// Whether time in this state counts in the numerator of uptime.
    package var isServing: Bool { self == .up || self == .degraded }
}
