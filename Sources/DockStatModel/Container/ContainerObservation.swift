/// What one poll saw of one container.
package struct ContainerObservation: Hashable, Sendable {
    package var identity: ContainerIdentity
    /// The engine's 64-digit id.
    package var engineID: String
    /// Without the leading slash.
    package var name: String
    package var image: String
    package var imageID: String
    package var labels: [String: String]
    package var ports: [PublishedPort]
    package var networks: [String]
    package var created: Timestamp
    package var state: ContainerState
    package var health: ContainerHealth
    /// The engine's own words, such as `Exited (137) 5 minutes ago`.
    package var statusText: String
    /// From inspect, now or at an earlier poll; `nil` where inspect never answered.
    package var details: ContainerDetails?
    /// `nil` where the container does not run or its reading failed.
    package var counters: CounterReading?
    /// Against the previous reading; all values `nil` at a first reading.
    package var usage: Usage

    package init(
        identity: ContainerIdentity, engineID: String, name: String, image: String, imageID: String, labels: [String: String],
        ports: [PublishedPort], networks: [String], created: Timestamp, state: ContainerState, health: ContainerHealth,
        statusText: String, details: ContainerDetails?, counters: CounterReading?, usage: Usage
    ) {
        self.identity = identity
        self.engineID = engineID
        self.name = name
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
        self.counters = counters
        self.usage = usage
    }
}

package struct PublishedPort: Hashable, Sendable, Codable, Comparable {
    package var hostAddress: String?
    package var hostPort: Int?
    package var containerPort: Int
    /// `tcp`, `udp` or `sctp`.
    package var transport: String

    package init(hostAddress: String?, hostPort: Int?, containerPort: Int, transport: String) {
        self.hostAddress = hostAddress
        self.hostPort = hostPort
        self.containerPort = containerPort
        self.transport = transport
    }

    package static func < (a: PublishedPort, b: PublishedPort) -> Bool {
        (a.containerPort, a.transport, a.hostPort ?? 0, a.hostAddress ?? "")
            < (b.containerPort, b.transport, b.hostPort ?? 0, b.hostAddress ?? "")
    }
}

/// What only `GET /containers/{id}/json` tells; asked when a container is new or its state changed.
package struct ContainerDetails: Hashable, Sendable, Codable {
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?
    package var exitCode: Int?
    package var oomKilled: Bool
    package var restartCount: Int
    package var restartPolicy: RestartPolicy?
    /// The engine's error text for a failed start; empty where there was none.
    package var error: String
    /// Cores the container may use (`NanoCpus`, or `CpuQuota`/`CpuPeriod`); `nil` where unlimited.
    package var cpuLimit: Double?
    /// Bytes; `nil` where unlimited.
    package var memoryLimit: Int64?
    /// The digest the image was pulled by, where the engine tells.
    package var imageDigest: String?
    /// The process id of its first process on the engine's machine; `nil` where it does not run.
    package var processID: Int?

    package init(
        startedAt: Timestamp?, finishedAt: Timestamp?, exitCode: Int?, oomKilled: Bool, restartCount: Int,
        restartPolicy: RestartPolicy?, error: String, cpuLimit: Double?, memoryLimit: Int64?, imageDigest: String?,
        processID: Int?
    ) {
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.exitCode = exitCode
        self.oomKilled = oomKilled
        self.restartCount = restartCount
        self.restartPolicy = restartPolicy
        self.error = error
        self.cpuLimit = cpuLimit
        self.memoryLimit = memoryLimit
        self.imageDigest = imageDigest
        self.processID = processID
    }
}
