package import DockStatModel

/// The themes of a site: those built in, those of the site's folder, and the automatic one, which is light or dark as the
/// reader's system is.
package struct ThemeLibrary: Sendable {
    /// By slug.
    package let themes: [Theme]
    /// The slug of what a reader sees who has chosen nothing.
    package let standard: String
    /// Slugs of those that come with the program or lie in the site's folder.
    package let fixed: Set<String>
    /// By slug, those that people keep.
    package let kept: [String: KeptTheme]
    /// What is wrong with themes that people keep: the site is made without those.
    let broken: [String]
    private let light: Theme
    private let dark: Theme

    package static let automatic = "automatic"

    /// - Parameters:
    ///   - files: by slug, such as `dark`.
    ///   - kept: a file of the same name comes before it.
    ///   - standard: `theme:` of the configuration.
    ///   - chosen: what people chose in its place; one that is gone counts for nothing.
    /// - Throws: `SiteError` naming every mistake in the files, or a theme that is none of them.
    init(files: [String: AuthoredFiles.File], kept: [KeptTheme] = [], standard: String, chosen: String? = nil) throws {
        var themes: [Theme] = []
        var mistakes: [String] = []
        for (slug, file) in files.sorted(by: { $0.key < $1.key }) {
            guard slug.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,62}/) != nil, slug != ThemeLibrary.automatic else {
                mistakes.append(
                    "\(file.origin): a theme's file is named with small letters, digits and \"-\", and not \(ThemeLibrary.automatic).json"
                )
                continue
            }
            do {
                themes.append(try Theme(slug: slug, origin: file.origin, bytes: file.bytes))
            } catch {
                mistakes.append("\(error)")
            }
        }
        guard mistakes.isEmpty else { throw SiteError(.input, mistakes.joined(separator: "\n")) }
        fixed = Set(themes.map(\.slug))
        var broken: [String] = []
        var own: [String: KeptTheme] = [:]
        for theme in kept.sorted(by: { $0.slug < $1.slug }) where !fixed.contains(theme.slug) {
            do {
                themes.append(
                    try Theme(slug: theme.slug, origin: "the theme \(theme.slug)", bytes: Array(theme.definition.utf8)))
                own[theme.slug] = theme
            } catch {
                broken.append("\(error)")
            }
        }
        self.broken = broken
        self.kept = own
        themes.sort { $0.slug < $1.slug }
        guard let light = themes.first(where: { $0.slug == "light" }), let dark = themes.first(where: { $0.slug == "dark" })
        else {
            throw SiteError(.input, "the built-in themes light and dark are missing")
        }
        func isThere(_ slug: String) -> Bool { slug == ThemeLibrary.automatic || themes.contains { $0.slug == slug } }
        guard isThere(standard) else {
            let known = ([ThemeLibrary.automatic] + themes.map(\.slug)).joined(separator: ", ")
            throw SiteError(
                .input,
                "there is no theme \(CleanText.line(standard, limit: 80)): `theme` wants one of \(known), or a file themes/…json")
        }
        self.themes = themes
        self.standard = chosen.flatMap { isThere($0) ? $0 : nil } ?? standard
        self.light = light
        self.dark = dark
    }

    /// What the site's style sheet begins with.
    var standardSheet: String { sheet(standard) }

    /// The colour of the ground, of the light theme where the system decides.
    var ground: String { ground(of: themes.first { $0.slug == standard } ?? light) }

    /// What browsers colour around the page, for light and dark systems where those decide.
    var browserColors: Markup {
        guard standard == ThemeLibrary.automatic else { return "<meta name=\"theme-color\" content=\"\(ground)\">" }
        return """
            <meta name="theme-color" media="(prefers-color-scheme: light)" content="\(ground(of: light))">
            <meta name="theme-color" media="(prefers-color-scheme: dark)" content="\(ground(of: dark))">
            """
    }

    private func ground(of theme: Theme) -> String {
        let base = theme.isDark ?? true ? dark : light
        return theme.colors["main-bg"] ?? base.colors["main-bg"] ?? "#ffffff"
    }

    /// The style sheet of one theme, which goes over the site's. On paper every theme is light: ink is dark and the ground is white.
    ///
    /// - Parameter slug: of a theme, or `automatic`.
    func sheet(_ slug: String) -> String {
        guard let theme = themes.first(where: { $0.slug == slug }) else {
            return block(light, as: slug) + within("screen and (prefers-color-scheme: dark)", block(self.dark, as: slug))
        }
        guard theme.isDark ?? true else { return block(theme, as: slug) }
        return block(light, as: slug) + within("screen", block(theme, as: slug))
    }

    private func within(_ media: String, _ block: String) -> String {
        let lines = block.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
        return "@media \(media) {\n\(lines)\n}\n"
    }

    /// Slugs and names for people, the automatic one first.
    var choices: [(slug: String, name: String)] {
        [(ThemeLibrary.automatic, "Automatic")] + themes.map { ($0.slug, $0.name) }
    }

    /// Every name with its colour: the theme's own, or what it says of a name's kin, or the built-in theme's of the same lightness.
    package func colors(of theme: Theme) -> [(name: String, value: String)] {
        let base = theme.isDark ?? true ? dark : light
        let kin = Dictionary(uniqueKeysWithValues: ThemeVocabulary.own.map { ($0.name, $0.kin) })
        return ThemeVocabulary.all.compactMap { name in
            let value = theme.colors[name] ?? kin[name]?.flatMap { theme.colors[$0] } ?? base.colors[name]
            return value.map { (name, $0) }
        }
    }

    /// The sheet names itself, so that the script can tell whether it arrived.
    private func block(_ theme: Theme, as slug: String) -> String {
        var result = ":root {\n  --theme:\(slug);\n  color-scheme: \(theme.isDark ?? true ? "dark" : "light");\n"
        for (name, value) in colors(of: theme) { result += "  \(ThemeVocabulary.prefix)\(name): \(value);\n" }
        for (name, value) in theme.animations.sorted(by: { $0.key < $1.key }) { result += "  \(name): \(value);\n" }
        return result + "}\n"
    }
}

/// `api/v2/themes.json`.
struct ThemesJSON {
    var library: ThemeLibrary
    var words: Words
    var isDemo: Bool

    func document() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", isDemo)
            json.field("standard", library.standard)
            json.array("themes") { json in
                for (slug, name) in library.choices {
                    json.object { json in
                        json.field("id", slug)
                        json.field("name", slug == ThemeLibrary.automatic ? words("Automatic") : name)
                        json.field("sheet", SitePaths.theme(slug))
                    }
                }
            }
        }
    }
}
