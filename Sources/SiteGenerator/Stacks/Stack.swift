import DockStatModel

/// A Compose project: its containers on all hosts. Hosts that run the same project run the same thing, so that a project is one
/// stack by its name, which also makes its address and lets it keep that when a second host comes to run it.
struct Stack: Sendable {
    /// Replicas of one service on all hosts.
    struct Service: Sendable {
        var name: String
        /// Sorted by host and name.
        var containers: [ContainerStatus]

        var running: Int { containers.count { $0.state == .running } }
        /// In the order of their first container.
        var images: [String] {
            var seen: Set<String> = []
            return containers.map(\.image).filter { seen.insert($0).inserted }
        }
    }

    let project: String
    /// Sorted by identity.
    let containers: [ContainerStatus]

    /// By name.
    let services: [Service]
    /// Of the hosts that run it, in the order of their names.
    let hosts: [String]

    init(project: String, containers: [ContainerStatus]) {
        self.project = project
        self.containers = containers
        services = Dictionary(grouping: containers) { $0.labels[ComposeLabel.service] ?? $0.name }
            .map { Service(name: $0.key, containers: $0.value) }.sorted { $0.name < $1.name }
        hosts = Set(containers.map(\.identity.host)).sorted()
    }

    /// - Parameter containers: sorted by identity.
    /// - Returns: by name.
    static func all(_ containers: [ContainerStatus]) -> [Stack] {
        Dictionary(grouping: containers.filter { $0.composeProject?.isEmpty == false }) { $0.composeProject ?? "" }
            .map { Stack(project: $0.key, containers: $0.value) }.sorted { $0.project < $1.project }
    }

    var slug: String { PathName.safe(project) }
    var path: String { SitePaths.stack(project) }
    var folder: String { String(path.dropLast("index.html".count)) }
    var running: Int { containers.count { $0.state == .running } }
    var tally: StateTally { StateTally(containers) }

    /// Together over the last 24 hours.
    var lastDay: StateDurations {
        containers.reduce(into: StateDurations()) { $0.add($1.lastDay) }
    }

    func sum(_ value: (Usage) -> Double?) -> Double? {
        let values = containers.compactMap { value($0.usage) }
        return values.isEmpty ? nil : values.reduce(0, +)
    }
}

/// How many containers are in which state.
struct StateTally: Hashable, Sendable {
    let counts: [ServiceState: Int]

    init(_ containers: some Sequence<ContainerStatus>) {
        var counts: [ServiceState: Int] = [:]
        for container in containers { counts[container.service, default: 0] += 1 }
        self.counts = counts
    }

    /// The state of all together: the one that a reader must not miss. What is stopped on purpose does not make the others so.
    /// `nil` without containers.
    var whole: ServiceState? {
        let states = counts.keys.filter { $0 != .stopped }
        return (states.isEmpty ? Array(counts.keys) : states).max { $0.severity < $1.severity }
    }

    /// `3 up, 1 down`
    func text(_ words: Words) -> String {
        ServiceState.allCases.compactMap { state in counts[state].map { "\($0) \(words(state.phrase))" } }
            .joined(separator: ", ")
    }

    /// The same with shapes and colours.
    func badges(_ words: Words) -> Markup {
        .joined(
            ServiceState.allCases.compactMap { state in counts[state].map { state.badge("\($0) \(words(state.phrase))") } },
            by: " ")
    }
}
