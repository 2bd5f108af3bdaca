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

    @Test("a German site shows German texts")
    func language() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.settings.language = "de-AT"
        sample.data.alerting = SampleAlerts.pages()
        try sample.publish()
        #expect(try folder.text("alerts/4/index.html").contains("Auf Deutsch: beta does not answer"))
    }
}
