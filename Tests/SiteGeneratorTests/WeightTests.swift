import DockStatModel
import Foundation
import SiteGenerator
import TestSupport
import Testing

/// What a reader downloads, and what a tick writes.
struct WeightTests {
    /// Hosts `host-0` …, each with its containers in five projects.
    private func fleet(hosts: Int, containers: Int, output: String) -> SampleSite {
        var sample = SampleSite(output: output)
        sample.data.hosts = (0..<hosts).map { SampleSite.host("host-\($0)") }
        sample.data.containers = (0..<hosts).flatMap { host in
            (0..<containers).map { number in
                SampleSite.container(
                    "web-\(number)", host: "host-\(host)", project: "project-\(number % 5)", service: .up, state: .running)
            }
        }
        return sample
    }

    @Test("the overview of 200 containers, with all it needs for its first view, is less than 100 kB compressed")
    func overview() async throws {
        let folder = try TemporaryFolder()
        let sample = fleet(hosts: 4, containers: 50, output: folder.path)
        try sample.publish()
        let page = try folder.text("index.html")
        #expect(page.matches(of: /<tr class="up"/).count == 200)
        let named = page.matches(of: /(?:src|href)="(?:\.\/)?([a-z][\w.-]*\.(?:css|js|svg|png|webmanifest))"/).map {
            String($0.1)
        }
        let wanted: Set = ["style.css", "alerts.css", "theme.js", "script.js", "freshness.svg", "icon.svg"]
        #expect(wanted.isSubset(of: named))
        var weight = 0
        for file in Set(named + ["index.html"]) {
            let size = try await runTool(["sh", "-c", "gzip --stdout -6 \"$0\" | wc -c", "\(folder.path)/\(file)"])
            weight += try #require(Int(size.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        #expect(weight < 100_000, "\(weight) bytes")
        #expect(weight > 10_000, "there is something to read")
    }

    @Test("ten of 1,000 containers change: their pages and JSON are written, those of their hosts and stacks, and the lists")
    func changes() throws {
        let folder = try TemporaryFolder()
        var sample = fleet(hosts: 25, containers: 40, output: folder.path)
        let generator = try SiteGenerator(settings: sample.settings)
        func tick(changed: Set<ContainerIdentity> = []) throws -> [String] {
            sample.data.now = sample.data.now + .seconds(1)
            return try generator.publish(sample.data, changed: changed) { _, _ in [:] }.written
        }
        // 250 pages of the last hour a tick: all are there by then, and those of longer ranges go on coming.
        for _ in 0..<10 { _ = try tick() }
        var known = Set(folder.files())
        // What leads to a longer range changes when that comes.
        func awaitsRanges(_ file: String) -> Bool {
            guard let folder = file.firstMatch(of: /^hosts\/[^\/]+\/containers\/[^\/]+/)?.output else { return false }
            return !["24h", "7d", "30d"].allSatisfy { known.contains("\(folder)/\($0).html") }
        }
        let idle = try tick()
        #expect(Set(idle).intersection(known).filter { !WeightTests.lists.contains($0) && !awaitsRanges($0) } == [])
        known = Set(folder.files())

        // Of project-0 on the first two hosts.
        let chosen = Set([0, 5, 10, 15, 20, 40, 45, 50, 55, 60])
        for index in chosen {
            sample.data.containers[index].service = .down
            sample.data.containers[index].state = .exited
        }
        let changed = Set(chosen.map { sample.data.containers[$0].identity })
        let folders = Set(
            chosen.map {
                let container = sample.data.containers[$0]
                return "hosts/\(container.identity.host)/containers/\(container.name)"
            })
        let written = try tick(changed: changed).filter(known.contains)
        let pages = written.filter { $0.hasSuffix(".html") }
        // Of every file it is known what it belongs to: a container, its host, its stack, or a list of all.
        let hosts = Set(["host-0", "host-1"])
        for file in written where !awaitsRanges(file) {
            var parts = file.split(separator: "/").map(String.init)
            // Strips, badges and JSON of a subject lie as its page does, below folders of their own.
            if ["embed", "badges"].contains(parts.first) { parts.removeFirst() }
            if parts.starts(with: ["api", "v2", "docker"]) { parts.removeFirst(3) }
            let isOfSubject =
                switch parts.first {
                case "hosts" where parts.count >= 4 && parts[2] == "containers":
                    folders.contains(parts[..<4].joined(separator: "/"))
                case "containers" where parts.count == 3 && parts[1] == "all":
                    hosts.contains(parts[2].replacing(".json", with: ""))
                case "containers" where parts.count >= 3:
                    folders.contains("hosts/\(parts[1])/containers/\(parts[2].replacing(".json", with: ""))")
                case "hosts" where parts.count >= 2 && parts[1] != "index.html":
                    hosts.contains(parts[1].replacing(".json", with: ""))
                case "stacks" where parts.count >= 2 && parts[1] != "index.html" && parts[1] != "page":
                    parts[1].replacing(".json", with: "") == "project-0"
                default: WeightTests.lists.contains(file.replacing(/page\/\d+\//, with: "page/N/"))
                }
            #expect(isOfSubject, "\(file)")
        }
        for folder in folders { #expect(pages.contains("\(folder)/index.html")) }
        for page in ["index.html", "hosts/index.html", "hosts/host-0/index.html", "stacks/project-0/index.html"] {
            #expect(pages.contains(page))
        }
        // With JSON twins, badges and strips.
        let counted = written.filter { !awaitsRanges($0) }
        #expect(counted.count < 150, "\(counted.count) of \(folder.files().count)")
    }

    /// What is about all containers together.
    private static let lists: Set<String> = [
        "index.html", "page/N/index.html", "hosts/index.html", "hosts/page/N/index.html", "stacks/index.html", "graph/index.html",
        "graph/page/N/index.html", "about/index.html", "about/ticks.svg", "status.txt", "metrics", "freshness.svg",
        "api/v2/status.json", "api/v2/docker/manager/pool-stats.json", "api/v2/docker/status.json", "api/v2/graph.json",
        "api/v2/docker/hosts.json",
        "api/v2/docker/stacks.json", "api/v2/docker/containers/all.json", "badges/status.svg", "badges/status.json",
        "badges/uptime-24h.svg", "badges/uptime-24h.json",
    ]
}
