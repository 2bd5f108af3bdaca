import Foundation
import TestSupport
import Testing

/// `dockstat serve` as it is run: the real program over a database with alerts, asked over its socket.
@Suite(.serialized)
struct ServeTests {
    private typealias Ground = ServeGround

    @Test("an alert is acknowledged by a key: the page and its twin show it before the answer, the audit log has it")
    func acknowledge() async throws {
        let ground = try await Ground()
        let alert = try await ground.firing()
        #expect(try !ground.page("alerts/\(alert)/index.html").contains("on it already"))
        let reply = try ground.send(
            "POST", "/api/v2/alerts/\(alert)/ack", #"{"reason": "on it already"}"#, key: ground.key)
        #expect(reply.status == 201, "\(reply.text)")
        #expect(try ground.page("alerts/\(alert)/index.html").contains("on it already"))
        #expect(try ground.page("api/v2/alerts/\(alert).json").contains("on it already"))
        let audit = try await ground.dockstat(["audit", "list"])
        #expect(audit.contains("alert.acknowledge") && audit.contains("alert \(alert)") && audit.contains("ops"))
        #expect(try await ground.dockstat(["audit", "verify"]).contains("as they were written"))
        // The same from the command line goes the same way.
        _ = try await ground.dockstat(["ack", "\(alert)", "--undo", "--by", "Ann"])
        #expect(try await ground.dockstat(["audit", "list"]).contains("alert.unacknowledge"))
        // It is acknowledged no more.
        #expect(try ground.send("DELETE", "/api/v2/alerts/\(alert)/ack", key: ground.key).status == 404)
    }

    @Test("without a key, with a wrong, revoked or lesser one nothing changes, and the audit log tells")
    func refused() async throws {
        let ground = try await Ground()
        let alert = try await ground.firing()
        let path = "/api/v2/alerts/\(alert)/ack"
        #expect(try ground.send("POST", path, "{}").status == 401)
        #expect(try ground.send("POST", path, "{}", key: "dockstat_" + String(repeating: "A", count: 43)).status == 401)
        #expect(try ground.send("POST", path, "{}", key: "x").status == 401)
        let notes = try await ground.dockstat(["key", "create", "writer", "--scope", "notes"]).split(separator: "\n")[0]
        let lesser = try ground.send("POST", path, "{}", key: String(notes))
        #expect(lesser.status == 403 && lesser.text.contains("needs the scope alerts"))
        #expect(lesser.text.contains(#""success":false"#) && lesser.text.contains(#""path":"\#(path)""#))
        _ = try await ground.dockstat(["key", "revoke", "2"])
        let revoked = try ground.send("POST", path, "{}", key: String(notes))
        #expect(revoked.status == 401 && revoked.text.contains("revoked"))
        let audit = try await ground.dockstat(["audit", "list"])
        #expect(audit.matches(of: /refused/).count >= 5, "\(audit)")
        #expect(try !ground.page("alerts/\(alert)/index.html").contains("acknowledged by"))
    }

    @Test("after twenty wrong keys an address waits; others do not")
    func guessing() async throws {
        let ground = try await Ground()
        for _ in 0..<20 { #expect(try ground.send("POST", "/api/v2/silences", "{}", key: "wrong").status == 401) }
        let late = try ground.send("POST", "/api/v2/silences", "{}", key: "wrong")
        #expect(late.status == 429)
        #expect(Int(late.headers["retry-after"] ?? "").map { (1...60).contains($0) } == true)
        let other = try ground.send("POST", "/api/v2/silences", "{}", key: "wrong", headers: ["X-Forwarded-For": "192.0.2.9"])
        #expect(other.status == 401)
    }

    @Test(
        "all that is wrong with a change is told at once, and what is strange about a body is refused",
        arguments: [
            (#"{"hosts": 5, "for": "soon", "unknown": 1}"#, 422, ["hosts", "for", "unknown"]),
            (#"{"for": "2h"}"#, 422, ["everything"]),
            (#"{"hosts": ["a"], "hosts": ["b"], "for": "2h"}"#, 400, ["twice"]),
            (#"{"hosts": ["a"], "h\u006fsts": ["b"], "for": "2h"}"#, 400, ["twice"]),
            (String(repeating: "[", count: 200), 400, ["nested"]),
            (#"{"hosts": ["a"]}"#, 422, ["for", "until"]),
            (#"{"hosts": ["a"], "for": "1h", "until": "2040-12-01T22:00:00Z"}"#, 422, ["either `for` or `until`"]),
            (#"{"hosts": ["a"], "until": "2001-12-01T22:00:00Z"}"#, 422, ["over already"]),
            (#"{"hosts": ["a"], "from": "2040-12-02T22:00:00Z", "until": "2040-12-01T22:00:00Z"}"#, 422, ["before it begins"]),
            ("[]", 400, ["object"]), ("{", 400, ["JSON"]), ("null", 400, ["object"]),
            (#"{"reason": "a\u0000b", "hosts": ["a"], "for": "1h"}"#, 422, ["reason"]),
            (#"{"hosts": ["a\u0007b"], "for": "1h"}"#, 422, ["hosts"]),
        ])
    func invalid(body: String, status: Int, words: [String]) async throws {
        let ground = try await Ground()
        let reply = try ground.send("POST", "/api/v2/silences", body, key: ground.key)
        #expect(reply.status == status, "\(reply.text)")
        for word in words { #expect(reply.text.contains(word)) }
        #expect(try ground.send("POST", "/api/v2/silences", "a=b", type: "text/plain", key: ground.key).status == 415)
    }

    @Test("JSON in another encoding than UTF-8 is refused, whatever it hides")
    func encodings() async throws {
        let ground = try await Ground()
        let twice = #"{"hosts": ["a"], "hosts": ["b"], "for": "2h"}"#
        func send(_ body: Data, _ type: String) throws -> Int {
            let client = try RawClient(port: ground.companion.port)
            try client.send(
                "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer \(ground.key)\r\n"
                    + "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n")
            try client.send(bytes: Array(body))
            return try client.reply().status
        }
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian]
        {
            #expect(try send(try #require(twice.data(using: encoding)), "application/json") == 400, "\(encoding)")
        }
        let once = Data(#"{"hosts": ["a"], "for": "2h"}"#.utf8)
        #expect(try send(Data(once.dropLast(4)) + [0xc3, 0x28, 0x22, 0x7d], "application/json") == 400)
        #expect(try send(once, "application/json; charset=utf-16") == 415)
        #expect(try send(once, "application/json; charset=\"UTF-8\"") == 201)
    }

    @Test("a silence may begin later, and end after a length or at a moment")
    func laterSilence() async throws {
        let ground = try await Ground()
        for times in [#""until": "2040-12-02T01:00:00Z""#, #""for": "3h""#] {
            let reply = try ground.send(
                "POST", "/api/v2/silences", #"{"hosts": ["a"], "from": "2040-12-01T22:00:00Z", \#(times)}"#, key: ground.key)
            #expect(reply.status == 201, "\(reply.text)")
            #expect(reply.text.contains("2040-12-01T22:00:00") && reply.text.contains("2040-12-02T01:00:00"), "\(reply.text)")
        }
    }

    @Test("bodies over 1 MiB, path tricks and other methods are refused, and the next request is served")
    func strange() async throws {
        let ground = try await Ground()
        #expect(
            try ground.send("POST", "/api/v2/silences", String(repeating: "a", count: 1 << 21), key: ground.key).status == 413)
        for path in [
            "/api/v2/../v2/silences", "/api/v2/%2e%2e/silences", "//api/v2/silences", "/api/v2/silences%00", "/api/v2/a%2fb",
        ] {
            #expect([400, 404].contains(try ground.send("POST", path, "{}", key: ground.key).status), "\(path)")
        }
        #expect(try ground.send("PUT", "/api/v2/silences", "{}", key: ground.key).status == 405)
        #expect(try ground.send("DELETE", "/api/v2/outbox/retry", key: ground.key).status == 405)
        let strange = ["Idempotency-Key": "a\u{e4}b"]
        #expect(try ground.send("POST", "/api/v2/outbox/retry", key: ground.key, headers: strange).status == 400)
        #expect(try ground.send("GET", "/healthz").status == 200)
        // The demo's last tick is of a moment ago.
        #expect([200, 503].contains(try ground.send("GET", "/readyz").status))
    }

    @Test("the same Idempotency-Key gives the first answer again and changes nothing")
    func idempotency() async throws {
        let ground = try await Ground()
        let body = #"{"hosts": ["web-*"], "for": "2h"}"#
        let first = try ground.send("POST", "/api/v2/silences", body, key: ground.key, headers: ["Idempotency-Key": "one"])
        let second = try ground.send("POST", "/api/v2/silences", body, key: ground.key, headers: ["Idempotency-Key": "one"])
        #expect(first.status == 201 && second.status == 201 && first.text == second.text)
        let other = try ground.send(
            "POST", "/api/v2/silences", #"{"hosts": ["x"], "for": "2h"}"#, key: ground.key, headers: ["Idempotency-Key": "one"])
        #expect(other.status == 422)
        #expect(try await ground.dockstat(["silence", "list"]).matches(of: /web-\*/).count == 1)
    }

    @Test("a browser without script: signs in, is asked once more, silences; nobody else's form counts")
    func forms() async throws {
        let ground = try await Ground()
        let form = "application/x-www-form-urlencoded"
        let asked = "hosts=web-1&for=2h&reason=a+%3Cb%3E&back=%2Falerts%2F"
        // Not signed in: that comes first.
        let away = try ground.send("POST", "/actions/silence.add", asked, type: form)
        #expect(away.status == 401 && away.headers["www-authenticate"] != nil && away.text.contains("name=\"key\""))
        let wrong = try ground.send("POST", "/actions/sign-in", "key=nonsense&back=%2Falerts%2F", type: form)
        #expect(wrong.status == 401 && wrong.text.contains("This key is unknown"))
        let signedIn = try ground.send("POST", "/actions/sign-in", "key=\(ground.key)&back=%2Falerts%2F", type: form)
        #expect(signedIn.status == 303 && signedIn.headers["location"] == "../alerts/")
        let setting = try #require(signedIn.headers["set-cookie"])
        #expect(setting.contains("HttpOnly") && setting.contains("SameSite=Strict") && !setting.contains(ground.key))
        let cookie = ["Cookie": String(setting.prefix { $0 != ";" })]
        // The form of a static page holds no token: the question does.
        let question = try ground.send("POST", "/actions/silence.add", asked, type: form, headers: cookie)
        #expect(question.status == 200 && question.text.contains("a &lt;b&gt;") && !question.text.contains("<b>\u{22}"))
        #expect(try await !ground.dockstat(["silence", "list"]).contains("web-1"))
        let token = try #require(question.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
        // Of another site, or with another token: nothing.
        let foreign = try ground.send(
            "POST", "/actions/silence.add", asked + "&token=\(token)", type: form,
            headers: cookie.merging(["Origin": "https://evil.example"]) { $1 })
        #expect(foreign.status == 403)
        #expect(try ground.send("POST", "/actions/silence.add", asked + "&token=x", type: form, headers: cookie).status == 200)
        #expect(try await !ground.dockstat(["silence", "list"]).contains("web-1"))
        let done = try ground.send("POST", "/actions/silence.add", asked + "&token=\(token)", type: form, headers: cookie)
        #expect(done.status == 303 && done.headers["location"] == "../alerts/")
        #expect(try await ground.dockstat(["silence", "list"]).contains("web-1"))
        #expect(try ground.page("alerts/index.html").contains("a &lt;b&gt;"))
        // Nowhere but on this site does a form lead back to.
        for back in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "javascript%3Aalert(1)"] {
            let reply = try ground.send("POST", "/actions/sign-in", "key=\(ground.key)&back=\(back)", type: form)
            #expect(reply.headers["location"] == "../", "\(back)")
        }
        // Signed out, the cookie is worth nothing.
        _ = try ground.send("POST", "/actions/sign-out", "", type: form, headers: cookie)
        #expect(
            try ground.send("POST", "/actions/silence.add", asked + "&token=\(token)", type: form, headers: cookie).status == 401)
        #expect(try await ground.dockstat(["silence", "list"]).matches(of: /web-1/).count == 1)
    }

    @Test("a key is made over the API, shown once, and never found again in anything that is kept or shown")
    func keys() async throws {
        let ground = try await Ground()
        let reply = try ground.send(
            "POST", "/api/v2/auth/api-keys", #"{"name": "bot", "scopes": ["alerts"], "for": "90d"}"#, key: ground.key)
        #expect(reply.status == 201)
        let key = String(try #require(reply.text.firstMatch(of: /dockstat_[\w-]{43}/)).output)
        #expect(try ground.send("POST", "/api/v2/silences", #"{"hosts": ["b"], "for": "1h"}"#, key: key).status == 201)
        #expect(try ground.send("POST", "/api/v2/auth/api-keys", #"{"name": "x", "scopes": ["admin"]}"#, key: key).status == 403)
        let again = try ground.send("POST", "/api/v2/auth/api-keys", #"{"name": "bot", "scopes": ["alerts"]}"#, key: ground.key)
        #expect(again.status == 409)
        ground.companion.send(signal: SIGTERM)
        let end = ground.companion.end()
        #expect(end.code == 0 && end.byItself && !end.errors.contains(key))
        let found = try await runTool(["sh", "-c", "grep -rlF -- '\(key)' '\(ground.folder.path)' || [ $? = 1 ]"])
        #expect(found == "")
    }
}
