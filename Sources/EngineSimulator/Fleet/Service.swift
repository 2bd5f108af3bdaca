import DockStatModel

/// One service of the pretend world, as a Compose file would describe it.
struct Service: Hashable, Sendable {
    enum NetworkMode: Hashable, Sendable {
        case project, bridge, host, none
    }

    var name: String
    /// Without the tag.
    var repository: String
    var tag: String
    var kind: Load.Kind
    var story: Story = .steady
    var networkMode: NetworkMode = .project
    /// Inside the container.
    var port: Int?
    var isPublished = false
    var hasHealthCheck = false
    var restartPolicy: RestartPolicy = .unlessStopped
    /// Mebibytes.
    var memoryLimit: Int64?
    /// Thousandths of a core.
    var cpuLimit: Int64?
    var volume: String?
    var command: [String] = []
}

/// Services that belong together; without a project name, containers started by hand.
struct Project: Hashable, Sendable {
    var name: String?
    var services: [Service]
}
