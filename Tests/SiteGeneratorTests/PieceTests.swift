import DockStatModel
import Foundation
import Testing

@testable import SiteGenerator

/// Lists that are longer than a page.
struct PieceTests {
    @Test("a large fleet takes several pages, none of them large, that lead to each other and to every container")
    func largeFleet() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.hosts = (0..<40).map { SampleSite.host("host-\($0)") }
        sample.data.containers = sample.data.hosts.flatMap { host in
            // One of them larger than a page.
            (0..<(host.name == "host-0" ? 320 : 10)).map { index in
                SampleSite.container(
                    "service-\(index)", host: host.name, project: "project-\(index % 3)", service: .up, state: .running)
            }
        }.sorted { $0.identity < $1.identity }
        sample.data.lastDayStates = Dictionary(
            uniqueKeysWithValues: sample.data.containers.map { ($0.identity, SampleSite.states($0, range: .day)) })
        let report = try sample.publish()
        #expect(report.failures.isEmpty && report.warnings.isEmpty)

        for file in folder.files() where file.hasSuffix(".html") {
            #expect(try folder.bytes(file).count < 300_000, "\(file)")
        }
        let overview = try (1...4).map { try folder.text(Piece.path("index.html", $0)) }
        #expect(!folder.exists(Piece.path("index.html", 5)))
        #expect(overview.map { $0.matches(of: /scope="row"/).count } == [200, 200, 200, 110])
        #expect(overview[0].contains("href=\"page/2/\" rel=\"next\"") && overview[0].contains("All 40 hosts"))
        #expect(overview[3].contains("href=\"../../page/3/\" rel=\"prev\"") && !overview[3].contains("class=\"cards\""))
        // The part of a project that stands on a page says how much there is of all of it.
        #expect(overview[0].contains("107 up"))
        let host = try (1...3).map { try folder.text(Piece.path("hosts/host-0/index.html", $0)) }
        #expect(
            host.map { $0.matches(of: /scope="row"/).count - $0.matches(of: /class="rows/).count }.prefix(2).allSatisfy {
                $0 >= 150
            })
        #expect(folder.exists("stacks/project-0/page/2/index.html"))

        // What shrinks loses its pages.
        sample.data.containers = sample.data.containers.filter { $0.identity.host != "host-0" }
        #expect(try sample.publish().removed.contains("page/3/index.html"))
        #expect(!folder.exists("hosts/host-0/page"))
    }

    @Test(
        "50 hosts with 2,000 containers: every list is in pieces, all of it is found, and a tick that follows writes little",
        .timeLimit(.minutes(5)))
    func hugeFleet() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.hosts = (0..<50).map { SampleSite.host("host-\($0)") }
        sample.data.containers = sample.data.hosts.flatMap { host in
            (0..<40).map {
                SampleSite.container(
                    "service-\($0)", host: host.name, project: "p\($0 / 10)-\(host.name)", service: .up, state: .running)
            }
        }
        sample.data.lastDayStates = [:]
        sample.data.events = [:]
        let generator = try SiteGenerator(settings: sample.settings)
        let first = try generator.publish(sample.data, changed: []) { _, _ in [:] }
        #expect(first.failures.isEmpty)
        #expect(folder.exists("page/10/index.html") && !folder.exists("page/11/index.html"))
        #expect(folder.exists("graph/page/2/index.html") && folder.exists("stacks/index.html"))
        #expect(folder.exists("hosts/host-49/index.html") && folder.exists("stacks/p3-host-49/index.html"))
        for file in ["index.html", "page/10/index.html", "hosts/index.html", "graph/index.html", "stacks/index.html"] {
            #expect(try folder.bytes(file).count < 500_000, "\(file)")
        }
        // Everything that has a page already is found; what has none yet is drawn in the ticks that follow.
        let search = try JSONSerialization.jsonObject(with: folder.bytes("api/v2/search.json")) as? [String: Any]
        #expect((search?["hosts"] as? [Any])?.count == 50 && (search?["stacks"] as? [Any])?.count == 200)
        #expect((search?["containers"] as? [Any])?.count == Pace.limit)
        sample.data.now = sample.data.now + .seconds(15)
        let next = try generator.publish(sample.data, changed: []) { _, _ in [:] }
        #expect(next.failures.isEmpty)
        let drawn = (try JSONSerialization.jsonObject(with: folder.bytes("api/v2/search.json")) as? [String: Any])?["containers"]
        #expect((drawn as? [Any])?.count == 2 * Pace.limit)
    }

    @Test("the way between pieces names the first, the last and the neighbours")
    func navigation() {
        let html = Piece(first: "hosts/index.html", number: 9, count: 40).navigation(.english).string
        #expect(html.matches(of: />([0-9]+|…)</).map { String($0.1) } == ["1", "…", "7", "8", "9", "10", "11", "…", "40"])
        #expect(html.contains("href=\"../../../hosts/\""))
        #expect(Piece(first: "hosts/index.html", number: 1, count: 1).navigation(.english).isEmpty)
    }

    @Test("a line of the last hour is drawn of means, with its gaps; nothing observed is nothing drawn")
    func sparkline() throws {
        func series(_ values: [Double?]) -> Series {
            Series(
                start: SampleSite.now, step: .minutes(1),
                points: values.map { $0.map { Series.Point(minimum: $0, average: $0, maximum: $0) } })
        }
        let points: [Double?] = (0..<60).map { (20..<30).contains($0) ? nil : Double($0) }
        let line = try #require(Sparkline(series(points)))
        #expect(line.values.count == 20)
        #expect(line.values.first == 1 && line.values[7] == nil && line.values.last == 58)
        #expect(line.drawn().string.matches(of: /M/).count == 2)
        #expect(line.drawn().string.utf8.count < 220)
        #expect(Sparkline(series([nil, nil])) == nil)
        #expect(Sparkline(series([.infinity, .nan])) == nil)
        #expect(try #require(Sparkline(series([.greatestFiniteMagnitude, 1, -1]))).drawn().string.contains("<path"))
        #expect(Sparkline(nil) == nil)
    }

    @Test("every package the program is linked with has its licence on the page about the site")
    func licences() throws {
        let manifest = try String(
            contentsOfFile: URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Package.swift", encoding: .utf8)
        let named = Set(LinkedPart.all.map { $0.name.lowercased() })
        // Packages of the companion alone are not linked into the job.
        let companion: Set = ["hummingbird", "swift-nio-extras", "swift-http-types", "swift-nio", "swift-service-lifecycle"]
        let packages = manifest.matches(of: /\.package\(url: "[^"]*\/([^"\/]+)"/).map { $0.1.lowercased() }
        #expect(packages.count >= 10)
        for package in packages where !companion.contains(package) { #expect(named.contains(package), "\(package)") }
        #expect(LinkedPart.all.map { $0.name.lowercased() } == LinkedPart.all.map { $0.name.lowercased() }.sorted())
    }
}
