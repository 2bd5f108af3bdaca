import DockStatModel
import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import SiteGenerator

/// Badges for pages elsewhere.
struct BadgeTests {
    private func sample(_ folder: TemporaryFolder) -> SampleSite { SampleSite(output: folder.path) }

    @Test("the site, hosts, stacks and containers have badges under the paths of their pages")
    func everySubject() throws {
        let folder = try TemporaryFolder()
        try sample(folder).publish()
        let expected = [
            "": "Example: 1 of 7 down", "hosts/alpha/": "alpha: 1 of 6 down", "hosts/beta/": "beta: unreachable",
            "stacks/shop/": "shop: 1 of 4 down", "hosts/alpha/containers/web/": "web: healthy",
            "hosts/alpha/containers/cache/": "cache: unhealthy", "hosts/alpha/containers/worker/": "worker: down",
            "hosts/alpha/containers/batch/": "batch: stopped", "hosts/beta/containers/mail/": "mail: unknown",
        ]
        for (page, title) in expected {
            #expect(folder.exists(page + "index.html"))
            let badge = try folder.text("badges/\(page)status.svg")
            #expect(badge.contains("<title>\(title)</title>") && badge.contains("role=\"img\""), "\(page)")
            for kind in BadgeKind.allCases {
                #expect(
                    folder.exists("badges/\(page)\(kind.rawValue).svg") && folder.exists("badges/\(page)\(kind.rawValue).json"))
            }
        }
        #expect(
            try folder.text("badges/hosts/alpha/containers/worker/uptime-24h.svg").contains(
                "<title>uptime 24 h: 77.78\u{A0}%</title>")
        )
        #expect(try folder.text("badges/hosts/alpha/containers/web/cpu.svg").contains("<title>CPU: 85.3\u{A0}%</title>"))
        #expect(
            try folder.text("badges/hosts/alpha/containers/worker/memory.svg").contains("<title>memory: not measured</title>"))
    }

    @Test("the endpoint is what shields.io asks for")
    func endpoint() throws {
        let folder = try TemporaryFolder()
        try sample(folder).publish()
        let states = ["web": "#1a7f37", "cache": "#8f6200", "worker": "#c2222d", "legacy": "#5e6771"]
        for (name, color) in states {
            let bytes = try folder.bytes("badges/hosts/alpha/containers/\(name)/status.json")
            let endpoint = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
            #expect(Set(endpoint.keys) == ["schemaVersion", "label", "message", "color"])
            #expect(endpoint["schemaVersion"] as? Int == 1)
            #expect(endpoint["label"] as? String == name && endpoint["color"] as? String == color)
        }
    }

    @Test("white letters stand out on every colour", arguments: Badge.Tone.allCases)
    func contrast(tone: Badge.Tone) throws {
        let white = try #require(ColorValue("#ffffff"))
        #expect(try #require(ColorValue(tone.rawValue)).contrast(to: white) >= 4.5)
    }

    @Test(
        "the text keeps within its box, whatever it is", arguments: HostileTextTests.names + [String(repeating: "W", count: 500)])
    func width(name: String) throws {
        let badge = Badge(label: name, message: "日本語 é̂ \(name)", tone: .good).svg()
        // Well-formed, whatever the name; the numbers are read from the text.
        _ = try XMLDocument(data: Data(badge.utf8))
        let width = try #require(badge.firstMatch(of: /<svg [^>]*width="([0-9]+)"/).flatMap { Double($0.1) })
        let texts = badge.matches(of: /<text x="([0-9.]+)" y="14" textLength="([0-9.]+)"/)
        #expect(texts.count == 2)
        var end = 0.0
        for text in texts {
            let middle = try #require(Double(text.1))
            let length = try #require(Double(text.2))
            #expect(middle - length / 2 >= end + 5)
            end = middle + length / 2
        }
        #expect(end <= width - 5 && width < 1500)
    }

    @Test("readings are drawn every five minutes, a change of state at once, and nothing is written that says the same")
    func turns() throws {
        let folder = try TemporaryFolder()
        var sample = sample(folder)
        try sample.publish()
        let index = try #require(sample.data.containers.firstIndex { $0.name == "web" })
        func badges(after seconds: Int) throws -> Set<String> {
            sample.data.now = sample.data.now + .seconds(seconds)
            return Set(try sample.publish().written.filter { $0.hasPrefix("badges/hosts/alpha/containers/") })
        }
        let folderOfWeb = "badges/hosts/alpha/containers/web/"
        #expect(try badges(after: 300).isEmpty)
        sample.data.containers[index].usage.cpuPercent = 12
        // Whatever its place in the order, it is drawn once in five minutes.
        let drawn = try (0..<20).map { _ in try badges(after: 15) }.filter { !$0.isEmpty }
        #expect(drawn == [[folderOfWeb + "cpu.svg", folderOfWeb + "cpu.json"]])
        sample.data.containers[index].service = .down
        sample.data.containers[index].state = .exited
        sample.data.containers[index].usage.cpuPercent = nil
        let changed = try badges(after: 15)
        #expect(changed.isSuperset(of: [folderOfWeb + "status.svg", folderOfWeb + "cpu.svg"]))
        #expect(changed.allSatisfy { $0.hasPrefix(folderOfWeb) })
    }

    @Test("in a large fleet only pinned containers have badges of their own; what loses them loses the files")
    func largeFleet() throws {
        let folder = try TemporaryFolder()
        var sample = sample(folder)
        let few = sample.data.containers
        try sample.publish()
        sample.data.containers += (0..<BadgeTurn.containerLimit).map {
            SampleSite.container("service-\($0)", service: .up, state: .running)
        }
        sample.settings.pinned = ["alpha/web", "service-24*"]
        try sample.publish()
        func names() -> Set<Substring> {
            Set(folder.files().filter { $0.hasPrefix("badges/hosts/alpha/containers/") }.map { $0.split(separator: "/")[4] })
        }
        #expect(names() == Set(["web", "service-24"] + (240...249).map { "service-\($0)" }))
        #expect(folder.exists("embed/hosts/alpha/containers/web/index.html"))
        #expect(!folder.exists("embed/hosts/alpha/containers/db/index.html"))
        #expect(folder.exists("badges/hosts/beta/status.svg") && folder.exists("badges/status.svg"))
        sample.data.containers = few
        sample.settings.pinned = []
        try sample.publish()
        #expect(names() == ["web", "db", "cache", "worker", "batch", "legacy"])
    }

    @Test("twins are not made of badges, which are smaller than what they would save")
    func noTwins() throws {
        let folder = try TemporaryFolder()
        var sample = sample(folder)
        sample.settings.gzip = true
        try sample.publish()
        #expect(folder.exists("embed/hosts/alpha/containers/web/index.html.gz"))
        #expect(!folder.files().contains { $0.hasPrefix("badges/") && $0.hasSuffix(".gz") })
        for file in folder.files() where file.hasPrefix("badges/") { #expect(try folder.bytes(file).count < 1000, "\(file)") }
        #expect(try sample.publish().written.isEmpty)
    }

    @Test("the strip names the container, its state and its uptime, and opens its page outside of the frame")
    func strip() throws {
        let folder = try TemporaryFolder()
        let sample = sample(folder)
        try sample.publish()
        let page = try folder.text("embed/hosts/alpha/containers/worker/index.html")
        #expect(
            page.contains("<bdi>worker</bdi>") && page.contains("in the last 90 days") && page.contains("<svg class=\"days\""))
        #expect(page.contains("href=\"../../../../../hosts/alpha/containers/worker/\" target=\"_blank\" rel=\"noopener\""))
        #expect(!page.contains("<script"))
        let drawing = try XMLDocument(data: folder.bytes("embed/hosts/alpha/containers/worker/bar.svg"))
        let root = try #require(drawing.rootElement())
        #expect(root.elements(forName: "title").first?.stringValue?.hasPrefix("worker: down, ") == true)
        // Ten days of the sample, today down; before them it was not there.
        let text = try folder.text("embed/hosts/alpha/containers/worker/bar.svg")
        func columns(_ look: String) -> Int {
            let path = text.matches(of: /<path class="([a-z]+)"[^>]* d="([^"]*)"/).first { $0.output.1 == look }
            return path?.output.2.count { $0 == "M" } ?? 0
        }
        let worker = try #require(sample.data.containers.first { $0.name == "worker" })
        let strip = try #require(sample.data.days[worker.identity])
        #expect(columns("none") == DayStrip.length - strip.days.count)
        for state in ServiceState.allCases {
            #expect(
                columns(state.rawValue) == strip.days.count { $0.look == state || state == .up && $0.upQuarters > 0 }, "\(state)")
        }
        #expect(columns("down") > 0 && columns("up") > 0)
    }

    @Test("uptime of days counts as many calendar days as it says, today among them, and all containers together")
    func uptimeOfDays() {
        let today = DayNumber(20_000)
        func day(_ ago: Int, up: UInt32, down: UInt32, unknown: UInt32 = 0) -> DayStates {
            var day = DayStates(day: DayNumber(today.value - ago))
            (day[.up], day[.down], day[.unknown]) = (up, down, unknown)
            return day
        }
        var subject = BadgeSubject(folder: "", name: "", status: "", tone: .good, lastDay: StateDurations(), days: [])
        #expect(subject.uptimePercent(ofDays: 90, until: today) == nil)
        subject.days = [
            DayStrip(days: [day(7, up: 0, down: 100), day(6, up: 90, down: 10, unknown: 50), day(0, up: 100, down: 0)]),
            DayStrip(days: [day(1, up: 200, down: 0)]),
        ]
        #expect(subject.uptimePercent(ofDays: 1, until: today) == 100)
        #expect(subject.uptimePercent(ofDays: 7, until: today) == 97.5)
        #expect(subject.uptimePercent(ofDays: 8, until: today) == 78)
    }
}
