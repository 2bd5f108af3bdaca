import Foundation
import TestSupport
import Testing

/// What people do from the pages besides alerts: keys, receivers, the outbox, looking before they silence.
@Suite(.serialized)
struct OperatingTests {
    @Test("the audit log, its twin and its feed have a change before its answer is sent, and who was refused")
    func audit() async throws {
        let ground = try await ServeGround("base_url: http://test\n")
        _ = try ground.send("POST", "/api/v2/silences", #"{"hosts": ["a"], "for": "1h"}"#, key: "dockstat_wrong")
        let reply = try ground.send(
            "POST", "/api/v2/silences", #"{"hosts": ["a"], "for": "1h", "reason": "<b>&"}"#, key: ground.key,
            headers: ["X-Forwarded-For": "192.0.2.9"])
        #expect(reply.status == 201)
        let page = try ground.page("audit/index.html")
        #expect(page.contains("192.0.2.9") && page.contains("refused") && page.contains("This key is unknown"))
        #expect(page.contains("&lt;b&gt;&amp;") && !page.contains("<b>&"))
        #expect(try ground.page("api/v2/audit.json").contains(#""action":"silence.add""#))
        #expect(try ground.page("audit.xml").contains("<category term=\"refused\"/>"))
    }

    @Test("a key is made and revoked from its page; of none is there more than its name")
    func keys() async throws {
        let ground = try await ServeGround()
        let browser = try ground.browser()
        let made = try browser.send(
            "key.create", [("name", "bot"), ("scopes", "alerts"), ("scopes", "notes"), ("for", "90d"), ("back", "/keys/")])
        #expect(made.status == 201, "\(made.text)")
        let key = String(try #require(made.text.firstMatch(of: /dockstat_[\w-]{43}/)).output)
        let page = try ground.page("keys/index.html")
        #expect(page.contains("<bdi>bot</bdi>") && page.contains("<code>notes</code>") && !page.contains(key))
        let id = try #require(page.firstMatch(of: /name="id" value="(\d+)"[^\n]*Revoke: bot/)?.1)
        #expect(try ground.send("POST", "/api/v2/silences", #"{"hosts": ["b"], "for": "1h"}"#, key: key).status == 201)
        #expect(try browser.send("key.revoke", [("id", String(id)), ("back", "/keys/")]).status == 303)
        #expect(try ground.page("api/v2/auth/api-keys.json").contains(#""name":"bot","scopes":["alerts","notes"],"holds":false"#))
        #expect(try ground.send("POST", "/api/v2/silences", #"{"hosts": ["b"], "for": "1h"}"#, key: key).status == 401)
    }

    @Test("a receiver is tried from the page and over the API: its answer is told, its secret is not")
    func receivers() async throws {
        let taking = try FaultServer(.status(200, "ok"))
        let ground = try await ServeGround(
            """
            receivers:
              - { name: hook, type: webhook, url: "http://127.0.0.1:\(taking.port)/SECRET-PATH" }
              - { name: gone, type: webhook, url: "http://127.0.0.1:1/SECRET-PATH" }

            """)
        let reply = try ground.send("POST", "/api/v2/notifications/hook/test", key: ground.key)
        #expect(reply.status == 201 && reply.text.contains("200"), "\(reply.text)")
        let refused = try ground.send("POST", "/api/v2/notifications/gone/test", key: ground.key)
        #expect(refused.status == 502 && refused.text.contains("gone (webhook, http://127.0.0.1)"), "\(refused.text)")
        #expect(try ground.send("POST", "/api/v2/notifications/nobody/test", key: ground.key).status == 404)
        let page = try ground.browser().send("receiver.test", [("receiver", "hook"), ("back", "/notifications/")])
        #expect(page.status == 200 && page.text.contains("hook (webhook"))
        #expect(try ground.page("notifications/index.html").contains("Send a test: hook"))
        let command = try await ground.dockstat(["notify", "test", "hook"])
        #expect(command.contains("delivered  hook (webhook, http://127.0.0.1)"))
        let audit = try await ground.dockstat(["audit", "list"])
        #expect(audit.contains("receiver.test") && audit.contains("begun"))
        for text in [reply.text, refused.text, page.text, command, audit, try ground.page("audit/index.html")] {
            #expect(!text.contains("SECRET-PATH"))
        }
    }

    @Test("the question before a silence or a window tells what it matches now; looking changes nothing")
    func preview() async throws {
        let ground = try await ServeGround()
        let looked = try ground.send("POST", "/api/v2/silences/preview", #"{"hosts": ["*"]}"#, key: ground.key)
        #expect(looked.status == 200 && looked.text.contains(#""containerCount":12"#), "\(looked.text)")
        #expect(looked.text.firstMatch(of: /"alertCount":[1-9]/) != nil)
        let nothing = try ground.send("POST", "/api/v2/silences/preview", #"{"hosts": ["nowhere"]}"#, key: ground.key)
        #expect(nothing.text.contains(#""alertCount":0"#) && nothing.text.contains(#""containerCount":0"#))
        #expect(try ground.send("POST", "/api/v2/silences/preview", #"{"hosts": ["*"]}"#).status == 401)
        #expect(try await !ground.dockstat(["audit", "list"]).contains("silence.preview\n"))
        let browser = try ground.browser()
        let question = try browser.send("silence.add", [("hosts", "*"), ("for", "1h"), ("back", "/alerts/")], token: "none")
        #expect(question.status == 200 && question.text.contains("12 containers just now"), "\(question.text)")
        let window = try browser.send(
            "maintenance.add", [("name", "w"), ("containers", "nothing-*"), ("for", "1h"), ("back", "/maintenance/")],
            token: "none")
        #expect(window.text.contains("Matches no container just now"), "\(window.text)")
        // What could not be done is not asked for.
        #expect(try browser.send("silence.add", [("for", "1h"), ("back", "/alerts/")], token: "none").status == 422)
    }

    @Test("a silence is ended and a window is taken out by the buttons of their lists")
    func lists() async throws {
        let ground = try await ServeGround()
        let browser = try ground.browser()
        _ = try browser.send("silence.add", [("hosts", "web-9"), ("for", "1h"), ("back", "/alerts/")])
        let alerts = try ground.page("alerts/index.html")
        let id = try #require(alerts.firstMatch(of: /name="id" value="(\d+)"[^\n]*End now: \d+/)?.1)
        #expect(try browser.send("silence.expire", [("id", String(id)), ("back", "/alerts/")]).status == 303)
        #expect(try !ground.page("alerts/index.html").contains("web-9"))
        _ = try browser.send("maintenance.add", [("name", "swap"), ("hosts", "web-9"), ("for", "1h"), ("back", "/")])
        #expect(try ground.page("maintenance/index.html").contains("Take out: swap"))
        #expect(try browser.send("maintenance.remove", [("name", "swap"), ("back", "/")]).status == 303)
        #expect(try !ground.page("maintenance/index.html").contains("swap"))
    }

    @Test("rules are replayed over what is kept, like on the command line; what is wrong with them is told")
    func replay() async throws {
        let ground = try await ServeGround()
        let rules = "[{name: any-cpu, when: cpu_percent > 0, for: 1m}]"
        let reply = try ground.send(
            "POST", "/api/v2/rules/replay", #"{"rules": "\#(rules)", "since": "2h"}"#, key: ground.key)
        #expect(reply.status == 200, "\(reply.text)")
        let fired = try #require(reply.text.firstMatch(of: /"fired":(\d+)/).flatMap { Int($0.1) })
        #expect(fired > 0)
        try ground.folder.write("rules.yaml", rules)
        let command = try await ground.dockstat(["rules", "replay", "\(ground.folder.path)/rules.yaml", "--since", "2h"])
        #expect(command.contains("would have fired \(fired) times") || fired == 1, "\(command)")
        for (rules, word) in [
            ("nonsense", "rules"), ("[{name: a, when: cpu_percent > }]", "when"), ("[{name: a, when: $" + "{HOME}}]", "rules"),
            ("&a [*a]", "alias"),
        ] {
            let body = #"{"rules": "\#(rules)"}"#
            let wrong = try ground.send("POST", "/api/v2/rules/replay", body, key: ground.key)
            #expect(wrong.status == 422 && wrong.text.contains(word), "\(rules): \(wrong.text)")
            #expect(!wrong.text.contains("/root"))
        }
        let long = try ground.send(
            "POST", "/api/v2/rules/replay", #"{"rules": "\#(rules)", "since": "400d"}"#, key: ground.key)
        #expect(long.status == 422)
    }
}
