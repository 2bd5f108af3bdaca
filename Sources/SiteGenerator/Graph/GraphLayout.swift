/// Where everything lies in the drawing of some hosts: whole units, nothing by chance, no label on another.
///
/// Each host is a block, or two where it goes on in the second column. In it the stacks stand at the left, their containers beside
/// them one below the other, and the networks at the right. A network is a vertical line that its containers join by a level one;
/// lines that would meet lie side by side.
struct GraphLayout {
    struct Point: Hashable {
        var x: Int
        var y: Int
    }

    struct Block {
        /// A host or a part of one.
        var graph: HostGraph
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
    static let blockGap = 40

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
        let flow = GraphFlow(hosts).columns
        let columns =
            flow.count == 1
            ? Columns(stack: 200, container: 280, network: 220) : Columns(stack: 150, container: 200, network: 150)
        self.columns = columns
        let lanes = flow.map { $0.map(GraphLayout.lanes) }
        let laneCount = lanes.joined().map(\.count).max() ?? 0
        let laneX = columns.stack + 2 * GraphLayout.gap + columns.container
        let width = laneX + laneCount * GraphLayout.laneGap + columns.network
        self.width = width

        var blocks: [Block] = []
        var size = Point(x: width, y: 0)
        for (index, column) in flow.enumerated() {
            var origin = Point(x: index * (width + GraphLayout.blockGap), y: 0)
            for (graph, lanes) in zip(column, lanes[index]) {
                let networks = graph.networks.indices.map { network in
                    (
                        node: Point(x: width - columns.network, y: lanes.nodes[network]),
                        lane: laneX + lanes.places[network] * GraphLayout.laneGap
                    )
                }
                let height = GraphLayout.height(of: graph, lanes)
                blocks.append(Block(graph: graph, origin: origin, height: height, networks: networks))
                size = Point(x: origin.x + width, y: max(size.y, origin.y + height))
                origin.y += height + GraphLayout.blockGap
            }
        }
        self.blocks = blocks
        self.size = size
    }

    /// Of a block with so many rows, where its networks need no more.
    static func height(of rows: Int) -> Int { head + max(rows, 1) * row }

    /// Of a host's block.
    static func height(of graph: HostGraph) -> Int { height(of: graph, lanes(graph)) }

    private static func height(of graph: HostGraph, _ lanes: Lanes) -> Int {
        max(height(of: graph.rows.count), (lanes.nodes.max() ?? 0) + row / 2)
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
