import Foundation
import TestSupport
import Testing

/// What somebody with a browser gets to see who asks for something that is not there.
@Suite(.serialized)
struct ActionPageTests {
    private let form = "application/x-www-form-urlencoded"

    @Test("mistakes under /actions/ are pages, in the site's language")
    func pages() async throws {
        let ground = try await ServeGround("language: de\n")
        for (method, path, type, body, status) in [
            ("POST", "nothing.such", form, "a=b", 404), ("GET", "nothing.such", nil, "", 404),
            ("GET", "silence.add", nil, "", 405),
            ("POST", "silence.add", "application/json", "{}", 415), ("POST", "silence.add", form, "a=%zz", 400),
            ("PUT", "sign-in", form, "a=b", 405), ("POST", "a/b", form, "", 404),
        ] {
            let reply = try ground.send(method, "/actions/\(path)", body, type: type)
            #expect(reply.status == status, "\(method) \(path): \(reply.status)")
            #expect(reply.headers["content-type"]?.hasPrefix("text/html") == true, "\(method) \(path)")
            #expect(reply.text.contains("<html lang=\"de\""), "\(method) \(path)")
        }
        let wrong = try ground.send("GET", "/actions/silence.add")
        #expect(wrong.headers["allow"] == "POST" && wrong.text.contains("POST"))
        // Scripts are answered as before.
        #expect(try ground.send("POST", "/actions/session").headers["content-type"]?.hasPrefix("application/json") == true)
    }

    @Test("the head of a page can be asked for")
    func head() async throws {
        let ground = try await ServeGround()
        let head = try ground.send("HEAD", "/actions/sign-in")
        let page = try ground.send("GET", "/actions/sign-in")
        #expect(head.status == 200 && head.body.isEmpty && head.headers["content-length"] == page.headers["content-length"])
    }

    @Test("nobody is asked whether they want what cannot be done")
    func validFirst() async throws {
        let ground = try await ServeGround()
        let signedIn = try ground.send("POST", "/actions/sign-in", "key=\(ground.key)&back=%2F", type: form)
        let cookie = ["Cookie": String(try #require(signedIn.headers["set-cookie"]).prefix { $0 != ";" })]
        for (action, body) in [
            ("key.create", "name=a&scopes=zzz"), ("incident.open", "title="), ("silence.add", "hosts=a"),
            ("maintenance.add", "name=a%2Fb&everything=on&for=1h"),
        ] {
            let reply = try ground.send("POST", "/actions/\(action)", body, type: form, headers: cookie)
            #expect(reply.status == 422 && !reply.text.contains("name=\"token\""), "\(action): \(reply.status)")
        }
    }
}
