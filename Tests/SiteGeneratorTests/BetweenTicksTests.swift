import DockStatModel
import Foundation
import SiteGenerator
import Testing

/// What people change between two ticks: a process that stays draws what that touches, and no more.
struct BetweenTicksTests {
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// A file that shows it.
        var file: String
        var apply: @Sendable (inout SampleSite, TemporaryFolder) throws -> Void

        init(_ name: String, _ file: String, _ apply: @escaping @Sendable (inout SampleSite, TemporaryFolder) throws -> Void) {
            testDescription = name
            self.file = file
            self.apply = apply
        }
    }

    static let changes: [Change] =
        AlertPublishingTests.changes.map { change in
            Change("alerts: " + change.testDescription, change.page) { site, _ in
                change.apply(&site.data.alerting)
                // What is measured comes with the next tick.
                if change.testDescription.hasSuffix("value") { site.data.now = site.data.now + .seconds(15) }
            }
        } + [
            Change("a silence is over", "api/v2/silences.json") { site, _ in site.data.alerting.silences = [] },
            Change("a window is taken out", "maintenance/index.html") { site, _ in site.data.alerting.maintenance = [] },
            Change("no alert is left", "alerts/index.html") { site, _ in site.data.alerting.alerts = [] },
            Change("an incident more", "incidents/index.html") { site, _ in
                var incident = site.data.alerting.incidents[0]
                incident.id = 77
                site.data.alerting.incidents.insert(incident, at: 0)
            },
            Change("a receiver fails", "notifications/index.html") { site, _ in
                site.data.alerting.receivers[0].health.failedSince = SampleSite.now
            },
            Change("a line of the audit log", "audit/index.html") { site, _ in site.data.operating.audit.removeFirst() },
            Change("a key is revoked", "keys/index.html") { site, _ in site.data.operating.keys[0].revokedAt = SampleSite.now },
            Change("a route less", "api/index.html") { site, _ in site.data.operating.routes.removeLast() },
            Change("answers are counted", "metrics") { site, _ in
                var use = EndpointUse(EndpointUse.Key(route: "other", status: 404))
                use.count = 3
                site.data.endpointUse = [use]
            },
            Change("rows are counted", "settings/index.html") { site, _ in
                site.data.details = DatabaseDetails(tables: [.init(name: "sample", rows: 7)], countedAt: SampleSite.now)
            },
            Change("a backup", "settings/index.html") { site, _ in site.data.job.lastBackup = SampleSite.now },
            Change("the database grows", "about/index.html") { site, _ in site.data.job.databaseSize = 99 << 20 },
            Change("a warning", "status.txt") { site, _ in site.data.warnings = ["The disk is nearly full."] },
            Change("a host is renamed", "api/v2/docker/client/all.json") { site, _ in site.data.hosts[0].labels = ["rack": "7"] },
            Change("the next tick", "freshness.svg") { site, _ in site.data.now = site.data.now + .seconds(15) },
            Change("a note is written", "notes/plan.html") { _, folder in
                try folder.write("# Plan\n\nTo [web](containers/alpha/web.md).", to: "site/notes/plan.md")
            },
            Change("a note about a container", "hosts/alpha/containers/web/index.html") { _, folder in
                try folder.write("Ask *Anna* first.", to: "site/notes/containers/alpha/web.md")
            },
        ]

    private func sample(in folder: TemporaryFolder) throws -> SampleSite {
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.settings.baseURL = "https://status.example.org"
        sample.settings.hasForms = true
        // Three that have something to show, since charts take long.
        sample.data.containers.removeAll { !["web", "worker", "legacy"].contains($0.name) }
        sample.data.alerting = SampleAlerts.pages()
        sample.data.operating = SampleOperating.pages()
        sample.data.details = DatabaseDetails(tables: [.init(name: "sample", rows: 6)], countedAt: SampleSite.now)
        try folder.write("# Welcome", to: "site/notes/index.md")
        try folder.write("# Rules of the house", to: "site/notes/rules.md")
        return sample
    }

    @Test("whatever changes, the files are the same as those that are made from nothing", arguments: changes)
    func same(change: Change) throws {
        let folder = try TemporaryFolder()
        var sample = try sample(in: folder)
        let generator = try SiteGenerator(settings: sample.settings)
        for _ in 1...2 { _ = try generator.publish(sample.data, changed: [], history: Self.empty) }
        try change.apply(&sample, folder)
        let report = try generator.publish(sample.data, changed: [], history: Self.empty)
        #expect(report.failures.isEmpty)
        #expect(report.written.contains(change.file))

        let fresh = try TemporaryFolder()
        var whole = sample
        whole.settings.output = fresh.path + "/public"
        _ = try SiteGenerator(settings: whole.settings).publish(whole.data, changed: [], history: Self.empty)
        let files = fresh.files().filter { !$0.hasSuffix(".dockstat-manifest") }
        #expect(folder.files().filter { $0.hasPrefix("public/") && !$0.hasSuffix(".dockstat-manifest") } == files)
        for file in files {
            // When a page changed last is not the same for pages that were there before.
            #expect(try undated(folder.bytes(file)) == undated(fresh.bytes(file)), "\(file)")
        }
    }

    /// Charts take long to draw, and between two ticks none changes.
    private static func empty(_: HistoryRange, _: Set<ContainerIdentity>) -> [ContainerIdentity: History] { [:] }

    private func undated(_ bytes: Data) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(/<time datetime="[^"]*">[^<]*<\/time>/, with: "")
    }

    @Test("a line of the audit log costs a handful of files, an acknowledgement no chart of a container it is not about")
    func few() throws {
        let folder = try TemporaryFolder()
        var sample = try sample(in: folder)
        let generator = try SiteGenerator(settings: sample.settings)
        let first = try generator.publish(sample.data, changed: [], history: sample.history)
        // Now every page is there to which others lead.
        _ = try generator.publish(sample.data, changed: [], history: sample.history)
        sample.data.operating.audit.removeFirst()
        let audit = try generator.publish(sample.data, changed: [], history: sample.history)
        #expect(audit.unchanged + audit.written.count < 20)
        #expect(audit.chartsDrawn == 0)
        sample.data.alerting.alerts[0].acknowledgement = Acknowledgement(by: "anna", reason: "", time: SampleSite.now)
        let acknowledged = try generator.publish(sample.data, changed: [], history: sample.history)
        #expect(acknowledged.unchanged + acknowledged.written.count < 60)
        #expect(acknowledged.chartsDrawn < first.chartsDrawn / 4)
    }

    @Test("a new line of the audit log changes its first page alone; a hundred on, every entry is still on one page")
    func audit() throws {
        let folder = try TemporaryFolder()
        var sample = try sample(in: folder)
        sample.data.containers = []
        let generator = try SiteGenerator(settings: sample.settings)
        let entry = try #require(sample.data.operating.audit.first)
        func log(to last: Int64) -> [AuditEntry] {
            (max(1, last - 599)...last).reversed().map { id in
                var one = entry
                one.id = id
                return one
            }
        }
        func shown() throws -> [Int] {
            try folder.files().filter { $0.hasPrefix("public/audit/") && $0.hasSuffix(".html") }
                .flatMap { try folder.text($0).matches(of: /id="entry-(\d+)"/).compactMap { Int($0.1) } }.sorted(by: >)
        }
        var written: [Int64: Int] = [:]
        for last in [1, 99, 100, 101, 733, 734, 799, 801] as [Int64] {
            sample.data.operating.audit = log(to: last)
            for _ in 1...2 {
                let report = try generator.publish(sample.data, changed: [], history: sample.history)
                if written[last] == nil { written[last] = report.written.count { $0.hasPrefix("audit/") } }
            }
            let known = max(1, Int(last) - 599)
            #expect(try shown() == Array((1...Int(last)).reversed()).filter { $0 > (known + 98) / 100 * 100 }, "\(last)")
        }
        #expect(written[734] == 1 && written[799] == 1)
    }

    @Test("what somebody else wrote meanwhile, or could not be written, is made again")
    func elsewhere() throws {
        let folder = try TemporaryFolder()
        var sample = try sample(in: folder)
        let generator = try SiteGenerator(settings: sample.settings)
        _ = try generator.publish(sample.data, changed: [], history: sample.history)
        var other = sample
        other.data.operating.keys[0].name = "elsewhere"
        try other.publish()
        #expect(try folder.text("public/keys/index.html").contains("elsewhere"))
        _ = try generator.publish(sample.data, changed: [], history: sample.history)
        #expect(try !folder.text("public/keys/index.html").contains("elsewhere"))

        struct Unreadable: Error {}
        sample.data.operating.keys[0].name = "later"
        let report = try generator.publish(sample.data, changed: Set(sample.data.containers.map(\.identity))) { _, _ in
            throw Unreadable()
        }
        #expect(!report.failures.isEmpty)
        let again = try generator.publish(sample.data, changed: [], history: sample.history)
        let whole = try sample.publish()
        #expect(again.unchanged + again.written.count == whole.unchanged + whole.written.count)
    }
}
