import Foundation
import TestSupport
import Testing

@testable import SiteGenerator

struct ThemeTests {
    private static let library = Result {
        try AuthoredFiles(templatesFolder: nil, siteFolder: nil, theme: "automatic").themes
    }

    private func colors(_ slug: String) throws -> [String: String] {
        let library = try ThemeTests.library.get()
        let theme = try #require(library.themes.first { $0.slug == slug })
        return Dictionary(uniqueKeysWithValues: library.colors(of: theme))
    }

    private func theme(_ text: String) throws -> Theme { try Theme(slug: "my", origin: "my.json", bytes: Array(text.utf8)) }

    @Test("the built-in themes are there, and each says every name")
    func builtIn() throws {
        let library = try ThemeTests.library.get()
        #expect(library.themes.map(\.name) == ["Dark", "Light", "OLED", "UltraDark"])
        #expect(ThemeVocabulary.shared.count == 105)
        for theme in library.themes { #expect(Set(theme.colors.keys) == Set(ThemeVocabulary.all), "\(theme.name)") }
        #expect(library.themes.map(\.isDark) == [true, false, true, true])
    }

    @Test("every built-in theme has the contrast of WCAG 2.2 AA", arguments: ["dark", "light", "oled", "ultradark"])
    func contrast(slug: String) throws {
        let colors = try colors(slug)
        #expect(ThemeContrast.pairs.count == 138)
        for pair in ThemeContrast.pairs {
            let ratio = try #require(colors[pair.front].flatMap(ColorValue.init)).contrast(
                to: #require(colors[pair.back].flatMap(ColorValue.init)))
            #expect(ratio >= pair.least, "\(pair.front) on \(pair.back): \(ratio)")
        }
    }

    @Test("contrast is WCAG's")
    func ratio() throws {
        let (black, white) = (try #require(ColorValue("#000")), try #require(ColorValue("rgb(255, 255, 255)")))
        #expect(abs(black.contrast(to: white) - 21) < 1e-9)
        // Worked example of WebAIM: #777 on white just fails.
        #expect(abs(try #require(ColorValue("#777777")).contrast(to: white) - 4.48) < 0.005)
    }

    @Test("style sheets name no colour that a theme does not have, and no plain one where it is seen")
    func sheets() throws {
        let site = Peer.sources + "/../site/style"
        let known = Set(ThemeVocabulary.all)
        for file in try FileManager.default.contentsOfDirectory(atPath: site) {
            let text = try String(contentsOfFile: site + "/" + file, encoding: .utf8)
            for match in text.matches(of: /var\(--color-([a-z0-9-]+)/) {
                #expect(known.contains(String(match.1)), "\(file): --color-\(match.1)")
            }
            // Paper is white.
            if file != "media.css" { #expect(text.matches(of: /: *#[0-9a-f]{3,6}\b/).isEmpty, "\(file)") }
        }
    }

    @Test("docs/theming.md names every colour and animation, and no other")
    func documentation() throws {
        let text = try String(contentsOfFile: Peer.sources + "/../docs/theming.md", encoding: .utf8)
        let rows = text.split(separator: "\n").drop { !$0.hasPrefix("| for | names") }.dropFirst(2).prefix { $0.hasPrefix("|") }
        let named = rows.flatMap { $0.matches(of: /`([a-z0-9-]+)`/).map { String($0.1) } }
        #expect(named.sorted() == ThemeVocabulary.all.sorted())
        #expect(Set(text.matches(of: /--animate-[a-z-]+/).map { String($0.0) }) == ThemeVocabulary.animations)
    }

    @Test("a theme of upstream's kind works as it is: empty values and parts of animations included")
    func upstream() throws {
        let shared = ThemeVocabulary.shared.map { "\"--color-\($0)\": \"\($0 == "button-outline-border" ? "" : "#282a36")\"" }
        let theme = try theme(
            """
            {"id": 3, "name": "Dracula", "variables": {\(shared.joined(separator: ", "))},
             "animations": {"--animate-wave": {"name": "wave", "duration": "2s", "timingFunction": "ease-in-out",
              "iterationCount": "infinite"}, "--animate-fade-in": {"name": "fade-in", "duration": "0.3s", "iterationCount": 1,
              "timingFunction": "cubic-bezier(0.25, 0.46, 0.45, 0.94)", "fillMode": "both"}}}
            """)
        #expect(theme.colors.count == 104 && theme.colors["button-outline-border"] == nil)
        #expect(theme.animations["--animate-wave"] == "wave 2s ease-in-out infinite")
        #expect(theme.animations["--animate-fade-in"] == "fade-in 0.3s cubic-bezier(0.25, 0.46, 0.45, 0.94) 1 both")
        let library = try ThemeTests.library.get()
        let colors = Dictionary(uniqueKeysWithValues: library.colors(of: theme))
        #expect(Set(colors.keys) == Set(ThemeVocabulary.all))
        #expect(colors["chart-1"] == "#282a36", "kin of the accent")
        #expect(colors["chart-2"] == "#f0a860", "of the built-in dark theme")
    }

    @Test("on paper every theme is light: dark colours are for screens only")
    func paper() throws {
        let library = try ThemeTests.library.get()
        for slug in ["automatic", "dark", "oled", "ultradark"] {
            let parts = library.sheet(slug).components(separatedBy: "@media screen")
            #expect(parts.count == 2 && parts[0].contains("--color-main-bg: #f5f6f8") && parts[0].contains("color-scheme: light"))
            #expect(parts.last?.contains("color-scheme: dark") == true)
        }
        #expect(!library.sheet("light").contains("@media"))
    }

    @Test(
        "colours pass",
        arguments: [
            "#abc", "#abcd", "#aabbcc", "#aabbccdd", "rebeccapurple", "rgb(1, 2, 3)", "rgb(1 2 3 / 50%)", "hsla(120, 5%, 5%, .3)",
            "oklch(0.7 0.1 200)", "color-mix(in srgb, #fff 20%, var(--color-accent))", "var(--color-accent)",
        ])
    func passes(value: String) throws {
        #expect(try theme("{\"name\": \"a\", \"variables\": {\"--color-accent\": \"\(value)\"}}").colors["accent"] == value)
    }

    @Test(
        "whatever is no colour is refused with file, line and key",
        arguments: [
            "url(https://evil.example/a.png)", "red; background: url(x)", "red}body{display:none", "#12", "#ggg", "rgb(1,2,3",
            "rgb(1,2,3))", "expression(alert(1))", "image-set(x)", "red blue", "red/**/", "\\\\72 ed", "rgb(1,2,3) url(x)",
            "@import x",
            "rgb(url(x))", "attr(x)", "</style>", "env(x)",
        ])
    func hostile(value: String) {
        let error = #expect(throws: SiteError.self) {
            try theme("{\n\"name\": \"a\",\n\"variables\": {\n\"--color-accent\": \"\(value)\"}}")
        }
        #expect(error?.message.hasPrefix("my.json:4: --color-accent: ") == true, "\(error?.message ?? "it passed")")
    }

    @Test(
        "what is no theme is refused by name",
        arguments: [
            ("[]", "my.json: a theme is"), ("{\"variables\": {}}", "name is missing"),
            ("{\"name\": \"a\", \"variables\": {\"--color-\\u007d\": \"red\"}}", "there is no such name"),
            ("{\"name\": \"a\", \"variables\": {}, \"animations\": {\"--animate-x\": {}}}", "there is no such animation"),
            (
                "{\"name\": \"a\", \"variables\": {}, \"animations\": {\"--animate-wave\": {\"name\": \"x;}\", \"duration\": \"1s\"}}}",
                "name: x;} is none"
            ),
            (
                "{\"name\": \"a\", \"variables\": {}, \"animations\": {\"--animate-wave\": {\"name\": \"x\", \"duration\": \"1s\", \"timingFunction\": \"steps(1)}\"}}}",
                "timingFunction"
            ),
        ])
    func refused(text: String, reason: String) {
        let error = #expect(throws: SiteError.self) { try theme(text) }
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "it passed")")
    }

    @Test("themes of the site's folder get their sheet, `theme` makes one of them everybody's, and all are listed")
    func ownThemes() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "{\"name\": \"Rose <b>\", \"variables\": {\"--color-main-bg\": \"#fff0f5\", \"--color-accent\": \"#a0144f\"}}",
            to: "site/themes/rose.json")
        var sample = SampleSite(output: folder.path + "/public")
        sample.settings.site = folder.path + "/site"
        sample.settings.theme = "rose"
        try sample.publish()
        let sheet = try folder.text("public/themes/rose.css")
        #expect(sheet.contains("color-scheme: light;") && sheet.contains("--color-accent: #a0144f;"))
        #expect(sheet.contains("--color-card-default-bg: #ffffff;"), "the rest is Light's")
        #expect(try folder.text("public/style.css").hasPrefix(sheet))
        #expect(try folder.text("public/themes/automatic.css").contains("prefers-color-scheme: dark"))
        let document = try JSONSerialization.jsonObject(with: folder.bytes("public/api/v2/themes.json")) as? [String: Any]
        let names = (document?["themes"] as? [[String: String]])?.compactMap { $0["name"] }
        #expect(document?["standard"] as? String == "rose")
        #expect(names == ["Automatic", "Dark", "Light", "OLED", "Rose <b>", "UltraDark"])
        sample.settings.theme = "gone"
        let error = #expect(throws: SiteError.self) { try SiteGenerator(settings: sample.settings) }
        #expect(error?.message.contains("there is no theme gone") == true)
        try folder.write("{\"name\": \"x\", \"variables\": {}}", to: "site/themes/automatic.json")
        #expect(throws: SiteError.self) { try SiteGenerator(settings: sample.settings) }
    }
}
