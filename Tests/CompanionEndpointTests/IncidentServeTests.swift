import Foundation
import TestSupport
import Testing

/// Incidents that people open by hand.
@Suite(.serialized)
struct IncidentServeTests {
    private static let views = """
        receivers:
          - { name: all, type: command, command: /bin/true }
          - { name: grave, type: command, command: /bin/true, severity: critical }
        views:
          - { name: full, output: public }
          - { name: shown, output: shown, include: { containers: ["none-*"] } }

        """

    private func number(_ reply: RawClient.Reply) throws -> Int {
        try #require(Int(reply.text.firstMatch(of: /"id":(\d+)/)?.1 ?? ""))
    }

    @Test("is on the pages at once, is neither closed nor opened again by a tick, and is over when a person says so")
    func course() async throws {
        let ground = try await ServeGround("base_url: https://status.example.org\n")
        let reply = try ground.send(
            "POST", "/api/v2/incidents", #"{"title": "The <b>line</b> is down", "text": "Digging <script>x</script>"}"#,
            key: ground.key)
        #expect(reply.status == 201, "\(reply.text)")
        let id = try number(reply)
        let page = "incidents/\(id)/index.html"
        for file in [page, "incidents/index.html", "index.html", "feed.xml"] {
            #expect(try ground.page(file).contains("line"), "\(file)")
            #expect(try !ground.page(file).contains("<b>line") && !ground.page(file).contains("<script>x"), "\(file)")
        }
        #expect(try ground.page(page).contains("It is over"))
        // A tick looks at all alerts.
        _ = try await runTool([
            "sh", "-c", "'\(Products.dockstat)' run --config '\(ground.folder.path)/dockstat.yaml' || [ $? = 69 ]",
        ])
        #expect(try ground.page("api/v2/incidents/\(id).json").contains("\"open\":true"))
        #expect(try ground.page("api/v2/incidents/\(id).json").contains("\"byHand\":true"))
        let done = try ground.send("POST", "/api/v2/incidents/\(id)/resolve", #"{"text": "A mole"}"#, key: ground.key)
        #expect(done.status == 201, "\(done.text)")
        #expect(try ground.page("api/v2/incidents/\(id).json").contains("\"open\":false"))
        #expect(try ground.page(page).contains("A mole"))
        #expect(try ground.send("POST", "/api/v2/incidents/\(id)/resolve", "{}", key: ground.key).status == 409)
        #expect(try ground.send("POST", "/api/v2/incidents/99999/resolve", "{}", key: ground.key).status == 404)
        _ = try await runTool([
            "sh", "-c", "'\(Products.dockstat)' run --config '\(ground.folder.path)/dockstat.yaml' || [ $? = 69 ]",
        ])
        #expect(try ground.page("api/v2/incidents/\(id).json").contains("\"open\":false"))
        // Nobody was told.
        #expect(try !ground.page("api/v2/notifications.json").contains("\"incident\":\(id),"))
    }

    @Test("one that alerts opened is not closed by hand, and a wrong one is refused with every mistake")
    func refused() async throws {
        let ground = try await ServeGround()
        let list = try ground.page("api/v2/incidents.json")
        let open = try #require(
            list.firstMatch(of: /"id":(\d+),"title":"[^"]*","severity":"[a-z]+","open":true,"byHand":false/)?.1)
        #expect(try ground.send("POST", "/api/v2/incidents/\(open)/resolve", "{}", key: ground.key).status == 409)
        let wrong = try ground.send(
            "POST", "/api/v2/incidents", #"{"title": "a\nb", "severity": "awful", "notify": "maybe", "x": 1}"#, key: ground.key)
        #expect(wrong.status == 422)
        for field in ["title", "severity", "notify", "\"x\""] { #expect(wrong.text.contains(field)) }
        let notes = try await ground.key(scope: "notes")
        #expect(try ground.send("POST", "/api/v2/incidents", #"{"title": "x"}"#, key: notes).status == 403)
    }

    @Test("receivers hear of it where that is asked for, and sites that show a part where it is public")
    func announced() async throws {
        let ground = try await ServeGround(Self.views)
        let secret = try number(ground.send("POST", "/api/v2/incidents", #"{"title": "Secret trouble"}"#, key: ground.key))
        let told = try ground.send(
            "POST", "/api/v2/incidents", #"{"title": "Public trouble", "notify": true, "public": true, "text": "known"}"#,
            key: ground.key)
        #expect(told.text.contains("\"receivers\":[\"all\"]"), "\(told.text)")
        let id = try number(told)
        let first = "\"receiver\":\"all\",\"incident\":\(id),\"kind\":\"opened\""
        #expect(try ground.page("api/v2/notifications.json").contains(first))
        #expect(try !ground.page("api/v2/notifications.json").contains("\"incident\":\(secret),"))
        let shown = "\(ground.folder.path)/shown"
        let list = try String(contentsOfFile: shown + "/api/v2/incidents.json", encoding: .utf8)
        #expect(list.contains("Public trouble") && !list.contains("Secret trouble"))
        #expect(!FileManager.default.fileExists(atPath: shown + "/incidents/\(secret)/index.html"))
        let page = try String(contentsOfFile: shown + "/incidents/\(id)/index.html", encoding: .utf8)
        #expect(page.contains("known") && !page.contains("actions/") && !page.contains("Opened by"))
        #expect(!FileManager.default.fileExists(atPath: shown + "/settings"))
        _ = try ground.send("POST", "/api/v2/incidents/\(id)/resolve", "{}", key: ground.key)
        #expect(try ground.page("api/v2/notifications.json").contains(first.replacing("opened", with: "resolved")))
    }

    @Test("who hears of it is decided by routes, as of alerts; in quiet hours what is below critical waits")
    func routed() async throws {
        let ground = try await ServeGround(
            """
            receivers:
              - { name: day, type: command, command: /bin/true }
              - { name: quiet, type: command, command: /bin/true, quiet_hours: { from: "00:00", to: "00:00" } }
              - { name: hosts, type: command, command: /bin/true }
            routes:
              - { match: { hosts: ["*"] }, receivers: [hosts] }
              - { match: { severity: warning }, receivers: [day, quiet] }
              - { receivers: [day] }

            """)
        func open(_ severity: String) throws -> RawClient.Reply {
            try ground.send(
                "POST", "/api/v2/incidents", #"{"title": "Trouble", "notify": true, "severity": "\#(severity)"}"#,
                key: ground.key)
        }
        func state(_ receiver: String, _ id: Int, _ kind: String) throws -> String? {
            let list = try JSONSerialization.jsonObject(with: Data(ground.page("api/v2/notifications.json").utf8))
            let messages = try #require((list as? [String: Any])?["outbox"] as? [[String: Any]], "\(list)")
            return messages.first {
                $0["receiver"] as? String == receiver && $0["incident"] as? Int == id && $0["kind"] as? String == kind
            }?["state"] as? String
        }
        let info = try open("info")
        #expect(info.text.contains("\"receivers\":[\"day\"]"), "\(info.text)")
        let warning = try open("warning")
        #expect(warning.text.contains("\"receivers\":[\"day\",\"quiet\"]"), "\(warning.text)")
        let critical = try open("critical")
        let (held, sent) = (try number(warning), try number(critical))
        #expect(try state("day", held, "opened") == "due" && state("quiet", held, "opened") == "held")
        #expect(try state("quiet", sent, "opened") == "due")
        #expect(try state("hosts", sent, "opened") == nil)
        for id in [held, sent] { _ = try ground.send("POST", "/api/v2/incidents/\(id)/resolve", "{}", key: ground.key) }
        #expect(try state("quiet", held, "resolved") == "held" && state("quiet", sent, "resolved") == "due")
    }

    @Test("forms and the command line do the same")
    func everywhere() async throws {
        let ground = try await ServeGround()
        _ = try await ground.dockstat(["render"])
        #expect(try ground.page("incidents/index.html").contains("action=\"../actions/incident.open\""))
        let browser = try ground.browser()
        let fields = [("title", "By form"), ("severity", "critical"), ("public", "on"), ("back", "/incidents/")]
        #expect(try browser.send("incident.open", fields).status == 303)
        #expect(try ground.page("incidents/index.html").contains("By form"))
        let opened = try await ground.dockstat(["incident", "open", "By hand", "--severity", "info", "--by", "Ann"])
        let id = try #require(opened.firstMatch(of: /Incident (\d+)/)?.1)
        _ = try await ground.dockstat(["incident", "update", String(id), "a line"])
        _ = try await ground.dockstat(["incident", "resolve", String(id), "--text", "over"])
        _ = try await ground.dockstat(["render"])
        let page = try ground.page("incidents/\(id)/index.html")
        #expect(page.contains("a line") && page.contains("resolved by") && page.contains("<bdi>Ann</bdi>"))
        #expect(try await ground.failing(["incident", "resolve", String(id)]).contains("over already"))
    }
}
