import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct PaceTests {
    @Test(
        "between rare ticks the shortest range says how much it shows, wherever it is named", arguments: [(30, "4h"), (60, "8h")])
    func longInterval(minutes: Int, length: String) throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.interval = .minutes(minutes)
        try sample.publish()
        let page = try folder.text("hosts/alpha/containers/web/index.html")
        #expect(page.contains("aria-current=\"page\">\(length)</a>") && page.contains("in the last \(length)</span>"))
        #expect(page.contains("<h2>Events <span class=\"muted\">in the last \(length)</span></h2>"))
        #expect(!page.contains("last hour") && !page.contains(">1h</a>"))
        #expect(try folder.text("hosts/alpha/index.html").contains("aria-current=\"page\">\(length)</a>"))
        #expect(try folder.text("hosts/alpha/containers/web/24h.html").contains("in the last 24 hours"))
    }

    private func fleet(_ count: Int, output: String) -> SampleSite {
        var sample = SampleSite(output: output)
        sample.data.containers = (0..<count).map { SampleSite.container("c\($0)", service: .up, state: .running) }
        sample.data.lastDayStates = [:]
        return sample
    }

    /// Containers that have their own page.
    private func pages(in folder: TemporaryFolder) -> Int {
        folder.files().count { $0.hasPrefix("hosts/alpha/containers/") && $0.hasSuffix("/index.html") }
    }

    @Test("a large fleet is drawn over some ticks, the oldest first, and nothing links to a page that is not there yet")
    func largeFleet() throws {
        let folder = try TemporaryFolder()
        var sample = fleet(300, output: folder.path)
        var asked: [HistoryRange: [[ContainerIdentity]]] = [:]
        var held = 0
        let generator = try SiteGenerator(settings: sample.settings)
        for tick in 0..<2 {
            sample.data.now = SampleSite.now + .seconds(15 * tick)
            for range in HistoryRange.allCases { asked[range, default: []].append([]) }
            _ = try generator.publish(sample.data, changed: []) { range, due in
                asked[range]?[tick] += due
                held = max(held, due.count)
                return [:]
            }
            if tick == 0 {
                let pages = try ["index.html", "page/2/index.html"].map { try folder.text($0) }
                #expect(pages.map { $0.matches(of: /href="(?:..\/)*hosts\/alpha\/containers\//).count } == [200, 50])
            }
        }
        // In the first tick the host's own chart wants those too whose pages were not due.
        #expect(asked[.hour]?.map(\.count) == [300, 250])
        #expect(held == 50, "what is in memory at once")
        #expect(pages(in: folder) == 300)
        for range in [HistoryRange.day, .week, .month] { #expect((asked[range] ?? []).allSatisfy { $0.count <= 300 }) }
        #expect(asked.values.joined().allSatisfy { Set($0).count == $0.count }, "nothing is read twice in a tick")
        #expect(folder.files().count { $0.hasPrefix("hosts/alpha/containers/") && !$0.hasSuffix("index.html") } == 200)
    }

    @Test("what changed is drawn at once, whatever its turn")
    func changed() throws {
        let folder = try TemporaryFolder()
        var sample = fleet(260, output: folder.path)
        let generator = try SiteGenerator(settings: sample.settings)
        _ = try generator.publish(sample.data, changed: []) { _, _ in [:] }
        let all = Set(sample.data.containers.map(\.identity))
        sample.data.now = sample.data.now + .seconds(15)
        var due: Set<ContainerIdentity> = []
        _ = try generator.publish(sample.data, changed: all) { range, identities in
            if range == .hour { due.formUnion(identities) }
            return [:]
        }
        #expect(due == all)
    }

    @Test("a fleet that is wholly new does not come in one tick, and all of it comes")
    func newFleet() throws {
        let folder = try TemporaryFolder()
        var sample = fleet(600, output: folder.path)
        let generator = try SiteGenerator(settings: sample.settings)
        var drawn: [Int] = []
        for tick in 0..<3 {
            let changed = tick == 0 ? Set(sample.data.containers.map(\.identity)) : []
            _ = try generator.publish(sample.data, changed: changed) { _, _ in [:] }
            drawn.append(pages(in: folder))
            sample.data.now = sample.data.now + .seconds(15)
        }
        #expect(drawn == [250, 500, 600])
    }

    @Test("history that cannot be read is told once for each range, however many parts it is read in")
    func broken() throws {
        struct Broken: Error {}
        let folder = try TemporaryFolder()
        let sample = fleet(120, output: folder.path)
        let report = try SiteGenerator(settings: sample.settings).publish(sample.data, changed: []) { _, _ in throw Broken() }
        #expect(report.failures.map(\.path) == HistoryRange.allCases.map { "pages of containers, \($0.rawValue)" })
    }

    @Test("longer ranges of a small fleet are drawn when their step is over, and not before")
    func steps() throws {
        let folder = try TemporaryFolder()
        var sample = fleet(2, output: folder.path)
        let generator = try SiteGenerator(settings: sample.settings)
        var asked: [[HistoryRange]] = []
        for later in [Duration.zero, .seconds(15), .minutes(1), .minutes(6), .hours(1)] {
            var ranges: [HistoryRange] = []
            sample.data.now = SampleSite.now + later
            _ = try generator.publish(sample.data, changed: []) { range, _ in
                ranges.append(range)
                return [:]
            }
            asked.append(ranges)
        }
        #expect(asked == [[.hour, .day, .week, .month], [.hour], [.hour, .day], [.hour, .day], [.hour, .day, .week]])
    }
}
