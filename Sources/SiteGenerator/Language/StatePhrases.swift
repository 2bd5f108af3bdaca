import DockStatModel

extension ServiceState {
    var phrase: Phrase {
        switch self {
        case .up: "up"
        case .degraded: "degraded"
        case .down: "down"
        case .paused: "paused"
        case .stopped: "stopped"
        case .maintenance: "maintenance"
        case .unknown: "unknown"
        }
    }

    var explanation: Phrase {
        switch self {
        case .up: "runs, and is healthy where it can tell"
        case .degraded: "runs, but its health check fails"
        case .down: "ended though nobody asked, or restarts over and over"
        case .paused: "paused by somebody"
        case .stopped: "stopped by somebody, finished, or not started yet: no outage"
        case .maintenance: "not up during an announced window; left out of uptime"
        case .unknown: "not observed; unknown is not down"
        }
    }
}

extension ContainerStatus {
    /// The service state, with the engine's own word where it says more.
    var statePhrase: Phrase {
        switch (service, state, health) {
        case (.up, _, .starting): "up, starting"
        case (.up, _, .healthy): "healthy"
        case (.degraded, _, _): "unhealthy"
        case (.down, .restarting, _): "down, restarting"
        case (.stopped, .created, _): "not started"
        case (.unknown, .missing, _): "gone"
        default: service.phrase
        }
    }
}

extension ContainerState {
    var phrase: Phrase {
        switch self {
        case .created: "created"
        case .running: "running"
        case .paused: "paused"
        case .restarting: "restarting"
        case .removing: "removing"
        case .exited: "exited"
        case .dead: "dead"
        case .missing: "missing"
        }
    }
}

extension ContainerHealth {
    var phrase: Phrase {
        switch self {
        case .none: "none"
        case .starting: "starting"
        case .healthy: "healthy"
        case .unhealthy: "unhealthy"
        }
    }
}

extension Words {
    /// `2 cores`, `0.5 cores`
    func cores(_ count: Double) -> String { self(count == 1 ? "1 core" : "\(numbers.short(count)) cores") }

    /// `of 2 cores`
    func ofCores(_ count: Double) -> String { self(count == 1 ? "of 1 core" : "of \(numbers.short(count)) cores") }
}
