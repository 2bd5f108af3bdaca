import DockStatModel
import Foundation
import Testing

@testable import SiteGenerator

struct GraphTests {
    /// Containers of a host, in stacks of all sizes and networks that cross.
    private static func containers(_ count: Int, on host: String) -> [ContainerStatus] {
        (0..<count).map { index -> ContainerStatus in
            let project = index < 90 ? "p\(index / (index < 40 ? 4 : 25))" : nil
            var container = SampleSite.container(
                "container-\(index)-with-a-long-name-\(index % 7)", host: host, project: project,
                service: ServiceState.momentary[index % 6], state: .running)
            container.networks =
                ["\(project ?? "bridge")_default"] + (index % 5 == 0 ? ["proxy"] : []) + (index % 9 == 0 ? ["backup"] : [])
            return container
        }
    }

    /// Hosts with so many containers.
    private static func graphs(_ sizes: [Int]) throws -> [HostGraph] {
        let hosts = sizes.indices.map { SampleSite.host("host-\($0)") }
        let containers = zip(hosts, sizes).map { GraphTests.containers($1, on: $0.name) }
        var sample = SampleSite(output: "/nowhere")
        sample.data.hosts = hosts
        sample.data.containers = Array(containers.joined())
        let zone = try #require(TimeZone(identifier: "UTC"))
        let context = RenderContext(
            settings: sample.settings, data: sample.data, clock: ClockText(zone: zone, now: SampleSite.now, words: .english),
            words: .english,
            notes: NoteLibrary(siteFolder: nil), existing: [])
        return zip(hosts, containers).map { HostGraph(host: $0, containers: $1, context: context) }
    }

    private static let fleets = [
        [0], [1], [8], [9], [40], [300], [40, 40], [3, 90], [90, 3], [1, 6], [40, 40, 40], [100, 100, 100], [12, 5, 30],
        [0, 0, 0],
        [100, 1, 1], [20, 20, 20, 20], [7, 30, 2, 55], [60, 1, 1, 1, 60], [5, 17, 29, 3, 41], [1, 2, 3, 4, 5, 6],
        [1, 2, 30, 4, 50, 6, 7], [80, 0, 9, 0, 33, 12, 150],
    ]

