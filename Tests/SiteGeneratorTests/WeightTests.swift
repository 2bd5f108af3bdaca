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

    @Test("ten of 240 containers change: their pages and JSON are written, those of their hosts and stacks, and the lists")
    func changes() throws {
        let folder = try TemporaryFolder()
        var sample = fleet(hosts: 6, containers: 40, output: folder.path)
        let generator = try SiteGenerator(settings: sample.settings)
        // 100 pages of longer ranges a tick: all are there by then.
        for _ in 0..<10 { _ = try generator.publish(sample.data, changed: []) { _, _ in [:] } }
        #expect(try generator.publish(sample.data, changed: []) { _, _ in [:] }.written == [])

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
        let written = try generator.publish(sample.data, changed: changed) { _, _ in [:] }.written
        let pages = written.filter { $0.hasSuffix(".html") }
        let ranges = ["24h.html", "7d.html", "30d.html", "1h.html"]
        for page in pages {
            let parts = page.split(separator: "/").map(String.init)
            let isOfSubject =
                switch parts.first {
                case "hosts" where parts.count >= 4:
                    folders.contains(parts[..<4].joined(separator: "/"))
                case "hosts" where parts.count == 3: ["host-0", "host-1"].contains(parts[1])
                case "stacks" where parts.count == 3: parts[1] == "project-0"
                case "embed": true
                default: !ranges.contains(parts.last ?? "")
                }
            #expect(isOfSubject, "\(page)")
        }
        for folder in folders { #expect(pages.contains("\(folder)/index.html")) }
        for page in ["index.html", "hosts/index.html", "hosts/host-0/index.html", "stacks/project-0/index.html"] {
            #expect(pages.contains(page))
        }
        #expect(!pages.contains { $0.hasPrefix("hosts/host-5") || $0.hasPrefix("stacks/project-3") })
        // With JSON twins, badges and strips.
        #expect(pages.count < 90 && written.count < 150, "\(pages.count) pages, \(written.count) of \(folder.files().count)")
    }
}
