import DockStatModel
import Foundation
import SiteGenerator
import Testing

@Suite("Placeholders in notes")
struct PlaceholderTests {
    /// The part of a page that the note makes.
    private func note(_ text: String, at path: String = "containers/alpha/web.md", page: String? = nil) throws -> (
        html: String, warnings: [String]
    ) {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "site/notes/" + path)
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        let report = try sample.publish()
        let html = try folder.text("public/" + (page ?? "hosts/alpha/containers/web/index.html"))
        let start = try #require(html.range(of: "<section class=\"note\"") ?? html.range(of: "<article class=\"note\""))
        let rest = html[start.upperBound...]
        let end = try #require(rest.range(of: "</section>") ?? rest.range(of: "</article>"))
        return (String(rest[..<end.lowerBound]), report.warnings)
    }

    @Test(
        "stand for values of what the note is about",
        arguments: [
            ("{{state}}", "healthy</span>"), ("{{name}}", "<bdi>web</bdi>"), ("{{host}}", "<bdi>alpha</bdi></a>"),
            ("{{stack}}", "<bdi>shop</bdi></a>"), ("{{image}}", "<code>registry.example/web:1.2</code>"),
            ("{{badge}}", "<span class=\"badge\">"), ("{{since}}", "<time datetime="), ("{{cpu}}", "\u{A0}%"),
            ("{{memory}}", " MiB"),
            ("{{uptime}}", "100\u{A0}%"), ("{{uptime 90d}}", "uptime = (up + degraded)"),
            ("{{ state }}", "healthy</span>"), ("a {{state}} b {{name}} c", "</span> b "),
            ("| a |\n|---|\n| {{state}} |", "<td><span class=\"state up\">"), ("**{{state}}**", "<strong><span"),
        ])
    func values(text: String, expected: String) throws {
        let (html, warnings) = try note(text)
        #expect(html.contains(expected), "\(html)")
        #expect(!html.contains("{{"))
        #expect(warnings == [])
    }

    @Test(
        "stand for values of what they name",
        arguments: [
            ("{{state alpha/worker}}", "down</span>"), ("{{name beta}}", "<a href=\"hosts/beta/\"><bdi>beta</bdi></a>"),
            ("{{containers stacks/shop}}", "<p>4</p>"), ("{{state stacks/shop}}", "down</span>"),
            ("{{host containers/beta/mail}}", "<bdi>beta</bdi>"), ("{{containers}}", "<p>7</p>"),
            ("{{uptime 24h hosts/alpha}}", "\u{A0}%"),
        ])
    func named(text: String, expected: String) throws {
        let (html, warnings) = try note(text, at: "index.md", page: "index.html")
        #expect(html.contains(expected), "\(html)")
        #expect(warnings == [])
    }

    @Test("uptime over days is of that many days, with the share that was not observed")
    func days() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "A{{uptime 7d}} B{{uptime 30d}} C{{uptime 90d}} D{{uptime 90d alpha/db}} E{{uptime 90d stacks/shop}}",
            to: "site/notes/containers/alpha/web.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        let today = DayNumber(of: SampleSite.now, offsetFromUTC: .hours(1)).value
        func day(_ ago: Int, _ milliseconds: [ServiceState: Int64]) -> DayStates {
            DayStates(day: DayNumber(today - ago), durations: StateDurations(milliseconds: milliseconds), outages: 0)
        }
        sample.data.days = [:]
        let web = try #require(sample.data.containers.first { $0.name == "web" }).identity
        sample.data.days[web] = DayStrip(days: [
            day(90, [.down: 1000]), day(89, [.up: 500, .unknown: 500]), day(30, [.down: 500, .up: 500]),
            day(29, [.up: 900, .down: 100]),
            day(6, [.up: 1000]), day(0, [.up: 1000]),
        ])
        #expect(try sample.publish().warnings == [])
        let page = try folder.text("public/hosts/alpha/containers/web/index.html")
        func shown(_ letter: String) throws -> String {
            let match = try #require(page.firstMatch(of: try Regex(letter + "<span title=\"[^\"]*\">(.*?)</span>(?:</span>)?")))
            return String(try #require(match.output[1].substring))
        }
        #expect(try shown("A") == "100\u{A0}%")
        #expect(try shown("B") == "96.67\u{A0}%")
        #expect(try shown("C").hasPrefix("86.67\u{A0}% <span class=\"muted\">(10.0\u{A0}% unknown)"))
        #expect(try shown("D") == "–")
        #expect(try shown("E").hasPrefix("86.67\u{A0}%"))
    }

    @Test("a chart takes the place of its paragraph and shows what it is asked for alone")
    func chart() throws {
        let (html, warnings) = try note("Before\n\n{{chart cpu 24h}}\n\n- {{chart memory 7d}}\n")
        #expect(warnings == [])
        #expect(html.components(separatedBy: "<figure").count == 3)
        #expect(
            html.contains("\"title\">CPU</p>") && html.contains("\"title\">Memory</p>") && !html.contains("\"title\">Network</p>")
        )
        #expect(!html.contains("<p><div") && !html.contains("<p><figure"))
    }

    @Test(
        "stay as written in code, where they are escaped, and where they are none",
        arguments: [
            ("`{{state}}`", "<code>{{state}}</code>"), ("```\n{{state}}\n```", "{{state}}\n</code>"),
            (#"\{{state}}"#, "<p>{{state}}</p>"), ("{{{state}}}", "{{{state}}}"), ("{{}}", "{{}}"),
            ("[a](https://e.example/{{state}})", "<a href=\"https://e.example/%7B%7Bstate%7D%7D\">a</a>"),
            ("![{{state}}](https://e.example/a.png)", "alt=\"{{state}}\""), ("    {{state}}", "<code>{{state}}"),
            ("\u{F0002}0\u{F0001} {{state}}", "\u{FFFD}0\u{FFFD}"), ("\u{F0000}0\u{F0001} `{{state}}`", "\u{FFFD}0\u{FFFD}"),
        ])
    func untouched(text: String, expected: String) throws {
        let (html, warnings) = try note(text)
        #expect(html.contains(expected), "\(html)")
        #expect(warnings == [])
    }

    @Test(
        "mistakes stay visible and are told with file and line",
        arguments: [
            ("\n\n{{stat}}", ":3: {{stat}} is no placeholder; there are badge, chart,"),
            ("{{uptime 12d}}", ":1: {{uptime 12d}} wants one of 24h, 7d, 30d, 90d"),
            ("{{chart cpu 24d}}", ":1: {{chart cpu 24d}} wants one of 1h, 24h, 7d, 30d after cpu"),
            ("{{chart heat 24h}}", "wants one of cpu, memory, network, disk, processes"),
            ("---\ntitle: x\n---\n\na\nb {{state alpha/nobody}}", ":6: {{state alpha/nobody}} names alpha/nobody, which is not"),
            ("x {{chart cpu 24h}}", "draws a chart and wants a paragraph of its own"),
            ("{{containers}}", "{{containers}} has no value of a container"),
            ("{{image beta}}", "{{image beta}} has no value of a host"),
        ])
    func mistakes(text: String, expected: String) throws {
        let (html, warnings) = try note(text)
        #expect(html.contains("{{"))
        #expect(warnings.count == 1 && warnings[0].hasPrefix("notes/containers/alpha/web.md:"), "\(warnings)")
        #expect(warnings.first?.contains(expected) == true, "\(warnings)")
    }

    @Test("a hostile name comes out as text")
    func hostile() throws {
        let folder = try TemporaryFolder()
        try folder.write("{{name alpha/<script>x}} {{image alpha/<script>x}}", to: "site/notes/index.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        var evil = SampleSite.container("<script>x", service: .up, state: .running)
        evil.image = "{{state}}\u{F0002}0\u{F0001}<img src=x onerror=y>"
        sample.data.containers.append(evil)
        sample.data.containers.sort { $0.identity < $1.identity }
        #expect(try sample.publish().warnings == [])
        let page = try folder.text("public/index.html")
        #expect(!page.contains("<script>x") && !page.contains("<img src=x"))
        #expect(page.contains("<code>{{state}}"))
    }

    @Test("a runbook speaks of what its alert is about, and stays as written on its own page")
    func runbook() throws {
        let folder = try TemporaryFolder()
        try folder.write("Look at {{name}}: {{state}}", to: "site/notes/runbooks/down.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.data.alerting = SampleAlerts.pages()
        for index in sample.data.alerting.alerts.indices { sample.data.alerting.alerts[index].runbook = "notes/runbooks/down.md" }
        sample.data.alerting.rules = []
        let report = try sample.publish()
        #expect(report.warnings == [])
        let alert = try #require(
            sample.data.alerting.alerts.first { if case .container = $0.subject { true } else { false } })
        guard case .container(let identity) = alert.subject else { return }
        let name = try #require(sample.data.containers.first { $0.identity == identity }?.name)
        let page = try folder.text("public/alerts/\(alert.id)/index.html")
        #expect(page.contains("Look at <a href=\"../../hosts/\(identity.host)/containers/\(name)/\"><bdi>\(name)</bdi></a>"))
        #expect(try folder.text("public/notes/runbooks/down.html").contains("Look at {{name}}: {{state}}"))
    }

    @Test("in a partial view they speak of what is in it, by its names there")
    func view() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "---\npublic: true\n---\nA{{state alpha/web}} B{{state alpha/db}} C{{name alpha/web}} D{{containers}}",
            to: "site/notes/index.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.settings.view.include.containers = ["web", "cache"]
        sample.settings.view.containerNames = ["alpha/web": "Shop"]
        let report = try sample.publish()
        #expect(report.warnings == [])
        let page = try folder.text("public/index.html")
        #expect(page.contains("B– C<a href") && page.contains("<bdi>Shop</bdi></a> D2"))
        #expect(!page.contains(">web<"))
    }
}
