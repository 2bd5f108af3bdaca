import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct AlertPageTests {
    private static let page = "alerts/1/index.html"

    /// What the sentence at the head of an alert's page says.
    private func answer(_ id: Int64, _ change: (inout AlertPages) -> Void) throws -> String {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        change(&sample.data.alerting)
        try sample.publish()
        let json = try #require(
            JSONSerialization.jsonObject(with: folder.bytes("api/v2/alerts/\(id).json")) as? [String: Any])
        let text = try #require(json["answer"] as? String)
        #expect(try folder.text("alerts/\(id)/index.html").contains("<p>" + text.replacing("'", with: "&#39;") + "</p>"))
        return text
    }

    @Test("who was told and who was not, receiver by receiver, with the last answer")
    func told() throws {
        #expect(
            try answer(1) { _ in }
                == "ops-discord was notified, last at 2026-11-23 13:25:16; the message to night waits for the end of its quiet hours; the message to ops-mail has not got through yet (535 authentication failed)."
        )
    }

    @Test("one whom a message reached about an earlier firing was not told of this one")
    func earlier() throws {
        let text = try answer(1) { pages in
            pages.deliveries[3] = [
                SampleAlerts.delivery(9, "ops-discord", .delivered, "HTTP 204", at: SampleSite.now - .hours(2))
            ]
            pages.outbox = []
            pages.decisions[1] = [SampleAlerts.decision(1, 3, "ops-discord", .queued, "")]
        }
        #expect(text == "The message to ops-discord is on its way.")
    }

    @Test("a message that was given up or dropped says so")
    func givenUp() throws {
        let text = try answer(1) { pages in
            pages.decisions[1] = [
                SampleAlerts.decision(1, 3, "a", .queued, ""), SampleAlerts.decision(1, 3, "b", .queued, ""),
            ]
            pages.deliveries[3] = []
            var failed = SampleAlerts.entry(20, "a", .failed)
            failed.lastAnswer = "HTTP 410"
            pages.outbox = [failed, SampleAlerts.entry(21, "b", .dropped)]
        }
        #expect(
            text
                == "a was not notified: the message was given up (HTTP 410); b was not notified: somebody dropped the message.")
    }

    @Test(
        "nobody was notified, and why",
        arguments: [
            (3, "Nobody was notified: silence 4 by ben holds until 2026-11-23 14:34:15 (a bigger cache is on its way)."),
            (5, "Nobody was notified: host beta has an alert of its own, which stands for it."),
            (
                6,
                "Nobody was notified yet: the condition must hold for 5m before it fires; it was first seen at 2026-11-23 13:24:15."
            ), (8, "Nobody was notified: no message about it is on record."),
            (9, "Nobody was notified: the maintenance window patch night is open until 2026-11-23 15:00:15."),
            (10, "Nobody was notified: a receiver is not told of its own failure."),
        ] as [(Int64, String)])
    func nobody(id: Int64, expected: String) throws { #expect(try answer(id) { _ in } == expected) }

    @Test("a silence that gives no reason leaves no empty brackets")
    func silenceWithoutReason() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        for place in sample.data.alerting.silences.indices { sample.data.alerting.silences[place].reason = "" }
        try sample.publish()
        let page = try folder.text("alerts/3/index.html")
        #expect(page.contains("silence 4 by ben holds until 2026-11-23 14:34:15."))
        #expect(!page.contains("()"))
    }

    @Test("nobody is there to be notified")
    func noReceivers() throws {
        let text = try answer(4) { $0.receivers = [] }
        #expect(text == "Nobody was notified: no receiver is configured.")
    }

    @Test("an alert that somebody took on says who and why, on its page, the container's and the overview")
    func acknowledged() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        try sample.publish()
        for page in ["index.html", "alerts/2/index.html", "hosts/alpha/index.html", "hosts/alpha/containers/cache/index.html"] {
            #expect(try folder.text(page).contains("acknowledged by anna: looking into it"), "\(page)")
        }
        #expect(try folder.text("hosts/alpha/containers/web/index.html").contains("silence 4 by ben"))
        #expect(try folder.text("hosts/alpha/containers/legacy/index.html").contains("Maintenance</a> <bdi>patch night</bdi>"))
        #expect(!(try folder.text("hosts/alpha/containers/db/index.html").contains("patch night")))
        #expect(try folder.text("alerts.css").contains("--alerts-firing: \"5\""))
    }

    @Test(
        "a runbook is a note of the site, or an address that only leads somewhere",
        arguments: [
            ("notes/runbooks/down.md", "href=\"../../notes/runbooks/down.html\"", true),
            ("runbooks/down.md", "href=\"../../notes/runbooks/down.html\"", true),
            ("https://wiki.example.org/x", "href=\"https://wiki.example.org/x\"", false),
            ("javascript:alert(1)", "<dd><bdi>javascript:alert(1)</bdi></dd>", false),
            ("notes/missing.md", "<dd><bdi>notes/missing.md</bdi></dd>", false),
        ])
    func runbook(text: String, expected: String, isIncluded: Bool) throws {
        let folder = try TemporaryFolder()
        try folder.write("# Down\n\nRestart **it**.", to: "site/notes/runbooks/down.md")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.data.alerting = SampleAlerts.pages()
        sample.data.alerting.alerts[0].runbook = text
        try sample.publish()
        let page = try folder.text("public/" + Self.page)
        #expect(page.contains(expected))
        #expect(page.contains("Restart <strong>it</strong>") == isIncluded)
        guard isIncluded else { return }
        try folder.write("# Down\n\nCall **ben**.", to: "site/notes/runbooks/down.md")
        try sample.publish()
        #expect(try folder.text("public/" + Self.page).contains("Call <strong>ben</strong>"))
    }

    @Test("rules tell how many subjects they watch and what they found; a rule that is off says so")
    func rules() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        sample.data.containers[0].labels["tier"] = "prod"
        sample.data.containers[1].labels["dockstat.ignore"] = "true"
        try sample.publish()
        let json = try #require(JSONSerialization.jsonObject(with: folder.bytes("api/v2/rules.json")) as? [String: Any])
        let rules = try #require(json["rules"] as? [[String: Any]])
        func rule(_ name: String) throws -> [String: Any] { try #require(rules.first { $0["name"] as? String == name }) }
        #expect(try rule("container-down")["watches"] as? Int == 6)
        #expect(try rule("container-down")["firing"] as? Int == 2)
        #expect(try rule("memory-limit")["pending"] as? Int == 1)
        #expect(try rule("host-unreachable")["watches"] as? Int == 2)
        #expect(try rule("cpu-high")["watches"] as? Int == 1)
        #expect(try rule("restart-loop")["on"] as? Bool == false)
        #expect(try rule("restart-loop")["watches"] is NSNull)
        #expect(try folder.text("alerts/index.html").contains("<span class=\"muted\">off</span>"))
    }

    @Test("what a rule found and what of it is silenced or held back are counted apart, as the sentence counts them")
    func counts() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        try sample.publish()
        let page = try folder.text("alerts/index.html")
        let row = try #require(page.firstMatch(of: /<bdi>container-down<\/bdi>.*?<\/tr>/)).0
        #expect(row.contains("1 firing</span>") && row.contains("1 silenced or held back</span>"))
        for page in ["index.html", "alerts/index.html"] {
            let heading = try #require(try folder.text(page).firstMatch(of: /<h1>.*?<\/h1>/)).0.lowercased()
            #expect(
                heading.contains("five alerts fire, one of them acknowledged, three more are silenced or held back"), "\(page)")
        }
    }

    @Test("an alert has one number and one severity wherever it is told of, whatever was written when it joined its incident")
    func oneNumber() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        let index = try #require(sample.data.alerting.alerts.firstIndex { $0.id == 4 })
        sample.data.alerting.alerts[index].summary = ["en": "beta is 99.8 % gone"]
        sample.data.alerting.alerts[index].severity = .warning
        try sample.publish()
        for page in ["index.html", "incidents/index.html", "alerts/index.html", "incidents/2/index.html"] {
            let text = try folder.text(page)
            #expect(text.contains("beta is 99.8 % gone") && !text.contains("beta does not answer"), "\(page)")
        }
        let row = try #require(try folder.text("incidents/index.html").firstMatch(of: /beta is 99.8.*?<\/tr>/)).0
        #expect(row.contains("critical</span>, now <span class=\"severity warning\">warning</span>"))
        let item = try #require(try folder.text("index.html").firstMatch(of: /<li>[^\n]*beta is 99.8/)).0
        #expect(item.contains("severity warning"))
    }

    @Test("the overview has the last five incidents that are over, newest first, and the way to all")
    func recent() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        let over = try #require(sample.data.alerting.incidents.last)
        for number in Int64(50)..<56 {
            var incident = over
            incident.id = number
            incident.title = ["en": "trouble \(number)"]
            incident.resolvedAt = SampleSite.now - .days(Int(60 - number))
            sample.data.alerting.incidents.append(incident)
        }
        try sample.publish()
        let text = try #require(
            try folder.text("index.html").firstMatch(of: /<section class="recent">.*?<\/section>/.dotMatchesNewlines())
        ).0
        #expect(text.matches(of: /trouble (\d+)/).map { String($0.1) } == ["55", "54", "53", "52", "51"])
        #expect(text.contains("<a href=\"incidents/\">All incidents</a>"))
    }

    @Test("the form that silences an alert shows what it would silence first, and pages with forms do not call themselves files")
    func silencing() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        try sample.publish()
        #expect(try folder.text("alerts/index.html").contains("These pages are files and only show."))
        sample.settings.hasForms = true
        try sample.publish()
        let form = try #require(
            try folder.text("alerts/1/index.html").firstMatch(of: /<form class="([a-z ]+)"[^>]*actions\/silence.add">/))
        #expect(form.1 == "action asks")
        #expect(try !folder.text("alerts/index.html").contains("only show"))
    }

    @Test("a German site shows German texts")
    func language() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.language = "de-AT"
        sample.data.alerting = SampleAlerts.pages()
        try sample.publish()
        #expect(try folder.text("alerts/4/index.html").contains("Auf Deutsch: beta does not answer"))
    }

    @Test("what fires again after its incident is over is no part of that any more")
    func again() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.hasForms = true
        var pages = SampleAlerts.pages()
        let index = try #require(pages.alerts.firstIndex { $0.id == 8 })
        pages.alerts[index].phase = .firing
        pages.alerts[index].firedAt = SampleSite.now - .minutes(3)
        pages.alerts[index].incident = 3
        sample.data.alerting = pages
        try sample.publish()
        let over = try folder.text("incidents/1/index.html")
        #expect(over.contains("<small>again, in incident <a href=\"../../incidents/3/\">3</a></small>"))
        #expect(!over.contains("alert.acknowledge"))
        #expect(try folder.text("incidents/3/index.html").contains("alert.acknowledge"))
        #expect(try !folder.text("incidents/3/index.html").contains("again, in incident"))

        // Taken on since, while nothing is known of the incident that it fires for.
        pages.alerts[index].incident = nil
        pages.alerts[index].acknowledgement = Acknowledgement(by: "anna", reason: "looking", time: SampleSite.now - .minutes(1))
        sample.data.alerting = pages
        try sample.publish()
        let later = try folder.text("incidents/1/index.html")
        #expect(later.contains("<small>again since then</small>"))
        #expect(!later.contains("<dt>Acknowledged</dt>"))
    }
}
