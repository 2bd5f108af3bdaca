/// Where everything lies in the drawing of some hosts: whole units, nothing by chance, no label on another.
///
/// Each host is a block. In it the stacks stand at the left, their containers beside them one below the other, and the networks
/// at the right. A network is a vertical line that its containers join by a level one; lines that would meet lie side by side.
struct GraphLayout {
    struct Point: Hashable {
        var x: Int
        var y: Int
    }

    struct Block {
        var origin: Point
        var height: Int
        /// By network: the place of its node (left edge, middle) and the x of its line.
        var networks: [(node: Point, lane: Int)]
    }

    /// Widths of the columns.
    struct Columns: Hashable {
        var stack: Int
        var container: Int
        var network: Int
    }

    static let row = 24
    static let box = 18
    static let head = 34
    static let gap = 20
    private static let laneGap = 11
    private static let blockGap = 40

    let columns: Columns
    /// Of a block.
    let width: Int
    let blocks: [Block]
    let size: Point

    /// The left edge of the containers in a block.
    var containerX: Int { columns.stack + GraphLayout.gap }
    /// The right edge of the containers in a block.
    var containerEnd: Int { containerX + columns.container }
    var networkX: Int { width - columns.network }

    init(_ hosts: [HostGraph]) {
        let isSingle = hosts.count == 1
        let columns =
            isSingle ? Columns(stack: 200, container: 280, network: 220) : Columns(stack: 150, container: 200, network: 150)
        self.columns = columns
        let lanes = hosts.map(GraphLayout.lanes)
        let laneCount = lanes.map(\.count).max() ?? 0
        let containerEnd = columns.stack + GraphLayout.gap + columns.container
        let width = containerEnd + GraphLayout.gap + laneCount * GraphLayout.laneGap + columns.network
        self.width = width

        // Into the column that is shorter so far, so that two hosts stand side by side.
        var bottoms = isSingle ? [0] : [0, 0]
        var blocks: [Block] = []
        for (host, lanes) in zip(hosts, lanes) {
            let column = bottoms[0] <= (bottoms.last ?? 0) ? 0 : bottoms.count - 1
            let origin = Point(x: column * (width + GraphLayout.blockGap), y: bottoms[column])
            let networks = host.networks.indices.map { index in
                (
                    node: Point(x: width - columns.network, y: lanes.nodes[index]),
                    lane: containerEnd + GraphLayout.gap + lanes.places[index] * GraphLayout.laneGap
                )
            }
            let rows = GraphLayout.head + max(host.rows.count, 1) * GraphLayout.row
            let height = max(rows, (lanes.nodes.max() ?? 0) + GraphLayout.row / 2)
            blocks.append(Block(origin: origin, height: height, networks: networks))
            bottoms[column] += height + GraphLayout.blockGap
        }
        self.blocks = blocks
        let used = bottoms.count { $0 > 0 }
        size = Point(
            x: max(used, 1) * width + max(used - 1, 0) * GraphLayout.blockGap,
            y: max((bottoms.max() ?? 0) - GraphLayout.blockGap, 0))
    }

    /// The middle of a row in its block.
    static func middle(of row: Int) -> Int { head + row * GraphLayout.row + GraphLayout.row / 2 }

    private struct Lanes {
        var count: Int
        /// By network: which line from the left.
        var places: [Int]
        /// By network: the middle of its node. Between two rows, so that no level line lies on another.
        var nodes: [Int]
    }

    private static func lanes(_ host: HostGraph) -> Lanes {
        var nodes: [Int] = []
        for network in host.networks {
            let wanted = middle(of: network.members[0]) + row / 2
            nodes.append(max(wanted, (nodes.last ?? 0) + row))
        }
        var ends: [Int] = []
        var places: [Int] = []
        for (network, node) in zip(host.networks, nodes) {
            let start = min(middle(of: network.members[0]), node)
            let end = max(middle(of: network.members[network.members.count - 1]), node)
            let place = ends.firstIndex { $0 < start } ?? ends.count
            if place == ends.count { ends.append(end) } else { ends[place] = end }
            places.append(place)
        }
        return Lanes(count: ends.count, places: places, nodes: nodes)
    }
}
