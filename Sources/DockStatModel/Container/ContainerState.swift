/// The state an engine reports for a container; `missing` is ours: known before, no longer in the engine's list.
package enum ContainerState: String, Hashable, Sendable, Codable, CaseIterable {
    case created, running, paused, restarting, removing, exited, dead, missing

    /// Podman's further words (`configured`, `initialized`, `stopping`, `stopped`) are read as Docker's nearest.
    package init?(engineText: String) {
        switch engineText.lowercased() {
        case "configured", "initialized": self = .created
        case "stopping": self = .running
        case "stopped": self = .exited
        case let text: self.init(rawValue: text)
        }
    }
}

package enum ContainerHealth: String, Hashable, Sendable, Codable, CaseIterable {
    /// No health check is defined.
    case none
    case starting, healthy, unhealthy
}

package enum RestartPolicy: String, Hashable, Sendable, Codable, CaseIterable {
    case no
    case always
    case onFailure = "on-failure"
    case unlessStopped = "unless-stopped"
}
