import Foundation
import TestSupport
import Testing

/// Notes over `dockstat serve`: written, in conflict, had back, and never outside of their folder.
@Suite(.serialized)
struct NoteServeTests {
    private func ground() async throws -> ServeGround {
        let ground = try await ServeGround("site: site\n")
        try FileManager.default.createDirectory(atPath: ground.folder.path + "/site", withIntermediateDirectories: true)
        return ground
    }

    private func revision(_ reply: RawClient.Reply) throws -> String {
        String(try #require(reply.text.firstMatch(of: /"revision":"([0-9a-f]{16})"/)?.1))
    }

    @Test("a note is written, shown before the answer, changed with its revision alone, and removed")
    func written() async throws {
        let ground = try await ground()
        let path = "/api/v2/notes/runbooks/disk.md"
        let made = try ground.send("PUT", path, ##"{"text": "# Full disk\n\nOf {{name web-1}}"}"##, key: ground.key)
        #expect(made.status == 200, "\(made.text)")
        let first = try revision(made)
        #expect(try ground.page("notes/runbooks/disk.html").contains("Full disk"))
        #expect(try ground.page("notes/runbooks/disk.html").contains("href=\"../../hosts/web-1/\""))
        // The twin says what If-Match has to name.
        #expect(try ground.page("api/v2/notes/runbooks/disk.md.json").contains("\"revision\":\"\(first)\""))
        #expect(try ground.page("api/v2/notes.json").contains("runbooks/disk.md"))
        for headers in [[:], ["If-Match": "\"0000000000000000\""]] {
            let stale = try ground.send("PUT", path, #"{"text": "other"}"#, key: ground.key, headers: headers)
            #expect(stale.status == 412 && stale.text.contains("\"revision\":\"\(first)\"") && stale.text.contains("Full disk"))
        }
        let changed = try ground.send(
            "PUT", path, ##"{"text": "# Very full disk"}"##, key: ground.key, headers: ["If-Match": "\"\(first)\""])
        #expect(changed.status == 200)
        #expect(try ground.page("notes/runbooks/disk.html").contains("Very full disk"))
        #expect(try ground.send("DELETE", path, key: ground.key).status == 412)
        let gone = try ground.send("DELETE", path, key: ground.key, headers: ["If-Match": "\"\(try revision(changed))\""])
        #expect(gone.status == 200, "\(gone.text)")
        #expect(throws: (any Error).self) { try ground.page("notes/runbooks/disk.html") }
        #expect(!FileManager.default.fileExists(atPath: ground.folder.path + "/site/notes/runbooks"))
        // What it said can be had back.
        let history = try await ground.dockstat(["note", "history", "runbooks/disk.md"])
        #expect(history.contains("removed") && history.matches(of: /ops/).count == 3, "\(history)")
        #expect(try await ground.dockstat(["note", "show", "runbooks/disk.md", "--version", "1"]).hasPrefix("# Full disk"))
        #expect(try await ground.dockstat(["audit", "list"]).contains("note.delete"))
    }

    @Test("a note about a container is on its page before the answer")
    func atOnce() async throws {
        let ground = try await ground()
        let pages = try FileManager.default.contentsOfDirectory(
            atPath: ground.folder.path + "/public/hosts/web-1/containers"
        ).sorted()
        let name = try #require(pages.first)
        let page = "hosts/web-1/containers/\(name)/index.html"
        _ = try await ground.dockstat(["render"])
        #expect(try ground.page(page).contains("Add a note"))
        for (text, headers) in [("first of all", [:]), ("then another", ["If-Match": "*"])] {
            let reply = try ground.send(
                "PUT", "/api/v2/notes/containers/web-1/\(name).md", "{\"text\": \"\(text)\"}", key: ground.key, headers: headers)
            #expect(reply.status == 200, "\(reply.text)")
            #expect(try ground.page(page).contains(text) && ground.page(page).contains("Edit the note"))
        }
    }

    @Test(
        "no path leads out of the folder",
        arguments: [
            "/api/v2/notes/../secret.md", "/api/v2/notes/a/../../secret.md", "/api/v2/notes/%2e%2e/secret.md",
            "/api/v2/notes/%2Fetc%2Fcron.d%2Fx.md", "/api/v2/notes//etc/x.md", "/api/v2/notes/a%00.md",
            "/api/v2/notes/.hidden.md", "/api/v2/notes/.git/config.md", "/api/v2/notes/plain.txt", "/api/v2/notes/.md",
            "/api/v2/notes/a%5C..%5Cb.md", "/api/v2/notes/a%0Ab.md", "/api/v2/notes/linked/x.md", "/api/v2/notes/link.md",
            "/api/v2/notes/folder.md", "/api/v2/notes/a/b/c/d/e/f/g/h/i.md",
        ])
    func confined(path: String) async throws {
        let ground = try await ground()
        let folder = ground.folder.path
        try ground.folder.write("outside/x.md", "theirs")
        try ground.folder.write("outside.md", "theirs")
        try FileManager.default.createDirectory(atPath: folder + "/site/notes/folder.md", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/site/notes/linked", withDestinationPath: folder + "/outside")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/site/notes/link.md", withDestinationPath: folder + "/outside.md")
        let before = try await runTool(["sh", "-c", "cd '\(folder)' && find site outside outside.md | sort"])
        for (method, body) in [("PUT", #"{"text": "ours"}"#), ("DELETE", "")] {
            let reply = try ground.send(method, path, body, key: ground.key, headers: ["If-Match": "*"])
            #expect([400, 403, 404, 412, 422].contains(reply.status), "\(method) \(path): \(reply.text)")
        }
        #expect(try String(contentsOfFile: folder + "/outside/x.md", encoding: .utf8) == "theirs")
        #expect(try String(contentsOfFile: folder + "/outside.md", encoding: .utf8) == "theirs")
        #expect(try await runTool(["sh", "-c", "cd '\(folder)' && find site outside outside.md | sort"]) == before)
    }

    @Test("what is no text of a note, or no place for one, is refused with a sentence")
    func refused() async throws {
        let ground = try await ground()
        let path = "/api/v2/notes/free.md"
        let long = String(repeating: "ä", count: (128 << 10) + 1)
        for body in [#"{"text": "  "}"#, #"{"text": 5}"#, #"{"text": "a\u0000"}"#, "{}", "{\"text\": \"\(long)\"}"] {
            #expect(try ground.send("PUT", path, body, key: ground.key).status == 422)
        }
        let alerts = try await ground.key(scope: "alerts")
        #expect(try ground.send("PUT", path, #"{"text": "x"}"#, key: alerts).status == 403)
        #expect(try ground.send("POST", "/api/v2/note-preview", #"{"path": "a.md", "text": "x"}"#, key: alerts).status == 403)
        #expect(try ground.send("PUT", path, #"{"text": "x"}"#).status == 401)
        let placeless = try await ServeGround()
        let reply = try placeless.send("PUT", path, #"{"text": "x"}"#, key: placeless.key)
        #expect(reply.status == 403 && reply.text.contains("names no folder under `site:`"))
        #expect(try !placeless.page("index.html").contains("note.edit"))
    }

    @Test("a hundred versions are kept, and a file that was edited by hand is one of them")
    func versions() async throws {
        let ground = try await ground()
        try ground.folder.write("site/notes/free.md", "by hand")
        var reply = try ground.send(
            "PUT", "/api/v2/notes/free.md", #"{"text": "0"}"#, key: ground.key, headers: ["If-Match": "*"])
        #expect(try await ground.dockstat(["note", "show", "free.md", "--version", "1"]) == "by hand")
        for number in 1...3 {
            reply = try ground.send(
                "PUT", "/api/v2/notes/free.md", "{\"text\": \"\(number)\"}", key: ground.key,
                headers: ["If-Match": try revision(reply)])
        }
        let history = try await ground.dockstat(["note", "history", "free.md"])
        #expect(history.contains("found in the file") && history.split(separator: "\n").count == 6, "\(history)")
    }

    @Test("the editor without script: preview, save, the versions of both when somebody was quicker, and one had back")
    func editor() async throws {
        let ground = try await ground()
        let browser = try ground.browser()
        let anonymous = try ground.send("GET", "/actions/note.edit?path=free.md")
        #expect(anonymous.status == 303 && anonymous.headers["location"]?.hasPrefix("sign-in?back=") == true)
        #expect(try browser.get("/actions/note.edit?path=..%2Fx.md").status == 404)
        let empty = try browser.get("/actions/note.edit?path=free.md&back=%2Fnotes%2F")
        #expect(empty.status == 200 && empty.text.contains("A new note") && empty.text.contains("name=\"token\""))
        let hostile = "<script>alert(1)</script>\r\n\r\n[x](javascript:alert(2)) </textarea><b>\r\n\r\n{{containers web-1}} run"
        let preview = try browser.send("note.preview", [("path", "free.md"), ("text", hostile), ("back", "/notes/")])
        #expect(preview.status == 200 && preview.text.contains("12 run"), "\(preview.text)")
        #expect(!preview.text.contains("<script>alert") && !preview.text.contains("javascript:alert(2)\""))
        #expect(preview.text.contains("&lt;/textarea&gt;&lt;b&gt;"))
        #expect(!FileManager.default.fileExists(atPath: ground.folder.path + "/site/notes/free.md"))
        #expect(try await !ground.dockstat(["audit", "list"]).contains("note.preview"))
        // Of another page or without the token: a question, and nothing is done.
        #expect(try browser.send("note.save", [("path", "free.md"), ("text", "x")], token: "x").status == 200)
        let saved = try browser.send("note.save", [("path", "free.md"), ("text", "one\r\ntwo"), ("back", "/notes/")])
        #expect(saved.status == 303 && saved.headers["location"] == "../notes/", "\(saved.text)")
        #expect(try String(contentsOfFile: ground.folder.path + "/site/notes/free.md", encoding: .utf8) == "one\ntwo")
        let editing = try browser.get("/actions/note.edit?path=free.md").text
        let old = String(try #require(editing.firstMatch(of: /name="revision" value="([0-9a-f]{16})"/)?.1))
        #expect(editing.contains("one\ntwo</textarea>"))
        // Meanwhile somebody else.
        _ = try ground.send(
            "PUT", "/api/v2/notes/free.md", #"{"text": "<i>theirs</i>"}"#, key: ground.key, headers: ["If-Match": old])
        let conflict = try browser.send(
            "note.save", [("path", "free.md"), ("text", "mine"), ("revision", old), ("editor", "note.edit")])
        #expect(conflict.status == 412 && conflict.text.contains("mine</textarea>"), "\(conflict.text)")
        #expect(conflict.text.contains("&lt;i&gt;theirs&lt;/i&gt;") && conflict.text.contains("Take theirs"))
        #expect(conflict.text.contains("<bdi>ops</bdi> changed the note"))
        let theirs = String(try #require(conflict.text.firstMatch(of: /name="revision" value="([0-9a-f]{16})"/)?.1))
        #expect(try browser.send("note.save", [("path", "free.md"), ("text", "mine"), ("revision", theirs)]).status == 303)
        #expect(try ground.page("notes/free.html").contains("mine"))
        // Having theirs back is saving it.
        let versions = try browser.get("/actions/note.edit?path=free.md").text
        #expect(versions.contains("Earlier versions") && versions.contains("&lt;i&gt;theirs"))
        let restored = try browser.get("/actions/note.edit?path=free.md&version=2").text
        #expect(restored.contains("&lt;i&gt;theirs&lt;/i&gt;</textarea>") && restored.contains("stands in the form"))
        // What is wrong is told on the form, with what was written.
        let wrong = try browser.send("note.save", [("path", "no-note"), ("text", "kept"), ("editor", "note.edit")])
        #expect(wrong.status == 422 && wrong.text.contains("kept</textarea>") && wrong.text.contains("ends in .md"))
        let current = String(try #require(versions.firstMatch(of: /name="revision" value="([0-9a-f]{16})"/)?.1))
        #expect(try browser.send("note.delete", [("path", "free.md"), ("revision", current), ("back", "/notes/")]).status == 303)
        #expect(!FileManager.default.fileExists(atPath: ground.folder.path + "/site/notes/free.md"))
    }

    @Test("the command line writes the same notes")
    func commandLine() async throws {
        let ground = try await ground()
        try ground.folder.write("text.md", "from a file\n")
        _ = try await ground.dockstat(["note", "write", "free.md", "--from", ground.folder.path + "/text.md", "--by", "Ann"])
        #expect(try await ground.dockstat(["note", "list"]) == "free.md")
        #expect(try await ground.dockstat(["note", "show", "free.md"]) == "from a file")
        let stale = try await ground.failing(
            ["note", "write", "free.md", "--from", ground.folder.path + "/text.md", "--revision", "0000000000000000"])
        #expect(stale.contains("Somebody else changed the note"))
        #expect(try await ground.failing(["note", "show", "../x.md"]).contains("hidden"))
        _ = try await ground.dockstat(["note", "delete", "free.md"])
        #expect(try await ground.dockstat(["note", "list"]) == "No notes.")
        #expect(try await ground.dockstat(["audit", "list"]).contains("Ann"))
    }
}
