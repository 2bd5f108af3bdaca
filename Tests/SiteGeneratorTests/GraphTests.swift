import DockStatModel
import Foundation
import Testing

@testable import SiteGenerator

struct GraphTests {
    /// 300 containers on three hosts, in stacks of all sizes and networks that cross.
    private static func fleet() -> (hosts: [HostStatus], containers: [ContainerStatus]) {
        let hosts = ["a", "b", "c"].map { SampleSite.host($0) }
        let containers = hosts.flatMap { host in
            (0..<100).map { index -> ContainerStatus in
                let project = index < 90 ? "p\(index / (index < 40 ? 4 : 25))" : nil
                var container = SampleSite.container(
                    "container-\(index)-with-a-long-name-\(index % 7)", host: host.name, project: project,
                    service: ServiceState.momentary[index % 6], state: .running)
                container.networks =
                    ["\(project ?? "bridge")_default"] + (index % 5 == 0 ? ["proxy"] : [])
                    + (index % 9 == 0 ? ["backup"] : [])
                return container
            }
        }
        return (hosts, containers)
    }

    private static func graphs() throws -> [HostGraph] {
        let (hosts, containers) = fleet()
        var sample = SampleSite(output: "/nowhere")
        sample.data.hosts = hosts
        sample.data.containers = containers
        let zone = try #require(TimeZone(identifier: "UTC"))
        let context = RenderContext(
            settings: sample.settings, data: sample.data, clock: ClockText(zone: zone, now: SampleSite.now, words: .english),
            words: .english,
            notes: NoteLibrary(siteFolder: nil), existing: [])
        return hosts.map { host in
            HostGraph(host: host, containers: containers.filter { $0.identity.host == host.name }, context: context)
        }
    }

    @Test("of 300 containers no box lies on another, no two networks share a line where they could be mistaken")
    func layout() throws {
        let hosts = try GraphTests.graphs()
        let layout = GraphLayout(hosts)
        for (host, block) in zip(hosts, layout.blocks) {
            #expect(host.rows.count == 100)
            // Networks' nodes, between the rows and apart from each other.
            let nodes = block.networks.map(\.node.y).sorted()
            #expect(zip(nodes, nodes.dropFirst()).allSatisfy { $1 - $0 >= GraphLayout.box })
            let rows = Set(host.rows.indices.map(GraphLayout.middle))
            #expect(nodes.allSatisfy { !rows.contains($0) && $0 + GraphLayout.box / 2 <= block.height })
            #expect(GraphLayout.middle(of: 99) + GraphLayout.box / 2 <= block.height)
            // Lines beside each other, or at other heights.
            for (index, one) in block.networks.enumerated() {
                #expect(one.lane > layout.containerEnd && one.lane < layout.networkX)
                for (other, two) in block.networks.enumerated() where other > index && one.lane == two.lane {
                    #expect(!span(host, block, index).overlaps(span(host, block, other)))
                }
            }
        }
        for (index, one) in layout.blocks.enumerated() {
            for two in layout.blocks.dropFirst(index + 1) where one.origin.x == two.origin.x {
                #expect(one.origin.y + one.height <= two.origin.y || two.origin.y + two.height <= one.origin.y)
            }
            #expect(one.origin.x + layout.width <= layout.size.x && one.origin.y + one.height <= layout.size.y)
        }
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
}
