/// A container as the last ticks left it: what pages, JSON, metrics and the terminal show.
package struct ContainerStatus: Hashable, Sendable {
    package var identity: ContainerIdentity
    package var name: String
    /// The last part of its page's path; unique within its host, safe in paths and URLs.
    package var slug: String
    package var engineID: String
    package var image: String
    package var imageID: String
    package var labels: [String: String]
    package var ports: [PublishedPort]
    package var networks: [String]
    package var created: Timestamp
    package var state: ContainerState
    package var health: ContainerHealth
    package var statusText: String
    package var details: ContainerDetails?
    /// `unknown` while its host is unreachable.
    package var service: ServiceState
    /// Since when it is in `service`, as far as observed.
    package var serviceSince: Timestamp
    /// The last reading, if the last tick had one.
    package var usage: Usage
    /// When `usage` and `state` were observed.
    package var observedAt: Timestamp
    package var firstSeen: Timestamp
    /// Over the last 24 hours.
    package var lastDay: StateDurations

    package init(
        identity: ContainerIdentity, name: String, slug: String, engineID: String, image: String, imageID: String,
        labels: [String: String], ports: [PublishedPort], networks: [String], created: Timestamp, state: ContainerState,
        health: ContainerHealth, statusText: String, details: ContainerDetails?, service: ServiceState,
        serviceSince: Timestamp, usage: Usage, observedAt: Timestamp, firstSeen: Timestamp, lastDay: StateDurations
    ) {
        self.identity = identity
        self.name = name
        self.slug = slug
        self.engineID = engineID
        self.image = image
        self.imageID = imageID
        self.labels = labels
        self.ports = ports
        self.networks = networks
        self.created = created
        self.state = state
        self.health = health
        self.statusText = statusText
        self.details = details
        self.service = service
        self.serviceSince = serviceSince
        self.usage = usage
        self.observedAt = observedAt
        self.firstSeen = firstSeen
        self.lastDay = lastDay
    }

    package var composeProject: String? { labels[ComposeLabel.project] }
}
