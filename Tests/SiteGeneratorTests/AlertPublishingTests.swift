import DockStatModel
import Foundation
import SiteGenerator
import Testing

/// Which pages of alerts and incidents a tick makes, keeps and removes.
struct AlertPublishingTests {
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var page: String
        var apply: @Sendable (inout AlertPages) -> Void

        init(_ name: String, _ page: String = "alerts/1/index.html", _ apply: @escaping @Sendable (inout AlertPages) -> Void) {
            testDescription = name
            self.page = page
            self.apply = apply
        }
    }

    static let later = SampleAlerts.now + .seconds(15)

    static let changes: [Change] = [
        Change("phase") { $0.alerts[0].phase = .recovering }, Change("severity") { $0.alerts[0].severity = .info },
        Change("since") { $0.alerts[0].since = later }, Change("condition") { $0.alerts[0].condition = "x" },
        Change("hold") { $0.alerts[0].hold = "7m" }, Change("value") { $0.alerts[0].value = "x" },
        Change("summary") { $0.alerts[0].summary = ["en": "x"] }, Change("runbook") { $0.alerts[0].runbook = "x" },
        Change("first confirmed") { $0.alerts[0].firstConfirmed = later },
        Change("last confirmed") { $0.alerts[0].lastConfirmed = later }, Change("held") { $0.alerts[0].held = .hours(1) },
        Change("fired") { $0.alerts[0].firedAt = later }, Change("resolved") { $0.alerts[0].resolvedAt = later },
        Change("flapping") { $0.alerts[0].flappingSince = later }, Change("muted") { $0.alerts[0].mutedBy = .flapping },
        Change("acknowledged") { $0.alerts[0].acknowledgement = Acknowledgement(by: "x", reason: "", time: later) },
        Change("acknowledged later", "alerts/2/index.html") { $0.alerts[2].acknowledgement?.time = later },
        Change("a sample") { $0.alerts[0].samples.append(AlertSample(time: later, value: nil, verdict: .unknown)) },
        Change("a sample's reason") { $0.alerts[0].samples[0].reason = "x" },
        Change("a transition") { $0.transitions[1]?[0].reason = "x" }, Change("a decision") { $0.decisions[1]?[0].reason = "x" },
        Change("a delivery") { $0.deliveries[3]?[0].answer = "x" }, Change("the outbox") { $0.outbox[0].lastAnswer = "x" },
        Change("an incident's title", "alerts/8/index.html") { $0.incidents[2].title = ["en": "x"] },
        Change("a rule's recovery") { $0.rules[0].recoverFor = .hours(1) },
        Change("a silence's end", "alerts/3/index.html") { $0.silences[0].end = later },
        Change("severity", "incidents/3/index.html") { $0.incidents[0].severity = .info },
        Change("title", "incidents/1/index.html") { $0.incidents[2].title = ["en": "x"] },
        Change("what an alert says", "incidents/2/index.html") { pages in
            for index in pages.alerts.indices where pages.alerts[index].id == 4 { pages.alerts[index].summary = ["en": "x"] }
        },
        Change("group", "incidents/3/index.html") { $0.incidents[0].group = ["host": "x"] },
        Change("resolved", "incidents/3/index.html") { $0.incidents[0].resolvedAt = later },
        Change("announced", "incidents/3/index.html") { $0.incidents[0].announcedAt = later },
        Change("told", "incidents/3/index.html") { $0.incidents[0].receivers.append("x") },
        Change("escalated", "incidents/3/index.html") { $0.incidents[0].escalated.append("x") },
        Change("an alert more", "incidents/3/index.html") { $0.incidents[0].alerts.append(99) },
        Change("a line", "incidents/3/index.html") { $0.entries[3]?[2].lines.append("x") },
        Change("an entry", "incidents/3/index.html") { $0.entries[3]?[0].text = "x" },
        Change("a delivery", "incidents/3/index.html") { $0.deliveries[3]?[0].result = .failed },
        Change("an alert's phase", "incidents/3/index.html") { $0.alerts[0].phase = .recovering },
        Change("an alert's value", "incidents/3/index.html") { $0.alerts[0].value = "x" },
        Change("an alert's acknowledgement", "incidents/3/index.html") { $0.alerts[2].acknowledgement?.reason = "x" },
    ]

    @Test("whatever changes on a page of an alert or an incident brings it anew", arguments: changes)
    func shown(change: Change) throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        // Their charts take long and nothing of this is about them.
        sample.data.containers = []
        sample.data.alerting = SampleAlerts.pages()
        try sample.publish()
        change.apply(&sample.data.alerting)
        #expect(try sample.publish().written.contains(change.page))
    }

    private func many(_ count: Int, output: String) -> SampleSite {
        var sample = SampleSite(output: output)
        sample.data.containers = []
        sample.data.alerting.alerts = (1...count).map {
            SampleAlerts.alert(Int64($0), "cpu-high", .host("alpha"), .firing, "alert \($0)")
        }
        return sample
    }

    private func pages(_ paths: [String]) -> Int { paths.count { $0.hasPrefix("alerts/") && $0 != "alerts/index.html" } }

    @Test("a thousand alerts about which nothing changes cost no page; new ones come over some ticks, and no link leads nowhere")
    func bounded() throws {
        let folder = try TemporaryFolder()
        var sample = many(600, output: folder.path)
        #expect(try pages(sample.publish().written) == 250)
        let links = try folder.text("alerts/index.html").matches(of: /href="..\/alerts\/\d+\/"/).count
        #expect(links == 200)
        #expect(try pages(sample.publish().written) == 250)
        #expect(try pages(sample.publish().written) == 100)
        let before = try sample.publish()
        sample.data.now = sample.data.now + .seconds(15)
        let report = try sample.publish()
        #expect(pages(report.written) == 0)
        // Not even made and compared.
        #expect(before.unchanged + before.written.count == report.unchanged + report.written.count)
        #expect(report.unchanged + report.written.count < 100)
    }

    @Test("pages in which only the last sample is new take turns; those whose state changed come at once")
    func moving() throws {
        let folder = try TemporaryFolder()
        var sample = many(250, output: folder.path)
        try sample.publish()
        var drawn: Set<String> = []
        for tick in 1...3 {
            sample.data.now = sample.data.now + .seconds(15)
            for index in sample.data.alerting.alerts.indices { sample.data.alerting.alerts[index].value = "\(tick)" }
            let written = try sample.publish().written.filter { $0.hasPrefix("alerts/") && $0 != "alerts/index.html" }
            #expect(written.count == 100)
            drawn.formUnion(written)
        }
        #expect(drawn.count == 250)
        for index in sample.data.alerting.alerts.indices { sample.data.alerting.alerts[index].phase = .recovering }
        #expect(try pages(sample.publish().written) == 250)
    }

    @Test("resolved alerts keep their pages while they are known; forgotten ones go with theirs")
    func forgotten() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        try sample.publish()
        #expect(folder.exists("alerts/8/index.html"))
        sample.data.alerting.alerts.removeAll { $0.id == 8 }
        sample.data.alerting.incidents.removeAll { $0.id == 1 }
        let report = try sample.publish()
        for path in ["alerts/8/index.html", "api/v2/alerts/8.json", "incidents/1/index.html", "incidents/2026-10/index.html"] {
            #expect(report.removed.contains(path), "\(path)")
        }
        #expect(!folder.exists("alerts/8"))
        #expect(folder.exists("alerts/1/index.html"))
    }

    @Test("a page that somebody spoilt is made again, and so is its twin")
    func repaired() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.gzip = true
        sample.data.alerting = SampleAlerts.pages()
        try sample.publish()
        try folder.write("spoilt", to: "alerts/1/index.html")
        try folder.write("{}", to: "api/v2/alerts/2.json")
        try FileManager.default.removeItem(atPath: folder.path + "/incidents/3/index.html.gz")
        let written = try Set(sample.publish().written)
        for path in ["alerts/1/index.html", "api/v2/alerts/2.json", "incidents/3/index.html.gz"] {
            #expect(written.contains(path), "\(path)")
        }
        #expect(!written.contains("alerts/3/index.html"))
    }

    @Test("a template or a setting that changes brings all pages anew")
    func templates() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.templates = folder.path + "/templates"
        sample.data.alerting = SampleAlerts.pages()
        try folder.write("{{answer}}", to: "templates/alert.mustache")
        try sample.publish()
        #expect(try folder.text("public/alerts/3/index.html").hasPrefix("Nobody was notified"))
        try folder.write("!{{answer}}", to: "templates/alert.mustache")
        try sample.publish()
        #expect(try folder.text("public/alerts/3/index.html").hasPrefix("!Nobody"))
        sample.settings.title = "Other"
        #expect(try sample.publish().written.contains("incidents/1/index.html"))
    }

    @Test("a manifest of the version before knows its files")
    func olderManifest() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        try sample.publish()
        let lines = try folder.text(".dockstat-manifest").split(separator: "\n").dropFirst().map { line in
            let parts = line.split(separator: " ", maxSplits: 5)
            return (parts[..<4] + [parts[5]]).joined(separator: " ")
        }
        try folder.write("dockstat manifest 1\n" + lines.joined(separator: "\n") + "\n", to: ".dockstat-manifest")
        sample.data.containers.removeAll { $0.name == "web" }
        let report = try sample.publish()
        #expect(report.warnings.isEmpty)
        #expect(report.removed.contains("hosts/alpha/containers/web/index.html"))
        #expect(!report.written.contains("hosts/alpha/containers/db/index.html"))
    }

    @Test("a container's page of a large fleet shows its alert at once, and that it is over")
    func banner() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.containers = (0..<260).map { SampleSite.container("c\($0)", service: .up, state: .running) }
        sample.data.lastDayStates = [:]
        let generator = try SiteGenerator(settings: sample.settings)
        for _ in 0..<2 {
            _ = try generator.publish(sample.data, changed: []) { _, _ in [:] }
            sample.data.now = sample.data.now + .seconds(15)
        }
        // The next to be made anew would be others.
        let page = "hosts/alpha/containers/c0/index.html"
        var alert = SampleAlerts.alert(1, "cpu-high", SampleAlerts.container("c0"), .firing, "c0 is busy")
        for (phase, isShown) in [(AlertPhase.firing, true), (.resolved, false)] {
            alert.phase = phase
            sample.data.alerting.alerts = [alert]
            _ = try generator.publish(sample.data, changed: []) { _, _ in [:] }
            #expect(try folder.text(page).contains("<ul class=\"attention") == isShown)
            #expect(try folder.text(page).contains("c0 is busy"))
            sample.data.now = sample.data.now + .seconds(15)
        }
    }
}
