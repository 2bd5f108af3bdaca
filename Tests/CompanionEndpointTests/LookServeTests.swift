import Foundation
import TestSupport
import Testing

/// Themes, pins, hotkeys and the copy of the database over `dockstat serve`.
@Suite(.serialized)
struct LookServeTests {
    private static let rose = ##"{"name": "Rose", "variables": {"--color-main-bg": "#fff0f5", "--color-accent": "#a0144f"}}"##

    private func revision(_ text: String) throws -> String {
        String(try #require(text.firstMatch(of: /"revision":"([0-9a-f]{16})"/)?.1))
    }

    @Test("a theme is kept, in the menu at once, changed with its revision alone, and removed")
    func themes() async throws {
        let ground = try await ServeGround()
        let made = try ground.send("POST", "/api/v2/themes", Self.rose, key: ground.key)
        #expect(made.status == 201 && made.text.contains("\"id\":\"rose\""), "\(made.text)")
        #expect(try ground.page("themes/rose.css").contains("--color-main-bg: #fff0f5;"))
        #expect(try ground.page("api/v2/themes.json").contains("\"Rose\""))
        #expect(try ground.page("api/v2/themes/by-name/rose.json").contains(try revision(made.text)))
        #expect(try ground.page("settings/index.html").contains("theme.edit?name=rose"))
        #expect(try ground.send("POST", "/api/v2/themes", Self.rose, key: ground.key).status == 409)
        let dark = Self.rose.replacing("Rose", with: "Dark")
        #expect(try ground.send("POST", "/api/v2/themes", dark, key: ground.key).status == 409)
        #expect(try ground.send("PUT", "/api/v2/themes/dark", dark, key: ground.key, headers: ["If-Match": "*"]).status == 409)
        #expect(try ground.send("DELETE", "/api/v2/themes/dark", key: ground.key, headers: ["If-Match": "*"]).status == 409)
        let other = Self.rose.replacing("#a0144f", with: "#801040")
        let stale = try ground.send("PUT", "/api/v2/themes/rose", other, key: ground.key)
        #expect(stale.status == 412 && stale.text.contains("#a0144f"))
        let changed = try ground.send(
            "PUT", "/api/v2/themes/rose", other, key: ground.key, headers: ["If-Match": "\"\(try revision(made.text))\""])
        #expect(changed.status == 200)
        #expect(try ground.page("themes/rose.css").contains("--color-accent: #801040;"))
        let gone = try ground.send(
            "DELETE", "/api/v2/themes/rose", key: ground.key, headers: ["If-Match": try revision(changed.text)])
        #expect(gone.status == 200)
        #expect(throws: (any Error).self) { try ground.page("themes/rose.css") }
        let alerts = try await ground.key(scope: "alerts")
        #expect(try ground.send("POST", "/api/v2/themes", Self.rose, key: alerts).status == 403)
    }

    @Test(
        "a theme says colours and nothing else",
        arguments: [
            ##"{"name": "X", "variables": {"--color-main-bg": "red; } body { display: none"}}"##,
            ##"{"name": "X", "variables": {"--color-main-bg": "url(https://evil.example/)"}}"##,
            ##"{"name": "X", "variables": {"--color-nonsense": "#fff"}}"##,
            ##"{"name": "X", "variables": {"--other": "#fff"}}"##, ##"{"name": "X", "variables": []}"##,
            ##"{"name": "X", "variables": {"--color-main-bg": 5}}"##,
            ##"{"name": "X", "animations": {"--animate-fade-in": {"name": "x;y", "duration": "1s"}}}"##,
            ##"{"name": "!!", "variables": {}}"##, ##"{"variables": {}}"##, ##"{"name": "automatic"}"##,
        ])
    func hostile(body: String) async throws {
        let ground = try await ServeGround()
        let reply = try ground.send("POST", "/api/v2/themes", body, key: ground.key)
        #expect(reply.status == 422, "\(reply.text)")
        #expect(try !ground.page("api/v2/themes.json").contains("\"X\""))
    }

    @Test("the theme editor without script: a form of every colour, contrast named, saved as a new one")
    func editor() async throws {
        let ground = try await ServeGround()
        let browser = try ground.browser()
        let form = try browser.get("/actions/theme.edit?name=dark&back=%2Fsettings%2F").text
        #expect(form.matches(of: /<input name="--color-/).count == 118 && form.contains("action=\"theme.add\""))
        #expect(try browser.get("/actions/theme.edit?name=nonsense").status == 404)
        let fields = [
            ("name", "A <b>"), ("--color-main-bg", "#ffffff"), ("--color-primary-text", "#cccccc"), ("animations", ""),
            ("back", "/settings/"), ("editor", "theme.edit"),
        ]
        let checked = try browser.send("theme.preview", fields)
        #expect(checked.status == 200 && checked.text.contains("--color-primary-text on --color-main-bg"), "\(checked.text)")
        #expect(checked.text.contains("A &lt;b&gt;") && !checked.text.contains("A <b>"))
        let wrong = try browser.send("theme.add", fields + [("--color-accent", "no colour;")])
        #expect(wrong.status == 422 && wrong.text.contains("no colour;") && wrong.text.contains("value=\"#cccccc\""))
        let saved = try browser.send("theme.add", fields)
        #expect(saved.status == 303 && saved.headers["location"] == "../settings/", "\(saved.text)")
        #expect(try ground.page("themes/a-b.css").contains("--color-primary-text: #cccccc;"))
        #expect(try !ground.page("settings/index.html").contains("A <b>"))
        // A second one of the name is told on the form.
        let again = try browser.send("theme.add", fields)
        #expect(again.status == 409 && again.text.contains("value=\"#cccccc\"") && again.text.contains("already"))
        let kept = try browser.get("/actions/theme.edit?name=a-b").text
        let revision = String(try #require(kept.firstMatch(of: /name="revision" value="([0-9a-f]{16})"/)?.1))
        #expect(kept.contains("action=\"theme.save\""))
        let stale = try browser.send("theme.save", fields + [("theme", "a-b"), ("revision", "0000000000000000")])
        #expect(
            stale.status == 412 && stale.text.contains("Somebody else changed the theme a-b") && stale.text.contains(revision))
        #expect(try browser.send("theme.delete", [("theme", "a-b"), ("revision", revision)]).status == 303)
        #expect(try !ground.page("api/v2/themes.json").contains("a-b"))
    }

    @Test("a pin is on everybody's overview and the container's page at once, after those of the configuration")
    func pins() async throws {
        let ground = try await ServeGround()
        let names = try FileManager.default.contentsOfDirectory(
            atPath: ground.folder.path + "/public/hosts/web-1/containers"
        ).sorted()
        let page = "hosts/web-1/containers/\(names[0])/index.html"
        _ = try await ground.dockstat(["render"])
        #expect(try ground.page(page).contains("Pin for everybody"))
        let body = "{\"path\": \"/hosts/web-1/containers/\(names[0])/\", \"slug\": \"x\"}"
        #expect(try ground.send("POST", "/api/v2/db/config/pinItem", body, key: ground.key).status == 201)
        #expect(try ground.page("index.html").contains("<section class=\"pinned\">"))
        #expect(try ground.page(page).contains("Unpin for everybody"))
        #expect(try ground.page("api/v2/db/config.json").contains("\"pinned\":[\"web-1/\(names[0])\"]"))
        #expect(try await ground.dockstat(["pin", "list"]).hasPrefix("web-1/\(names[0])\tkept\t"))
        // By its names from the form, and by the command line.
        let browser = try ground.browser()
        #expect(
            try browser.send("pin.remove", [("host", "web-1"), ("container", names[0]), ("back", "/settings/")]).status == 303)
        #expect(try !ground.page("index.html").contains("<section class=\"pinned\">"))
        _ = try await ground.dockstat(["pin", "add", "web-1/\(names[1])"])
        #expect(try await ground.dockstat(["pin", "list"]).contains(names[1]))
        _ = try await ground.dockstat(["pin", "remove", "web-1/\(names[1])"])
        for body in [
            #"{"path": "/hosts/web-1/"}"#, #"{"host": "web-1"}"#, "{}", #"{"path": 5}"#,
        ] {
            #expect(try ground.send("POST", "/api/v2/db/config/pinItem", body, key: ground.key).status == 422, "\(body)")
        }
        for body in [#"{"host": "web-1", "container": "nobody"}"#, #"{"path": "/hosts/web-1/containers/nobody/"}"#] {
            #expect(try ground.send("POST", "/api/v2/db/config/pinItem", body, key: ground.key).status == 404, "\(body)")
        }
        #expect(
            try ground.send(
                "POST", "/api/v2/db/config/unpinItem", "{\"host\": \"web-1\", \"container\": \"\(names[0])\"}", key: ground.key
            ).status == 404)
    }

    @Test("hotkeys of the pages are others at once; two are never one key")
    func hotkeys() async throws {
        let ground = try await ServeGround("hotkeys: { bar: mod+m }\n")
        let standard = "data-keys=\"links=mod+k bar=mod+m theme=mod+p help=?\""
        _ = try await ground.dockstat(["render"])
        #expect(try ground.page("index.html").contains(standard))
        let reply = try ground.send("POST", "/api/v2/db/config/hotkey", #"{"links": "Mod+J"}"#, key: ground.key)
        #expect(reply.status == 201, "\(reply.text)")
        #expect(try ground.page("index.html").contains("data-keys=\"links=mod+j bar=mod+m theme=mod+p help=?\""))
        #expect(
            try ground.send("POST", "/api/v2/db/config/hotkey", #"{"theme": "mod+j"}"#, key: ground.key).status == 409)
        for key in ["mod+", "ab", "=", "+", " ", "é", "ctrl+a"] {
            #expect(
                try ground.send("POST", "/api/v2/db/config/hotkey", "{\"links\": \"\(key)\"}", key: ground.key).status == 422,
                "\(key)")
        }
        let names = try FileManager.default.contentsOfDirectory(
            atPath: ground.folder.path + "/public/hosts/web-1/containers"
        ).sorted()
        let all = try ground.send(
            "POST", "/api/v2/db/config", "{\"pinned\": [\"web-1/\(names[0])\"], \"hotkeys\": {\"help\": \"h\"}}", key: ground.key)
        #expect(all.status == 201, "\(all.text)")
        #expect(try ground.page("index.html").contains("help=h\"") && ground.page("index.html").contains("class=\"pinned\""))
        let wrong = try ground.send(
            "POST", "/api/v2/db/config", #"{"pinned": ["a"], "hotkeys": {"help": "=", "x": "y"}, "z": 1}"#, key: ground.key)
        #expect(wrong.status == 422)
        for field in ["\"pinned\"", "hotkeys.help", "hotkeys.x", "\"z\""] { #expect(wrong.text.contains(field), "\(wrong.text)") }
        _ = try await ground.dockstat(["hotkey", "reset"])
        _ = try await ground.dockstat(["hotkey", "set", "theme", "t"])
        #expect(try await ground.dockstat(["hotkey", "list"]) == "links\tmod+k\nbar\tmod+m\ntheme\tt\nhelp\t?")
    }

    @Test("the theme of whoever chose none is another one at once, for all sites without one of their own; a lost one is none")
    func standardTheme() async throws {
        let ground = try await ServeGround(
            """
            views:
              - { name: full, output: public }
              - { name: own, output: own, theme: oled }

            """)
        let own = "\(ground.folder.path)/own/api/v2/themes.json"
        func choose(_ body: String) throws -> RawClient.Reply {
            try ground.send("POST", "/api/v2/db/config", body, key: ground.key)
        }
        let chosen = try choose(#"{"theme": "dark"}"#)
        #expect(chosen.status == 201 && chosen.text.contains("\"theme\":\"dark\""), "\(chosen.text)")
        #expect(try ground.page("api/v2/themes.json").contains("\"standard\":\"dark\""))
        #expect(try ground.page("api/v2/db/config.json").contains("\"theme\":\"dark\""))
        #expect(try ground.page("style.css").contains("--theme:dark;"))
        #expect(try ground.page("settings/index.html").contains("<option value=\"dark\" selected>"))
        #expect(try String(contentsOfFile: own, encoding: .utf8).contains("\"standard\":\"oled\""))
        for body in [#"{"theme": "nobody"}"#, #"{"theme": 5}"#, #"{"theme": "../dark"}"#] {
            let wrong = try choose(body)
            #expect(wrong.status == 422 && wrong.text.contains("\"field\":\"theme\""), "\(wrong.text)")
        }
        // A theme that people made, by the form; it stays while readers see it.
        let rose = try revision(ground.send("POST", "/api/v2/themes", Self.rose, key: ground.key).text)
        let browser = try ground.browser()
        #expect(try browser.send("theme.standard", [("theme", "rose"), ("back", "/settings/")]).status == 303)
        #expect(try ground.page("style.css").contains("--theme:rose;"))
        let held = try ground.send("DELETE", "/api/v2/themes/rose", key: ground.key, headers: ["If-Match": rose])
        #expect(held.status == 409 && held.text.contains("choose another one"), "\(held.text)")
        #expect(try browser.send("theme.standard", [("reset", "true")]).status == 303)
        #expect(try ground.page("api/v2/themes.json").contains("\"standard\":\"automatic\""))
        // The command line does the same; and so does nothing at all, as in the API.
        _ = try await ground.dockstat(["theme", "standard", "light"])
        _ = try await ground.dockstat(["render"])
        #expect(try ground.page("style.css").contains("--theme:light;"))
        #expect(try await ground.failing(["theme", "standard", "nobody"]).contains("There is no such theme"))
        _ = try choose(#"{"theme": ""}"#)
        #expect(try ground.page("api/v2/themes.json").contains("\"standard\":\"automatic\""))
    }

    @Test("the database is copied for whoever may do everything, and the page of settings says so")
    func backup() async throws {
        let ground = try await ServeGround("backup: { directory: copies }\n")
        let alerts = try await ground.key(scope: "extensions")
        #expect(try ground.send("POST", "/api/v2/db/backup", "{}", key: alerts).status == 403)
        let reply = try ground.send("POST", "/api/v2/db/backup", "", key: ground.key)
        let name = try #require(reply.text.firstMatch(of: /dockstat-[0-9TZ]+\.sqlite/)?.output)
        #expect(reply.status == 201)
        #expect(FileManager.default.fileExists(atPath: "\(ground.folder.path)/copies/\(name)"))
        #expect(try ground.page("settings/index.html").contains("Copied last:"))
        #expect(try ground.page("api/v2/db/details.json").contains("\"name\":\"audit\""))
        let browser = try ground.browser()
        #expect(try browser.send("database.backup", [("back", "/settings/")]).text.contains("The database is copied."))
    }

    @Test("the command line keeps the same themes")
    func commandLine() async throws {
        let ground = try await ServeGround()
        try ground.folder.write("rose.json", Self.rose)
        _ = try await ground.dockstat(["theme", "save", ground.folder.path + "/rose.json"])
        _ = try await ground.dockstat(["theme", "save", ground.folder.path + "/rose.json"])
        #expect(try await ground.dockstat(["theme", "list"]).contains("rose\tRose\tkept"))
        try ground.folder.write("bad.json", #"{"name": "Rose", "variables": {"--color-x": "1"}}"#)
        #expect(try await ground.failing(["theme", "save", ground.folder.path + "/bad.json"]).contains("there is no such name"))
        _ = try await ground.dockstat(["theme", "delete", "rose"])
        #expect(try await !ground.dockstat(["theme", "list"]).contains("rose"))
    }
}
