import DockStatModel
import Foundation
import SiteGenerator
import TestSupport
import Testing

struct HostileTextTests {
    static let names = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE x; --", "../../etc/passwd", "..",
        "a/../../b",
        "bell\u{7}esc\u{1B}[31mred", "line\nbreak\r\ttab", "🧑‍🚀 family 👨‍👩‍👧", "\u{202E}evil\u{2066}abc", "{{title}} {{{main}}}",
        "nul\u{0}", "\u{1}stamp", "all", "a.json", "a", "\u{85}\u{9B}31m", "]]>--><!--", "&lt;b&gt;", "",
    ]

    private func site(_ folder: TemporaryFolder, huge: Bool = true) throws -> (SampleSite, PublishReport) {
        var sample = SampleSite(output: folder.path + "/public")
        let label = String(repeating: "é𝄞<", count: 22_000)
        for (index, name) in HostileTextTests.names.enumerated() {
            var container = SampleSite.container(
                name, project: index.isMultiple(of: 2) ? name : nil, service: .up, state: .running)
            container.image = name
            container.networks = [name]
            container.labels[name] = label
            container.labels["e" + String(repeating: "\u{301}", count: 50_000)] = "combining"
            container.details?.error = name
            container.ports = [PublishedPort(hostAddress: name, hostPort: -1, containerPort: .max, transport: name)]
            container.created = Timestamp(milliseconds: -1)
            sample.data.containers.append(container)
        }
        sample.data.hosts[0].facts?.operatingSystem = HostileTextTests.names[0]
        sample.data.hosts[0].warnings = HostileTextTests.names
        sample.data.warnings = HostileTextTests.names
        sample.data.events["alpha"] = HostileTextTests.names.map {
            SampleSite.event($0, $0, $0, at: SampleSite.now - .minutes(1))
        }
        sample.data.alerting = alerting(sample)
        sample.settings.baseURL = "https://status.example.org"
        return (sample, try sample.publish())
    }

    /// Every text of an alert, an incident, a message, a silence, a window and a receiver is hostile.
    private func alerting(_ sample: SampleSite) -> AlertPages {
        var pages = AlertPages()
        for (index, name) in HostileTextTests.names.enumerated() {
            let id = Int64(index + 1)
            let subject: AlertSubject =
                switch index % 3 {
                case 0: .host(name)
                case 1: .receiver(name)
                default: .container(sample.data.containers[7 + index].identity)
                }
            var alert = SampleAlerts.alert(id, name, subject, index.isMultiple(of: 4) ? .pending : .firing, name)
            alert.condition = name
            alert.hold = name
            alert.value = name
            alert.runbook = index.isMultiple(of: 2) ? name : "javascript:alert(1)"
            alert.samples = [AlertSample(time: SampleSite.now, value: name, verdict: .waits, reason: name)]
            alert.acknowledgement = Acknowledgement(by: name, reason: name, time: SampleSite.now)
            alert.mutedBy = index.isMultiple(of: 5) ? .maintenance(name) : index.isMultiple(of: 3) ? .inhibited(host: name) : nil
            pages.alerts.append(alert)
            pages.transitions[id] = [
                AlertTransition(alert: id, time: SampleSite.now, from: .inactive, to: .firing, value: name, reason: name)
            ]
            pages.decisions[id] = [
                SampleAlerts.decision(id, id, name, .queued, name), SampleAlerts.decision(id, id, nil, .flapping, name),
            ]
            var incident = Incident(id: id, group: [name: name], openedAt: SampleSite.now - .minutes(9), severity: .warning)
            incident.title = [name: name]
            incident.alerts = [id]
            incident.receivers = [name]
            incident.escalated = [name]
            pages.incidents.append(incident)
            pages.entries[id] = [
                IncidentEntry(incident: id, time: SampleSite.now, kind: .logs, text: name, lines: [name, name], alert: id)
            ]
            let delivery = SampleAlerts.delivery(id, name, .failed, name, incident: id)
            pages.deliveries[id] = [delivery]
            pages.ledger.append(delivery)
            var entry = SampleAlerts.entry(id, name, .due, incident: id)
            entry.lastAnswer = name
            pages.outbox.append(entry)
            var matcher = Matcher()
            matcher.containers = [name]
            matcher.labels = [name: name]
            pages.silences.append(
                Silence(
                    id: id, matcher: matcher, start: SampleSite.now, end: SampleSite.now + .hours(1), reason: name, author: name,
                    createdAt: SampleSite.now))
            pages.maintenance.append(
                MaintenanceWindow(
                    name: name, matcher: matcher, schedule: .cron(name, duration: .hours(1)), timeZone: name, reason: name,
                    author: name))
            pages.maintenanceOccurrences.append(
                MaintenanceOccurrence(window: name, from: SampleSite.now, to: SampleSite.now + .hours(1)))
            pages.receivers.append(SampleAlerts.receiver(name, name, name))
            pages.rules.append(
                Rule(
                    name: name, on: matcher, when: RuleCondition(signal: .state, comparison: .equal, threshold: .word(name)),
                    summary: name, runbook: name))
        }
        return pages
    }

    @Test("hostile names reach no page as markup, no file as control characters, and no path outside")
    func harmless() throws {
        let folder = try TemporaryFolder()
        let (_, report) = try site(folder)
        #expect(report.failures.isEmpty)
        #expect(folder.files().allSatisfy { $0.hasPrefix("public/") })
        let forbidden: Set<Unicode.Scalar> = ["\u{202E}", "\u{2066}", "\u{1B}", "\u{7}", "\u{0}", "\u{1}", "\u{9B}", "\u{85}"]
        for file in folder.files() where !["script.js", "style.css", ".png"].contains(where: file.hasSuffix) {
            let text = try folder.text(file)
            #expect(!text.unicodeScalars.contains(where: forbidden.contains), "\(file)")
            guard file.hasSuffix(".html") else { continue }
            #expect(!text.contains("<script>"), "\(file)")
            #expect(!text.contains("<img src=x"), "\(file)")
            #expect(!text.contains("style=\""), "\(file)")
            #expect(!text.contains("href=\"javascript:"), "\(file)")
            #expect(text.utf8.count < 200_000, "\(file)")
        }
    }

    @Test("every page is well-formed where Python's parser judges it: what opens closes")
    func balanced() throws {
        let folder = try TemporaryFolder()
        _ = try site(folder)
        let script = """
            import sys, html.parser
            void = {"meta","link","img","br","input","hr"}
            class P(html.parser.HTMLParser):
                def __init__(self): super().__init__(); self.open = []; self.bad = []
                def handle_starttag(self, tag, attrs):
                    if tag not in void: self.open.append(tag)
                    for name, _ in attrs:
                        if name.startswith("on"): self.bad.append(name)
                def handle_startendtag(self, tag, attrs): pass
                def handle_endtag(self, tag):
                    if not self.open or self.open.pop() != tag: self.bad.append("</" + tag)
            for path in sys.argv[1:]:
                p = P(); p.feed(open(path, encoding="utf-8").read())
                if p.bad or p.open: print(path, p.bad[:3], p.open[:3])
            """
        let pages = folder.files().filter { $0.hasSuffix(".html") }.map { folder.path + "/" + $0 }
        #expect(pages.count > 20)
        #expect(try run(Peer.python, ["-c", script] + pages) == "")
    }

    @Test("every JSON document decodes, and every SVG is XML")
    func decodes() throws {
        let folder = try TemporaryFolder()
        _ = try site(folder)
        for file in folder.files() where file.hasSuffix(".json") {
            #expect(throws: Never.self, "\(file)") { try JSONSerialization.jsonObject(with: folder.bytes(file)) }
        }
        let images = folder.files().filter { $0.hasSuffix(".svg") }.map { folder.path + "/" + $0 }
        #expect(images.contains { $0.contains("/badges/hosts/") } && images.contains { $0.hasSuffix("/bar.svg") })
        let script = "import sys, xml.dom.minidom\nfor path in sys.argv[1:]: xml.dom.minidom.parse(path)"
        #expect(try run(Peer.python, ["-c", script] + images) == "")
    }

    @Test("promtool finds nothing to complain about in metrics")
    func promtool() throws {
        let folder = try TemporaryFolder()
        _ = try site(folder)
        let metrics = try folder.text("public/metrics")
        #expect(metrics.contains("dockstat_container_cpu_usage_ratio{host=\"alpha\",container=\"web\"}"))
        try #require(FileManager.default.fileExists(atPath: "/usr/bin/promtool"), "install the package prometheus")
        #expect(try run("/usr/bin/promtool", ["check", "metrics"], input: metrics) == "")
    }

    @Test("containers whose slugs would meet in the API have files of their own")
    func apiNames() throws {
        let folder = try TemporaryFolder()
        let (sample, _) = try site(folder)
        let count = folder.files().count { $0.hasPrefix("public/api/v2/docker/containers/") && $0.hasSuffix("/history/1h.json") }
        #expect(count == sample.data.containers.count)
    }
}
