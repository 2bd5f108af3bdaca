/// What people may have an engine do to a container.
package enum ContainerAction: String, Hashable, Sendable, CaseIterable {
    case start, stop, restart, pause, unpause, kill, remove

    /// As a sentence about the container ends: `web is stopped`.
    package var done: String {
        switch self {
        case .start: "started"
        case .stop: "stopped"
        case .restart: "restarted"
        case .pause: "paused"
        case .unpause: "running again"
        case .kill: "killed"
        case .remove: "removed"
        }
    }
}

/// One of them, for one container.
package struct ContainerOrder: Hashable, Sendable {
    package var action: ContainerAction
    package var engineID: String
    /// How long a process has to end by itself before it is killed; `nil`: as the container says. Of `stop` and `restart`.
    package var timeout: Duration?
    /// Whether a container that runs is removed too.
    package var force = false

    package init(_ action: ContainerAction, engineID: String, timeout: Duration? = nil, force: Bool = false) {
        self.action = action
        self.engineID = engineID
        self.timeout = timeout
        self.force = force
    }
}

/// What an engine made of it.
package enum ContainerOutcome: Hashable, Sendable {
    case done
    /// It was like that before.
    case alreadySo
    /// The engine knows no such container.
    case vanished
    /// - Parameter reason: a sentence, the engine's own words where it said any.
    case failed(reason: String)
}

/// What an engine says of itself when it is tried.
package struct EngineGreeting: Hashable, Sendable {
    /// `20.10.24`
    package var version: String
    /// The one both sides speak: `1.41`.
    package var apiVersion: String

    package init(version: String, apiVersion: String) {
        self.version = version
        self.apiVersion = apiVersion
    }
}
