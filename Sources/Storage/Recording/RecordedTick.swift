package import DockStatModel

/// What a tick changed, beyond its numbers.
package struct RecordedTick: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
        case hostReached(host: String)
        case hostLost(host: String, reason: UnreachableReason)
        /// Seen for the first time, or again after it was missing.
        case containerAppeared(ContainerIdentity)
        /// No longer in its host's list.
        case containerVanished(ContainerIdentity)
        /// The same container by identity has another engine id.
        case containerRecreated(ContainerIdentity, from: String, to: String)
        case stateChanged(ContainerIdentity, from: ServiceState, to: ServiceState)
    }

    package var time: Timestamp
    /// In the order of the reading's hosts, and within a host of its containers.
    package var changes: [Change]
    package var hosts: Int
    package var hostsReached: Int
    package var containers: Int
}
