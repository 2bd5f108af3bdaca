import Foundation
import TestSupport
import Testing

/// What `docs/security.md` promises of browsers and proxies.
@Suite(.serialized)
struct SecurityTests {
    private let form = "application/x-www-form-urlencoded"

    /// The cookie of somebody who has signed in.
    private func signIn(_ ground: ServeGround, headers: [String: String] = [:]) throws -> (cookie: String, setting: String) {
        let reply = try ground.send("POST", "/actions/sign-in", "key=\(ground.key)&back=%2F", type: form, headers: headers)
        let setting = try #require(reply.headers["set-cookie"], "\(reply.status) \(reply.text)")
        return (String(setting.prefix { $0 != ";" }), setting)
    }

    private func token(in page: RawClient.Reply) throws -> String {
        String(try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1))
    }

    @Test("no text of a request becomes markup on a page of the endpoint")
    func scripts() async throws {
        let ground = try await ServeGround()
        let cookie = ["Cookie": try signIn(ground).cookie]
        let nasty = "%22%27%3E%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"
        for body in [
            "hosts=\(nasty)&reason=\(nasty)&for=\(nasty)&back=%2F\(nasty)", "\(nasty)=\(nasty)", "hosts=a&for=1h&name=\(nasty)",
        ] {
            for action in ["silence.add", "maintenance.add", "incident.update", "key.create"] {
                let page = try ground.send("POST", "/actions/\(action)", body, type: form, headers: cookie)
                #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "\(action): \(page.text)")
            }
        }
        let signIn = try ground.send("GET", "/actions/sign-in?back=/\(nasty)")
        #expect(!signIn.text.contains("<script>alert"))
        let missing = try ground.send("GET", "/api/v2/\(nasty)")
        #expect(missing.headers["content-type"]?.hasPrefix("application/json") == true)
    }

    @Test(
        "every answer keeps frames, foreign scripts and caches away", arguments: ["/actions/sign-in", "/healthz", "/api/v2/none"])
    func headers(path: String) async throws {
        let headers = try await ServeGround().send("GET", path).headers
        let policy = try #require(headers["content-security-policy"])
        for part in [
            "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'",
        ] {
            #expect(policy.contains(part))
        }
        #expect(!policy.contains("unsafe"))
        #expect(headers["x-content-type-options"] == "nosniff" && headers["cache-control"] == "no-store")
        #expect(headers["referrer-policy"] == "same-origin")
        #expect(headers["access-control-allow-origin"] == nil)
    }

    @Test("a session that somebody planted before signing in is worth nothing after it")
    func fixation() async throws {
        let ground = try await ServeGround()
        let planted = "dockstat=\(String(repeating: "A", count: 43))"
        let own = try signIn(ground, headers: ["Cookie": planted]).cookie
        #expect(own != planted)
        let asked = "hosts=a&for=1h&back=%2F"
        let withPlanted = try ground.send("POST", "/actions/silence.add", asked, type: form, headers: ["Cookie": planted])
        #expect(withPlanted.status == 401 && withPlanted.text.contains("action=\"sign-in\""))
        // Put in front of the true one, neither counts.
        let both = try ground.send("POST", "/actions/silence.add", asked, type: form, headers: ["Cookie": "\(planted); \(own)"])
        #expect(both.status == 401)
        #expect(try ground.send("POST", "/actions/silence.add", asked, type: form, headers: ["Cookie": own]).status == 200)
    }

    @Test("a cookie alone changes nothing over the API: it takes the form's token, and a page of this site")
    func foreignRequests() async throws {
        let ground = try await ServeGround()
        let cookie = try signIn(ground).cookie
        let body = #"{"hosts": ["a"], "for": "1h"}"#
        func send(_ headers: [String: String]) throws -> Int {
            try ground.send("POST", "/api/v2/silences", body, headers: headers.merging(["Cookie": cookie]) { $1 }).status
        }
        let session = try ground.send("POST", "/actions/session", "", headers: ["Cookie": cookie])
        let token = String(try #require(session.text.firstMatch(of: /"token":"([^"]+)"/)?.1))
        #expect(try send([:]) == 403)
        #expect(try send(["X-CSRF-Token": "x"]) == 403)
        #expect(try send(["X-CSRF-Token": token, "Origin": "https://evil.example"]) == 403)
        #expect(try send(["X-CSRF-Token": token, "Origin": "null"]) == 403)
        #expect(try send(["X-CSRF-Token": token, "Origin": "http://test"]) == 201)
        // Whatever the body is, or where there is none.
        for type in [nil, "application/json", form, "text/plain", "multipart/form-data; boundary=x"] {
            for (path, body) in [
                ("silences", body), ("silences", "hosts=a&for=1h"), ("silences", ""), ("db/backup", ""), ("outbox/retry", ""),
                ("db/backup", "a=b"),
            ] {
                let headers = ["Cookie": cookie, "Content-Type": type].compactMapValues { $0 }
                let reply = try ground.send("POST", "/api/v2/\(path)", body, type: nil, headers: headers)
                #expect(reply.status == 403, "\(type ?? "no type") \(path) \(body): \(reply.status)")
            }
        }
        let log = try await ground.dockstat(["audit", "list", "--limit", "500"])
        #expect(log.contains("database.backup") && !log.contains("done database"), "\(log)")
        // The token is told to this site's own pages alone.
        let asked = try ground.send(
            "POST", "/actions/session", "", headers: ["Cookie": cookie, "Origin": "https://evil.example"])
        #expect(asked.status == 403 && !asked.text.contains(token))
    }

    @Test("where readers come over TLS, the cookie is for TLS and this name alone, and forms of another origin are refused")
    func overTLS() async throws {
        let ground = try await ServeGround("base_url: https://status.example.org\n")
        let setting = try signIn(ground, headers: ["Origin": "https://status.example.org"]).setting
        #expect(setting.hasPrefix("__Host-dockstat="))
        for part in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] { #expect(setting.contains(part)) }
        #expect(!setting.contains("Domain"))
        let other = try ground.send(
            "POST", "/actions/sign-in", "key=\(ground.key)", type: form, headers: ["Origin": "http://test"])
        #expect(other.status == 403 && other.headers["set-cookie"] == nil)
    }

    @Test("a user's name is believed of the proxies that are named, of nobody else, and carries no more than is configured")
    func proxies() async throws {
        let name = ["Remote-User": "ann"]
        let body = #"{"hosts": ["a"], "for": "1h"}"#
        func status(_ ground: ServeGround, _ path: String, _ body: String) throws -> Int {
            let session = try ground.send("POST", "/actions/session", "", headers: name)
            let token = session.text.firstMatch(of: /"token":"([^"]+)"/).map { String($0.1) } ?? ""
            return try ground.send("POST", path, body, headers: name.merging(["X-CSRF-Token": token]) { $1 }).status
        }
        let trusted = try await ServeGround(
            companion: #"forms: true, trusted_header: Remote-User, trusted_proxies: ["127.0.0.1"], trusted_scopes: [alerts]"#)
        #expect(try status(trusted, "/api/v2/silences", body) == 201)
        #expect(try status(trusted, "/api/v2/auth/api-keys", #"{"name": "x", "scopes": ["admin"]}"#) == 403)
        #expect(try await trusted.dockstat(["audit", "list"]).contains("ann"))
        // Without the token a page of another site could ask in ann's name.
        for type in ["application/json", form] {
            let reply = try trusted.send(
                "POST", "/api/v2/db/backup", type: nil, headers: name.merging(["Content-Type": type]) { $1 })
            #expect(reply.status == 403, "\(type)")
        }
        #expect(try trusted.send("POST", "/api/v2/silences", body, headers: name).status == 403)
        let elsewhere = try await ServeGround(
            companion: #"forms: true, trusted_header: Remote-User, trusted_proxies: ["192.0.2.1"], trusted_scopes: [admin]"#)
        #expect(try status(elsewhere, "/api/v2/silences", body) == 401)
        #expect(try status(try await ServeGround(), "/api/v2/silences", body) == 401)
    }

    @Test("over a unix socket a user's name is believed only where the configuration says so")
    func overSocket() async throws {
        for (proxies, isBelieved) in [("unix", true), ("127.0.0.1", false)] {
            let ground = try await ServeGround(
                companion: "forms: true, trusted_header: Remote-User, trusted_proxies: [\(proxies)], trusted_scopes: [alerts]")
            let socket = "\(ground.folder.path)/companion.sock"
            let companion = try Companion(
                ["serve", "--config", "\(ground.folder.path)/dockstat.yaml", "--listen", "unix:\(socket)"])
            let asked = try RawClient(socket: socket).get("/actions/session", method: "POST", headers: ["Remote-User": "ann"])
            #expect(asked.text.contains(#""actor":"ann""#) == isBelieved, "\(asked.text)")
            _ = companion
        }
    }

    @Test("a user of a proxy is told apart from a key of the same name, and gets none of its answers")
    func sameName() async throws {
        let ground = try await ServeGround(
            companion: #"forms: true, trusted_header: Remote-User, trusted_proxies: ["127.0.0.0/8"], trusted_scopes: [alerts]"#)
        let name = ["Remote-User": "ops", "Idempotency-Key": "one"]
        let session = try ground.send("POST", "/actions/session", "", headers: name)
        let token = String(try #require(session.text.firstMatch(of: /"token":"([^"]+)"/)?.1))
        let body = #"{"hosts": ["a"], "for": "1h"}"#
        let ofKey = try ground.send(
            "POST", "/api/v2/silences", body, key: ground.key, headers: ["Idempotency-Key": "one"])
        let ofUser = try ground.send("POST", "/api/v2/silences", body, headers: name.merging(["X-CSRF-Token": token]) { $1 })
        #expect(ofKey.status == 201 && ofUser.status == 201 && ofKey.text != ofUser.text)
        #expect(try await ground.dockstat(["audit", "list"]).contains("proxy:ops"))
        let posing = try ground.send(
            "POST", "/api/v2/auth/api-keys", #"{"name": "proxy:ops", "scopes": ["alerts"]}"#, key: ground.key)
        #expect(posing.status == 422)
        // Two names are one of the proxy and one of its client.
        let twice =
            "POST /actions/session HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 0\r\n"
            + "Remote-User: ann\r\nRemote-User: bob\r\n\r\n"
        #expect(try RawClient(port: ground.companion.port).exchange(twice).text.contains(#""actor":null"#))
    }

    @Test("a key is in no answer but the one that made it, in no log and in no file of the installation")
    func secrets() async throws {
        let ground = try await ServeGround()
        _ = try signIn(ground)
        let refused = try ground.send("POST", "/api/v2/silences", "{", key: ground.key)
        #expect(!refused.text.contains(ground.key))
        let asField = try ground.send("POST", "/api/v2/silences", "{\"\(ground.key)\": \"\(ground.key)\"}", key: "no")
        #expect(!asField.text.contains(ground.key))
        ground.companion.send(signal: SIGTERM)
        #expect(!ground.companion.end().errors.contains(ground.key))
        #expect(try await runTool(["sh", "-c", "grep -rlF -- '\(ground.key)' '\(ground.folder.path)' || [ $? = 1 ]"]) == "")
    }
}
