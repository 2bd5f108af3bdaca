import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct StackedChartTests {
    private static let interval = Duration.seconds(15)
    private static let span = HistoryRange.hour.span(at: SampleSite.now, interval: interval)

    private struct Use {
        var name: String
        var cpu: [Double?]
        var states: [StateInterval]?
    }

    private static func history(_ use: Use, range: HistoryRange, in sample: SampleSite) -> History {
        let span = range.span(at: sample.data.now, interval: interval)
        let step = range.step(interval: interval)
        let count = Int((span.upperBound - span.lowerBound).inMilliseconds / step.inMilliseconds)
        let values = use.cpu + Array(repeating: nil, count: max(0, count - use.cpu.count))
        func series(_ factor: Double) -> Series {
            Series(
                start: span.lowerBound, step: step,
                points: values.prefix(count).map { value in
                    value.map { Series.Point(minimum: $0 * factor / 2, average: $0 * factor, maximum: $0 * factor * 2) }
                })
        }
        return History(
            range: range, series: [.cpuPercent: series(1), .memoryBytes: series(1_048_576)],
            states: use.states ?? [StateInterval(state: .up, from: span.lowerBound, to: span.upperBound)], events: [])
    }

    private func site(_ uses: [Use]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path, zone: "UTC")
        sample.data.hosts = [SampleSite.host("alpha")]
        sample.data.containers = uses.map { SampleSite.container($0.name, service: .up, state: .running) }
        let site = sample
        _ = try SiteGenerator(settings: sample.settings).publish(sample.data, changed: []) { range, due in
            Dictionary(
                uniqueKeysWithValues: zip(site.data.containers, uses).filter { due.contains($0.0.identity) }
                    .map { ($0.0.identity, Self.history($0.1, range: range, in: site)) })
        }
        return folder
    }

    private func twin(_ folder: TemporaryFolder, _ range: String = "1h") throws -> [String: Any] {
        let json = try JSONSerialization.jsonObject(with: folder.bytes("api/v2/docker/hosts/alpha/history/\(range).json"))
        return try #require(json as? [String: Any])
    }

    private func stack(_ folder: TemporaryFolder, _ signal: String = "cpu_percent") throws -> (
        total: [Double?], layers: [[Double?]]
    ) {
        let signals = try #require(try twin(folder)["signals"] as? [String: Any])
        let stack = try #require(signals[signal] as? [String: Any])
        let layers = try #require(stack["layers"] as? [[String: Any]])
        return (
            (stack["average"] as? [Any] ?? []).map { $0 as? Double },
            layers.map { ($0["average"] as? [Any] ?? []).map { $0 as? Double } }
        )
    }

    private func figure(_ page: String, _ signal: String = "cpu") throws -> String {
        let start = try #require(page.range(of: "<figure class=\"chart stack\" data-signal=\"\(signal)\">"))
        let end = try #require(page.range(of: "</figure>", range: start.upperBound..<page.endIndex))
        return String(page[start.lowerBound..<end.upperBound])
    }

    @Test("a stack is as high as its parts together, for twelve containers as for two", arguments: [1, 2, 8, 9, 12])
    func sums(count: Int) throws {
        let uses = (0..<count).map { place in
            Use(name: "c\(place)", cpu: (0..<60).map { Double(($0 * (place + 3)) % 17 + place) })
        }
        let (total, layers) = try stack(site(uses))
        #expect(layers.count == min(count, 9))
        for step in 0..<60 {
            let expected = uses.reduce(0) { $0 + ($1.cpu[step] ?? 0) }
            #expect(abs((total[step] ?? -1) - expected) < 0.02)
            #expect(abs(layers.reduce(0) { $0 + ($1[step] ?? 0) } - expected) < 0.1)
        }
    }

    @Test("a container that was not observed is a gap of its layer, and the sum says that something is missing")
    func unknownPart() throws {
        let steps = (0..<60).map { Double?($0 < 20 ? 10 : 20) }
        let gap = steps.enumerated().map { (30..<40).contains($0.offset) ? nil : $0.element }
        let folder = try site([Use(name: "whole", cpu: steps), Use(name: "holed", cpu: gap)])
        let (total, layers) = try stack(folder)
        #expect(total[25] == 40 && total[35] == 20)
        #expect(layers.count { $0[35] == nil } == 1)
        let figure = try figure(folder.text("hosts/alpha/index.html"))
        // The other layer goes on, this one in two pieces.
        let pieces = figure.matches(of: /<path class="layer l\d" d="([^"]*)"/).map { $0.1.count { $0 == "M" } }.sorted()
        #expect(pieces == [1, 2])
        #expect(figure.contains("hatched: not every container was observed"))
        #expect(figure.firstMatch(of: /<rect class="shade unknown" x="50%" y="8" width="16.67%"/) != nil)
    }

    @Test("a container that did not run used nothing: no gap, nothing missing")
    func stoppedPart() throws {
        let span = Self.span
        let middle = span.lowerBound + .minutes(30)
        let states = [
            StateInterval(state: .up, from: span.lowerBound, to: middle),
            StateInterval(state: .stopped, from: middle, to: span.upperBound),
        ]
        let folder = try site([
            Use(name: "whole", cpu: Array(repeating: 10, count: 60)),
            Use(name: "stopped", cpu: Array(repeating: 5, count: 30), states: states),
        ])
        let (total, layers) = try stack(folder)
        #expect(total[10] == 15 && total[45] == 10)
        #expect(layers.allSatisfy { $0.allSatisfy { $0 != nil } })
        #expect(try !figure(folder.text("hosts/alpha/index.html")).contains("not every container was observed"))
    }

    @Test("where nothing at all was observed there is a gap, and a host without any reading says so")
    func nothing() throws {
        var cpu = [Double?](repeating: 10, count: 60)
        for step in 10..<20 { cpu[step] = nil }
        let folder = try site([Use(name: "only", cpu: cpu)])
        #expect(try stack(folder).total[15] == nil)
        let gap = try figure(folder.text("hosts/alpha/index.html"))
        #expect(gap.contains("<title>not observed</title>") && !gap.contains("not every container"))
        #expect(
            try figure(site([Use(name: "silent", cpu: [])]).text("hosts/alpha/index.html"))
                .contains("There are no readings of this time."))
    }

    @Test("the others come last in the list, as many as used anything, and what the machine has does not press the areas flat")
    func others() throws {
        let uses =
            (0..<12).map { Use(name: "c\($0)", cpu: Array(repeating: 10, count: 60)) }
            + (0..<5).map { Use(name: "idle\($0)", cpu: Array(repeating: 0, count: 60)) }
        let page = try figure(site(uses).text("hosts/alpha/index.html"))
        let names = page.matches(of: /<tr><th scope="row"><svg class="swatch".*?<\/svg>(.*?)<\/th>/).map { String($0.1) }
        #expect(names.count == 9 && names.last == "4 others")
        // 120 % of a machine with eight cores.
        #expect(page.contains("<span>150 %</span>") && !page.contains("class=\"limit\""))
    }

    @Test("values that are huge or no numbers stay inside", arguments: [1e300, .infinity, .nan, -5])
    func extremes(value: Double) throws {
        let folder = try site([Use(name: "odd", cpu: [1, value, 2]), Use(name: "even", cpu: [1, 1, 1])])
        let figure = try figure(folder.text("hosts/alpha/index.html"))
        #expect(!figure.contains("nan") && !figure.contains("inf"))
        for path in figure.matches(of: /<path class="layer l\d" d="M[\d.]+ ([\d.]+)/) {
            #expect((0...100).contains(try #require(Double(path.1))))
        }
    }

    @Test("a container has one colour in both charts and in every range, and no two share one")
    func colours() throws {
        let uses = (0..<12).map { place in Use(name: "c\(place)", cpu: Array(repeating: Double(place + 1), count: 300)) }
        let folder = try site(uses)
        func colours(_ file: String, _ signal: String) throws -> [String: String] {
            let rows = try figure(folder.text(file), signal)
                .matches(of: /<rect class="layer (l\d)"[^>]*>\s*<\/svg>(?:<a[^>]*>)?<bdi>([^<]*)<\/bdi>/)
            return Dictionary(uniqueKeysWithValues: rows.map { (String($0.2), String($0.1)) })
        }
        let hour = try colours("hosts/alpha/index.html", "cpu")
        #expect(Set(hour.keys) == Set((4..<12).map { "c\($0)" }))
        #expect(Set(hour.values).count == 8)
        #expect(try colours("hosts/alpha/index.html", "memory") == hour)
        for range in ["24h", "7d", "30d"] { #expect(try colours("hosts/alpha/\(range).html", "cpu") == hour) }
    }

    @Test("ends and deploys of containers are marks, named, and maintenance is shaded once for all of them")
    func marks() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path, zone: "UTC")
        sample.data.hosts = [SampleSite.host("alpha")]
        sample.data.containers = ["web", "db"].map { SampleSite.container($0, service: .up, state: .running) }
        let from = Self.span.lowerBound
        _ = try SiteGenerator(settings: sample.settings).publish(sample.data, changed: []) { range, due in
            Dictionary(
                uniqueKeysWithValues: due.map { identity in
                    let name = String(identity.key.split(separator: ":").last ?? "")
                    var history = Self.history(Use(name: name, cpu: Array(repeating: 5, count: 60)), range: range, in: sample)
                    if range == .hour {
                        history.maintenance = [from + .minutes(name == "web" ? 6 : 12)..<from + .minutes(18)]
                        history.events = [
                            SampleSite.event(name, "die", "137", at: from + .minutes(30)),
                            SampleSite.event(name, "health_status", "healthy", at: from + .minutes(40)),
                        ]
                    }
                    return (identity, history)
                })
        }
        let figure = try figure(folder.text("hosts/alpha/index.html"))
        let place = figure.matches(of: /<use href="#e-died" x="50%"[^>]*><title>([^<]*)<\/title>/)
        #expect(place.count == 1, "what falls on one place is one mark")
        let told = place.first.map { String($0.1) }?.split(separator: "; ") ?? []
        #expect(told.count == 2)
        #expect(told.first?.hasSuffix(": ended with exit code 137 (db)") == true)
        #expect(told.last?.hasSuffix(": ended with exit code 137 (web)") == true)
        #expect(!figure.contains("#e-healthy"))
        let shades = figure.matches(of: /<rect class="shade maintenance" x="([\d.]+)%" y="8" width="([\d.]+)%"/)
        #expect(shades.map { "\($0.1) \($0.2)" } == ["10 20"])
    }

    @Test("charts are drawn anew when they move and not before, although the pages that they stand on are made in each tick")
    func pace() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.hosts = [SampleSite.host("alpha")]
        sample.data.containers = [SampleSite.container("web", service: .up, state: .running)]
        var counts: [Int] = []
        var drawings: [String] = []
        for later in [Duration.zero, .seconds(15), .minutes(1), .minutes(6), .hours(1)] {
            sample.data.now = SampleSite.now + later
            counts.append(try sample.publish().chartsDrawn)
            drawings.append(try figure(folder.text("hosts/alpha/index.html")))
        }
        #expect(drawings[0] == drawings[1] && drawings[1] != drawings[2])
        // Five of the container and two of its host for each range that moved, and for the last hour.
        #expect(counts == [28, 0, 14, 14, 21])
    }

    @Test("within a minute no chart is drawn again, unless something else moves on it or nobody knows what lies there")
    func still() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        try sample.publish()
        let pages = ["hosts/alpha/index.html", "hosts/alpha/containers/web/index.html", "stacks/shop/index.html"]
        let drawings = try pages.map { try charts(folder.text($0)) }
        for tick in 1...3 {
            sample.data.now = SampleSite.now + .seconds(4 * tick)
            #expect(try sample.publish().chartsDrawn == 0)
        }
        #expect(try pages.map { try charts(folder.text($0)) } == drawings)
        // A page that somebody touched is no source.
        try folder.write("touched", to: pages[1])
        #expect(try sample.publish().chartsDrawn == 5)
        #expect(try charts(folder.text(pages[1])) == drawings[1])
        // Other words.
        sample.settings.language = "de"
        let all = try sample.publish().chartsDrawn
        #expect(try sample.publish().chartsDrawn == 0)
        // A container by another name, on the charts of its host and its stack.
        let place = try #require(sample.data.containers.firstIndex { $0.name == "web" })
        sample.data.containers[place].name = "webserver"
        #expect((4..<all).contains(try sample.publish().chartsDrawn))
    }

    private func charts(_ page: String) throws -> String {
        try String(#require(page.firstMatch(of: /<!--charts [\s\S]*<!--\/charts-->/)).output)
    }

    @Test("all pages are made in one call where that is asked for, in a fleet too large for it in a tick")
    func everything() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.hosts = [SampleSite.host("alpha")]
        sample.data.containers = (0..<260).map {
            SampleSite.container("c\($0)", project: "p\($0 % 3)", service: .up, state: .running)
        }
        let generator = try SiteGenerator(settings: sample.settings)
        var most = 0
        let report = try generator.publish(sample.data, changed: [], extent: .all) { range, due in
            most = max(most, due.count)
            return sample.history(range, due)
        }
        #expect(most <= 250)
        let pages = folder.files().filter { $0.hasSuffix(".html") && $0.hasPrefix("hosts/alpha/containers/") }
        #expect(pages.count == 1040)
        // Five of each container, two of the host and of each of three stacks, for four ranges.
        #expect(report.chartsDrawn == (260 * 5 + 4 * 2) * 4)
        for page in ["hosts/alpha/containers/c0/index.html", "hosts/alpha/containers/c259/30d.html"] {
            #expect(try folder.text(page).matches(of: /<a href="[^"]*(?:24h|7d|30d)\.html"/).count >= 3, "all ranges are linked")
        }
        let again = try generator.publish(sample.data, changed: [], extent: .all, history: sample.history)
        #expect(again.written.filter(pages.contains) == [] && again.chartsDrawn == 0 && again.removed == [])
    }

    @Test("a host too large to be read in every tick has its hour on a page of its own")
    func large() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.hosts = [SampleSite.host("alpha")]
        sample.data.containers = (0..<300).map { SampleSite.container("c\($0)", service: .up, state: .running) }
        try sample.publish()
        #expect(try folder.text("hosts/alpha/1h.html").contains("class=\"chart stack\""))
        let index = try folder.text("hosts/alpha/index.html")
        #expect(!index.contains("class=\"chart stack\"") && index.contains("href=\"1h.html\""))
        #expect(try figure(folder.text("hosts/alpha/1h.html")).contains("292 others"))
        sample.data.now = sample.data.now + .seconds(15)
        try sample.publish()
        #expect(folder.exists("hosts/alpha/1h.html") && folder.exists("api/v2/docker/hosts/alpha/history/1h.json"))
    }

    @Test("a stack has stacked charts of its containers on all hosts, each told with its host")
    func project() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.hosts = [SampleSite.host("alpha"), SampleSite.host("beta")]
        sample.data.containers = ["alpha", "beta"].map {
            SampleSite.container("web", host: $0, project: "shop", service: .up, state: .running)
        }
        // Five of each container, two of each host and two of the stack, for four ranges.
        #expect(try sample.publish().chartsDrawn == (2 * 5 + 2 * 2 + 2) * 4)
        let legend = try figure(folder.text("stacks/shop/index.html"), "memory")
        for host in ["alpha", "beta"] {
            #expect(legend.contains("href=\"../../hosts/\(host)/containers/web/\""))
            #expect(legend.contains("<bdi>\(host)</bdi>"))
        }
        for range in ["24h", "7d", "30d"] {
            let page = try folder.text("stacks/shop/\(range).html")
            #expect(page.contains("data-history=\"../../api/v2/docker/stacks/shop/history/\(range).json\""))
            #expect(folder.exists("api/v2/docker/stacks/shop/history/\(range).json"))
        }
    }
}
