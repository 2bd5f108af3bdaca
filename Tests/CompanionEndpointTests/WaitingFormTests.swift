import Foundation
import TestSupport
import Testing

/// Forms that somebody sends who has to sign in first.
@Suite(.serialized)
struct WaitingFormTests {
    private let form = "application/x-www-form-urlencoded"

    /// What the form of a page sends, as a browser reads it.
    private func hidden(_ page: RawClient.Reply) -> String {
        page.text.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map { match in
            let parts = [match.1, match.2].map {
                String($0).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                    .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
                    .addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            }
            return parts.joined(separator: "=")
        }.joined(separator: "&")
    }

    private func cookie(_ reply: RawClient.Reply) throws -> [String: String] {
        ["Cookie": String(try #require(reply.headers["set-cookie"], "\(reply.text)").prefix { $0 != ";" })]
    }

    @Test("what was typed outlives a wrong key and the sign-in, in no address, and is asked for before it is done")
    func carried() async throws {
        let ground = try await ServeGround()
        let asked = "hosts=web-1&hosts=web-2&for=2h&reason=a+%3Cb%3E+%22c%22&back=%2Falerts%2F"
        let first = try ground.send("POST", "/actions/silence.add", asked, type: form)
        #expect(first.status == 401 && first.headers["location"] == nil && !first.text.contains("<b> "), "\(first.text)")
        let wrong = try ground.send("POST", "/actions/sign-in", "key=nonsense&\(hidden(first))", type: form)
        #expect(wrong.status == 401 && wrong.headers["set-cookie"] == nil)
        let question = try ground.send("POST", "/actions/sign-in", "key=\(ground.key)&\(hidden(wrong))", type: form)
        #expect(question.status == 200 && question.headers["location"] == nil, "\(question.text)")
        #expect(question.text.contains("a &lt;b&gt;") && question.text.contains("action=\"silence.add\""))
        #expect(!question.text.contains(ground.key))
        #expect(try await ground.dockstat(["silence", "list"]).contains("a <b>") == false)
        let done = try ground.send(
            "POST", "/actions/silence.add", hidden(question), type: form, headers: try cookie(question))
        #expect(done.status == 303 && done.headers["location"] == "../alerts/", "\(done.text)")
        let list = try await ground.dockstat(["silence", "list"])
        #expect(list.contains("a <b>") && list.contains("web-1") && list.contains("web-2"), "\(list)")
    }

    @Test("a note comes back in its editor, unsaved")
    func note() async throws {
        let ground = try await ServeGround("site: site\n")
        try FileManager.default.createDirectory(atPath: ground.folder.path + "/site", withIntermediateDirectories: true)
        let sent = try ground.send(
            "POST", "/actions/note.save", "path=free.md&text=long+work&revision=&editor=note.edit&back=%2Fnotes%2F", type: form)
        let editor = try ground.send("POST", "/actions/sign-in", "key=\(ground.key)&\(hidden(sent))", type: form)
        #expect(editor.status == 200 && editor.text.contains("long work</textarea>"), "\(editor.text)")
        #expect(!FileManager.default.fileExists(atPath: ground.folder.path + "/site/notes/free.md"))
        let saved = try ground.send(
            "POST", "/actions/note.save", hidden(editor) + "&text=long+work", type: form, headers: try cookie(editor))
        #expect(saved.status == 303, "\(saved.text)")
        #expect(try String(contentsOfFile: ground.folder.path + "/site/notes/free.md", encoding: .utf8) == "long work")
    }

    @Test("what no form of this site sends leads nowhere, and nothing is done for whoever made it")
    func planted() async throws {
        let ground = try await ServeGround()
        let key = "key=\(ground.key)"
        let unknown = try ground.send(
            "POST", "/actions/sign-in", "\(key)&then=https%3A%2F%2Fevil.example&then.back=%2F%2Fevil.example", type: form)
        #expect(unknown.status == 303 && unknown.headers["location"] == "../")
        let foreign = try ground.send(
            "POST", "/actions/sign-in", "\(key)&then=silence.add&then.hosts=web-1&then.for=2h", type: form,
            headers: ["Origin": "https://evil.example"])
        #expect(foreign.status == 403 && foreign.headers["set-cookie"] == nil)
        // Planted in a form that leads here, it is a question like any other; its own token and way back count for nothing.
        let planted = try ground.send(
            "POST", "/actions/sign-in",
            "\(key)&then=silence.add&then.hosts=web-1&then.for=2h&then.token=x&back=%2F%2Fevil.example", type: form)
        #expect(planted.status == 200 && planted.text.contains("href=\"../\"") && !planted.text.contains("evil.example"))
        #expect(try await !ground.dockstat(["silence", "list"]).contains("web-1"))
        let invalid = try ground.send("POST", "/actions/sign-in", "\(key)&then=silence.add&then.for=nonsense", type: form)
        #expect(invalid.status == 422 && invalid.headers["set-cookie"] != nil && invalid.text.contains("no length of time"))
    }

    @Test("pages of the endpoint speak the site's language: questions, labels, mistakes, refusals")
    func german() async throws {
        let ground = try await ServeGround("language: de\n")
        let browser = try ground.browser()
        let question = try browser.send(
            "silence.add", [("hosts", "web-1"), ("for", "2h"), ("reason", "warum")], token: "another")
        for text in ["Ist es das, was Sie wollen?", "<dt>Grund</dt>", "<dt>Dauer</dt>", "<dt>Hosts</dt>", "Trifft gerade"] {
            #expect(question.text.contains(text), "\(text): \(question.text)")
        }
        #expect(!question.text.contains("Matches") && !question.text.contains("<code>silence.add"))
        let wrong = try browser.send("silence.add", [("hosts", "web-1"), ("for", "bald")])
        #expect(wrong.status == 422 && wrong.text.contains("Dauer: Das ist keine Dauer."), "\(wrong.text)")
        #expect(wrong.text.contains("Einige Felder sind nicht, wie sie sein müssen."))
        let gone = try browser.send("silence.expire", [("id", "9999")])
        #expect(gone.status == 404 && gone.text.contains("Es gibt keine Stummschaltung 9999, die nicht vorbei ist."))
        let key = try ground.send("POST", "/actions/sign-in", "key=x&back=%2F", type: form)
        #expect(key.status == 401 && key.text.contains("Dieser Schlüssel ist unbekannt."), "\(key.text)")
        // Programs are told in English everywhere.
        let program = try ground.send("DELETE", "/api/v2/silences/9999", key: ground.key)
        #expect(program.text.contains("There is no silence 9999 that is not over."))
    }
}
