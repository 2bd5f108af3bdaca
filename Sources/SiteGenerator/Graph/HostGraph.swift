import DockStatModel

/// What the drawing shows of one host: its containers row by row, grouped by stack, and the networks that join them.
struct HostGraph: Sendable {
    /// A container, or all of a stack where the host has too many containers to draw each.
    struct Row: Sendable {
        var label: String
        var state: ServiceState
        var stateWords: String
        /// Of its page; `nil` where it has none yet.
        var page: String?
        /// Of a container's page in the address of nodes.
        var container: ContainerStatus?
    }

    struct Group: Sendable {
        /// `nil`: what belongs to no project.
        var project: String?
        /// Indices of `rows`.
        var rows: Range<Int>
        var tally: StateTally
    }

    struct Network: Sendable {
        var name: String
        /// Where the engine told of it.
        var driver: String?
        /// Indices of `rows`, rising.
        var members: [Int]
        /// How many rows of the host it joins, of which a part may have some only.
        var size: Int
    }

    /// Above this many containers of a host each stack is one row.
    static let detailLimit = 400
    /// Rows of a host at most; the rest is counted.
    static let rowLimit = 300

    let host: HostStatus
    let containers: Int
    private(set) var rows: [Row] = []
    private(set) var groups: [Group] = []
    /// By their first member, then by name.
    private(set) var networks: [Network] = []
    /// Containers that no row stands for.
    private(set) var left = 0
    /// Whether another part of the same host stands before it.
    private(set) var isContinued = false

    /// - Parameter containers: of the host.
    init(host: HostStatus, containers: [ContainerStatus], context: RenderContext) {
        self.host = host
        self.containers = containers.count
        let isDetailed = containers.count <= HostGraph.detailLimit
        var members: [String: [Int]] = [:]
        for group in ContainerTable.groups(containers) {
            let room = HostGraph.rowLimit - rows.count
            guard room > 0 else {
                left += group.containers.count
                continue
            }
            let first = rows.count
            if isDetailed {
                for container in group.containers.prefix(room) {
                    for network in Set(container.networks) { members[network, default: []].append(rows.count) }
                    let page = context.page(of: container)
                    rows.append(
                        Row(
                            label: container.name, state: container.service, stateWords: context.words(container.statePhrase),
                            page: context.existing.contains(page) ? page : nil, container: container))
                }
                left += max(0, group.containers.count - room)
            } else {
                let tally = StateTally(group.containers)
                for network in Set(group.containers.flatMap(\.networks)) { members[network, default: []].append(rows.count) }
                rows.append(
                    Row(
                        label: context.words("\(group.containers.count) containers"), state: tally.whole ?? .unknown,
                        stateWords: tally.text(context.words), page: nil, container: nil))
            }
            groups.append(
                Group(project: group.project, rows: first..<rows.count, tally: StateTally(group.containers)))
        }
        let drivers = Dictionary(
            (host.inventory?.networks ?? []).map { ($0.name, $0.driver) }, uniquingKeysWith: { first, _ in first })
        networks = members.map { Network(name: $0.key, driver: drivers[$0.key], members: $0.value, size: $0.value.count) }
            .sorted { ($0.members[0], $0.name) < ($1.members[0], $1.name) }
    }

    /// Some of its rows, with the stacks and networks that have any of them.
    func part(_ slice: Range<Int>) -> HostGraph {
        guard slice != rows.indices else { return self }
        var part = self
        part.rows = Array(rows[slice])
        part.groups = groups.compactMap { group in
            let kept = group.rows.clamped(to: slice)
            guard !kept.isEmpty else { return nil }
            var group = group
            group.rows = kept.lowerBound - slice.lowerBound..<kept.upperBound - slice.lowerBound
            return group
        }
        part.networks = networks.compactMap { network in
            var network = network
            network.members = network.members.filter(slice.contains).map { $0 - slice.lowerBound }
            return network.members.isEmpty ? nil : network
        }
        // Those that go on from the part before begin at the top, so the order is another one.
        .sorted { ($0.members[0], $0.name) < ($1.members[0], $1.name) }
        part.isContinued = slice.lowerBound > 0
        return part
    }

    /// The networks a row is in.
    func networks(of row: Int) -> [String] { networks.filter { $0.members.contains(row) }.map(\.name) }
}
