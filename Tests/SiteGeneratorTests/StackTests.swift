import DockStatModel
import Foundation
import Testing

@testable import SiteGenerator

struct StackTests {
    private static let worker = ContainerIdentity(host: "alpha", key: "compose:shop/worker/1")

    static let deploys = [
        Deploy(
            container: worker, name: "worker", time: SampleSite.now - .hours(2), image: "registry.example/worker:1.2",
            change: ImageChange(
                time: SampleSite.now - .hours(2), fromImage: "registry.example/worker:1.1",
                toImage: "registry.example/worker:1.2",
                from: "sha256:1", to: "sha256:2")),
        Deploy(container: worker, name: "worker", time: SampleSite.now - .days(3), image: "registry.example/worker:1.1"),
    ]

    @Test("a project is one stack whatever hosts run it, with its services, replicas, deploys and notes")
    func page() throws {
        let folder = try TemporaryFolder()
        try folder.write("Order of restart: **db** first.", to: "site/notes/stacks/shop.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.data.deploys = StackTests.deploys
        sample.data.hosts.append(SampleSite.host("gamma"))
        sample.data.containers.append(
            SampleSite.container("web", host: "gamma", project: "shop", service: .up, state: .running))
        sample.data.containers.sort { $0.identity < $1.identity }
        sample.data.outdated = [ContainerIdentity(host: "gamma", key: "compose:shop/web/1"): true]
        try sample.publish()

        let page = try folder.text("public/stacks/shop/index.html")
        #expect(page.contains("<bdi>web</bdi></th>") && page.contains("2 of 2"))
        #expect(page.contains("a newer one is in its registry"))
        #expect(page.contains("<strong>db</strong>"))
        #expect(page.contains("<bdi>registry.example/worker:1.1</bdi> → <bdi>registry.example/worker:1.2</bdi>"))
        #expect(page.contains("made anew from <bdi>registry.example/worker:1.1</bdi>"))
        #expect(page.contains("../../hosts/gamma/containers/web/"))
        let json = try #require(
            JSONSerialization.jsonObject(with: folder.bytes("public/api/v2/docker/stacks/shop.json")) as? [String: Any])
        #expect(json["hosts"] as? [String] == ["alpha", "gamma"])
        #expect(json["containerCount"] as? Int == 5)
        #expect(json["state"] as? String == "down")
        #expect((json["deploys"] as? [[String: Any]])?.first?["fromImage"] as? String == "registry.example/worker:1.1")
        #expect(try folder.text("public/index.html").contains("stacks/shop/"))
        #expect(try folder.text("public/stacks/index.html").contains("href=\"shop/\"") == false)
        #expect(try folder.text("public/stacks/index.html").contains("href=\"../stacks/shop/\""))
    }

    @Test(
        "what is stopped on purpose does not make a stack stopped; nothing is a state of its own",
        arguments: [
            ([ServiceState.up, .stopped], ServiceState.up), ([.stopped, .stopped], .stopped),
            ([.up, .degraded, .stopped], .degraded),
            ([.up, .unknown], .unknown),
        ] as [([ServiceState], ServiceState)])
    func whole(states: [ServiceState], expected: ServiceState) {
        let containers = states.enumerated().map { index, state in
            SampleSite.container("c\(index)", service: state, state: .running)
        }
        #expect(StateTally(containers).whole == expected)
        #expect(StateTally([ContainerStatus]()).whole == nil)
    }

    @Test("a project may be called what a page is called, or hold what no path may")
    func names() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        for (index, project) in ["index.html", "page", "../../etc", "<b>", "index.html.gz"].enumerated() {
            sample.data.containers.append(
                SampleSite.container(
                    "x\(index)", project: project, service: .up, state: .running))
        }
        sample.settings.gzip = true
        let report = try sample.publish()
        #expect(report.failures.isEmpty && report.warnings.isEmpty)
        #expect(folder.files().filter { $0.hasPrefix("stacks/") && $0.hasSuffix("/index.html") }.count == 7)
        #expect(folder.files().allSatisfy { !$0.contains("..") && !$0.contains("<") })
    }

    @Test("the images of a host tell which are outdated, which are used and which are not")
    func images() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.hosts[0].inventory?.images = [
            .init(id: "sha256:1111", tags: ["old:1"], created: SampleSite.now - .days(40), size: 1 << 20),
            .init(id: "sha256:2222", tags: ["shop:1"], created: SampleSite.now - .days(40), size: 1 << 20),
        ]
        sample.data.outdated = [StackTests.worker: true]
        try sample.publish()
        let page = try folder.text("hosts/alpha/index.html")
        let shop = try #require(page.range(of: "<bdi>shop:1</bdi>"))
        let old = try #require(page.range(of: "<bdi>old:1</bdi>"))
        #expect(shop.lowerBound < old.lowerBound)
        #expect(page[shop.upperBound...].prefix(200).contains("outdated"))
        #expect(page[old.upperBound...].prefix(200).contains("unused"))
    }
}
