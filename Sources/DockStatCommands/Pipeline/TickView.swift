internal import DockStatModel
internal import Storage

/// Hosts and containers as a tick left them: read once, for rules and pages alike.
struct TickView: Sendable {
    let hosts: [HostStatus]
    let containers: [ContainerStatus]

    init(store: Store, configuration: Configuration, now: Timestamp) throws(StorageError) {
        hosts = try store.hostStatuses(configured: configuration.hosts, now: now)
        containers = try store.containerStatuses(configured: configuration.hosts, now: now)
    }
}
