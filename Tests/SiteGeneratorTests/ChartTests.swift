import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct ChartTests {
    /// The CPU chart of a page whose hour holds these values, one a minute up to the end of the span; the rest is gap.
    private func chart(_ values: [Double?]) throws -> String {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path, zone: "UTC")
        sample.data.containers = [SampleSite.container("db", service: .up, state: .running)]
        let span = HistoryRange.hour.span(at: sample.data.now, interval: .seconds(15))
        let points = (values + Array(repeating: nil, count: 60 - values.count)).map { value in
            value.map { Series.Point(minimum: $0, average: $0, maximum: $0) }
        }
        let series = Series(start: span.lowerBound, step: .minutes(1), points: points)
        _ = try SiteGenerator(settings: sample.settings).publish(sample.data, changed: []) { range, due in
            Dictionary(
                uniqueKeysWithValues: due.map {
                    ($0, History(range: range, series: [.cpuPercent: series], states: [], events: []))
                })
        }
        let page = try folder.text("hosts/alpha/containers/db/index.html")
        let start = try #require(page.range(of: "<figure"))
        let end = try #require(page.range(of: "</figure>"))
        return String(page[start.lowerBound..<end.upperBound])
    }

    private func line(_ figure: String) throws -> String {
        String(try #require(figure.firstMatch(of: /class="line c1" d="([^"]*)"/)).1)
    }

    @Test("a gap is a gap: the line starts anew after it")
    func gap() throws {
        let path = try line(chart([10, 20, nil, 30, 40]))
        #expect(path.count { $0 == "M" } == 2)
    }

    @Test("a value alone is a dot, larger than the line is wide")
    func single() throws {
        let figure = try chart([nil, 50, nil, 50, 50])
        #expect(figure.contains("<path class=\"line dot c1\" d=\"M15 0h0\"/>"))
        #expect(try line(figure) == "M35 0l10 0")
        #expect(try !chart([nil, 50]).contains("class=\"line c1\""))
    }

    @Test("coordinates are relative tenths with no byte to spare")
    func path() throws { #expect(try line(chart([0, 25, 50])) == "M5 100l10-50 10-50") }

    @Test("a flat line at nothing lies on the axis, which still has a height")
    func flat() throws {
        let figure = try chart([0, 0, 0])
        #expect(figure.contains("<span>1 %</span>"))
        #expect(try line(figure) == "M5 100l10 0 10 0")
    }

    @Test(
        "values that are huge, negative or no numbers stay inside the chart",
        arguments: [1e300, .infinity, -.infinity, .nan, -5, 1e17])
    func extremes(value: Double) throws {
        let figure = try chart([1, value, 2])
        #expect(!figure.contains("nan") && !figure.contains("inf"))
        let paths = figure.matches(of: /class="line[^"]*" d="([^"]*)"/)
        #expect(!paths.isEmpty)
        for number in paths.flatMap({ $0.1.matches(of: /M[\d.]+ ([\d.]+)/) }) {
            #expect((0...100).contains(try #require(Double(number.1))))
        }
    }

    @Test("nothing observed is said, not drawn")
    func nothing() throws { #expect(try chart([nil]).contains("There are no readings of this time.")) }

    @Test("the numbers stand in a table of twelve rows")
    func table() throws {
        let rows = try chart((0..<60).map { Double($0) }).matches(of: /<tr><th scope="row">/).count
        #expect(rows == 12)
    }

    @Test("marks of the time axis stand at round local times across a change of clocks")
    func daylightSaving() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path, zone: "Europe/Berlin")
        // 2026-03-29, 12:00 UTC: clocks went from 02:00 to 03:00 that night.
        sample.data.now = Timestamp(seconds: 1_774_785_600)
        _ = try sample.publish()
        let page = try folder.text("hosts/alpha/containers/web/24h.html")
        let marks = page.matches(of: /<text[^>]*>(\d\d:\d\d)<\/text>/).map { String($0.1) }
        #expect(!marks.isEmpty && marks.allSatisfy { $0.hasSuffix(":00") })
        #expect(Set(marks) == ["16:00", "20:00", "00:00", "04:00", "08:00", "12:00"])
    }

    @Test("an outage of a second shows in the state bar of a day")
    func shortOutage() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        let container = SampleSite.container("db", service: .up, state: .running)
        sample.data.containers = [container]
        let span = HistoryRange.day.span(at: sample.data.now, interval: .seconds(15))
        let middle = span.lowerBound + .hours(12)
        sample.data.lastDayStates[container.identity] = [
            StateInterval(state: .up, from: span.lowerBound, to: middle),
            StateInterval(state: .down, from: middle, to: middle + .seconds(1)),
            StateInterval(state: .up, from: middle + .seconds(1), to: span.upperBound),
        ]
        try sample.publish()
        #expect(
            try folder.text("index.html").contains(
                "<rect class=\"up\" x=\"50%\" width=\"1.04%\" height=\"75%\"/><rect class=\"down\" x=\"50%\" width=\"1.04%\" y=\"75%\" height=\"25%\" fill=\"url(#p-down)\"/>"
            ))
    }
}