    @Test(
        "no box lies on another or outside, no two networks share a line where they could be mistaken", arguments: fleets)
    func layout(sizes: [Int]) throws {
        let layout = GraphLayout(try GraphTests.graphs(sizes))
        for block in layout.blocks {
            let host = block.graph
            // Networks' nodes, between the rows and apart from each other.
            let nodes = block.networks.map(\.node.y).sorted()
            #expect(zip(nodes, nodes.dropFirst()).allSatisfy { $1 - $0 >= GraphLayout.box })
            let rows = Set(host.rows.indices.map(GraphLayout.middle))
            #expect(nodes.allSatisfy { !rows.contains($0) && $0 + GraphLayout.box / 2 <= block.height })
            #expect(rows.allSatisfy { $0 + GraphLayout.box / 2 <= block.height })
            // Lines beside each other, or at other heights.
            for (index, one) in block.networks.enumerated() {
                #expect(one.lane > layout.containerEnd && one.lane < layout.networkX)
                for (other, two) in block.networks.enumerated() where other > index && one.lane == two.lane {
                    #expect(!span(host, block, index).overlaps(span(host, block, other)))
                }
            }
        }
        for (index, one) in layout.blocks.enumerated() {
            for two in layout.blocks.dropFirst(index + 1) {
                #expect(
                    one.origin.x + layout.width < two.origin.x || two.origin.x + layout.width < one.origin.x
                        || one.origin.y + one.height < two.origin.y || two.origin.y + two.height < one.origin.y)
            }
            #expect(one.origin.x >= 0 && one.origin.x + layout.width <= layout.size.x)
            #expect(one.origin.y >= 0 && one.origin.y + one.height <= layout.size.y)
        }
    }

    @Test("hosts of any number and size fill the drawing, each of their containers is in it once", arguments: fleets)
    func filled(sizes: [Int]) throws {
        let hosts = try GraphTests.graphs(sizes)
        let layout = GraphLayout(hosts)
        let drawn = Dictionary(grouping: layout.blocks, by: \.graph.host.name)
        for host in hosts {
            let parts = try #require(drawn[host.host.name]).map(\.graph)
            #expect(parts.flatMap(\.rows).map(\.label) == host.rows.map(\.label))
            #expect(parts.map(\.isContinued) == Array([false, true].prefix(parts.count)))
            // A network that goes on says in both how many it joins.
            for network in host.networks {
                let places = parts.flatMap(\.networks).filter { $0.name == network.name }
                #expect(places.map(\.members.count).reduce(0, +) == network.members.count)
                #expect(places.allSatisfy { $0.size == network.members.count })
            }
        }
        #expect(layout.blocks.count <= hosts.count + 1, "at most one host is parted")
        let bottoms = Dictionary(grouping: layout.blocks, by: \.origin.x).mapValues {
            $0.map { $0.origin.y + $0.height }.max() ?? 0
        }
        let isAlone = sizes.count == 1 && sizes[0] <= GraphFlow.rowsOfOneColumn
        #expect(bottoms.count == (isAlone ? 1 : 2))
        let covered = layout.blocks.reduce(0) { $0 + $1.height * layout.width }
        let share = Double(covered) / Double(layout.size.x * layout.size.y)
        // What nobody would part, such as one row from its host, may leave some rows' height.
        let difference = (bottoms.values.max() ?? 0) - (bottoms.values.min() ?? 0)
        #expect(share >= 0.85 || difference <= 6 * GraphLayout.row, "\(share)")
    }

    @Test("a host is parted between two stacks where that makes the columns about equal, else within a large one")
    func parted() throws {
        let stacks = GraphLayout(try GraphTests.graphs([40])).blocks.map(\.graph)
        #expect(
            stacks.map { $0.groups.compactMap(\.project) } == [["p0", "p1", "p2", "p3", "p4"], ["p5", "p6", "p7", "p8", "p9"]])
        let host = try GraphTests.graphs([90])[0]
        let largest = try #require(host.groups.max { $0.rows.count < $1.rows.count })
        let parts = GraphLayout([host.part(largest.rows)]).blocks.map(\.graph)
        #expect(largest.rows.count == 29 && parts.map(\.rows.count) == [14, 15])
        #expect(parts.map { $0.groups.map(\.project) } == [["p2"], ["p2"]])
    }

    private func span(_ host: HostGraph, _ block: GraphLayout.Block, _ index: Int) -> ClosedRange<Int> {
        let ys = host.networks[index].members.map(GraphLayout.middle) + [block.networks[index].node.y]
        return (ys.min() ?? 0)...(ys.max() ?? 0)
    }

    @Test("the page draws every host, stack, network and container once, and lists them once more for those who do not see")
    func page() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.deploys = []
        try sample.publish()
        let page = try folder.text("graph/index.html")
        for title in [
            "alpha: reachable, 6 containers", "beta: unreachable, one container", "shop: 2 up", "web: healthy; shop_default",
        ] {
            #expect(page.contains("<title>\(title)"), "\(title)")
        }
        #expect(page.contains("href=\"../hosts/alpha/containers/web/\""))
        #expect(page.matches(of: /<rect class="box [a-z]/).count == 7)
        #expect(page.matches(of: /<li><span class="state/).count >= 7)
        let json = try #require(
            JSONSerialization.jsonObject(with: folder.bytes("api/v2/graph.json")) as? [String: Any])
        let nodes = try #require(json["nodes"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        let edges = try #require(json["edges"] as? [[String: Any]])
        #expect(Set(nodes).count == nodes.count)
        #expect(
            edges.allSatisfy { nodes.contains($0["source"] as? String ?? "") && nodes.contains($0["target"] as? String ?? "") })
        #expect(nodes.contains("network:alpha/shop_default") && nodes.contains("stack:shop"))
    }

    @Test("a host of very many containers is drawn stack by stack")
    func collapsed() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.containers = (0..<450).map {
            SampleSite.container("c\($0)", project: "p\($0 / 100)", service: .up, state: .running)
        }.sorted { $0.identity < $1.identity }
        sample.data.lastDayStates = [:]
        try sample.publish()
        let page = try folder.text("graph/index.html")
        #expect(page.contains("100 containers: 100 up; shop_default"))
        #expect(page.matches(of: /<rect class="box [a-z]/).count == 5)
    }

    @Test("a host that goes on in the second column says so there, and its count once")
    func continued() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.hosts = [SampleSite.host("alpha")]
        sample.data.containers = GraphTests.containers(40, on: "alpha").sorted { $0.identity < $1.identity }
        sample.data.lastDayStates = [:]
        sample.settings.language = "de"
        try sample.publish()
        let page = try folder.text("graph/index.html")
        #expect(page.matches(of: /text-anchor="end">Fortsetzung</).count == 1)
        #expect(page.matches(of: /text-anchor="end">40 Container</).count == 1)
        #expect(page.matches(of: /<rect class="box [a-z]/).count == 40)
    }
}
