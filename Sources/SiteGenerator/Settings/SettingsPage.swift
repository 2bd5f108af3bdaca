import DockStatModel

/// What people keep beside the configuration, with the forms to change it. Only where there is somebody to answer them.
struct SettingsPage {
    var context: RenderContext
    var themes: ThemeLibrary

    private var words: Words { context.words }
    private static let here = "/settings/"

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: SitePaths.settings, kind: .settings, title: words("Settings"), heading: words.markup("Settings"),
            crumbs: [PageFrame.overview(context)])
        values[markup: "pins"] = pins()
        values[markup: "hotkeys"] = hotkeys()
        values[markup: "themes"] = themeList()
        values[markup: "database"] = database()
        values[flag: "hasBackup"] = context.data.job.lastBackup != nil
        values[text: "backup"] = context.data.job.lastBackup.map { context.clock.full($0) } ?? ""
        return values
    }

    // MARK: Pins

    private func pins() -> Markup {
        let kept = context.settings.keptPins
        let configured = context.settings.pinned.filter { !kept.contains($0) }
        if kept.isEmpty, configured.isEmpty { return "<p class=\"nothing\">\(words("Nothing is pinned."))</p>" }
        var result: Markup = "<ul class=\"kept\">"
        for pattern in configured {
            result += "<li><code>\(pattern, limit: 300)</code> <span class=\"muted\">\(words("by the configuration"))</span></li>"
        }
        for pin in kept { result += item(pin) }
        return "\(result)</ul>"
    }

    private func item(_ pin: String) -> Markup {
        let parts = pin.split(separator: "/", maxSplits: 1).map(String.init)
        let (host, name) = (parts.first ?? "", parts.last ?? "")
        let container = context.containersByHost[host]?.first { $0.name == name }
        let title: Markup =
            container.map { ContainerTable(context: context, path: SitePaths.settings).link($0) } ?? .name(name)
        return """
            <li><form class="action" method="post" action="../actions/pin.remove">
            <input type="hidden" name="host" value="\(Markup(exactly: host))"><input type="hidden" name="container" value="\(Markup(exactly: name))">
            <input type="hidden" name="back" value="\(Self.here)"><span>\(words.markup("\(title) on \(Markup.name(host))"))</span>
            <button>\(words("Unpin"))</button></form></li>
            """
    }

    // MARK: Keys

    private func hotkeys() -> Markup {
        let fields = Hotkey.allCases.map { hotkey -> Markup in
            let key = context.settings.hotkeys[hotkey] ?? hotkey.standard
            return """
                <label>\(words(hotkey.phrase)) <input name="\(hotkey.rawValue)" value="\(key)" maxlength="5" size="6" autocomplete="off" required></label>
                """
        }
        return """
            <form class="action" method="post" action="../actions/hotkey.set"><input type="hidden" name="back" value="\(Self.here)">
            \(.joined(fields))
            <button>\(words("Save the hotkeys"))</button></form>
            <form class="action" method="post" action="../actions/hotkey.set"><input type="hidden" name="back" value="\(Self.here)">
            <input type="hidden" name="reset" value="true"><button>\(words("As they were delivered"))</button></form>
            """
    }

    // MARK: Themes

    private func themeList() -> Markup {
        let items = themes.themes.map { theme -> Markup in
            let query = "name=\(theme.slug)&back=\(Self.here.asQueryValue)"
            let link: Markup = "<a href=\"../actions/theme.edit?\(query)\">\(Markup.name(theme.name))</a>"
            let own: Markup = themes.kept[theme.slug] == nil ? .empty : " <span class=\"muted\">\(words("added here"))</span>"
            return "<li>\(link)\(own)</li>"
        }
        let new: Markup = "<li><a href=\"../actions/theme.edit?back=\(Self.here.asQueryValue)\">\(words("A new theme"))</a></li>"
        return "<ul class=\"row\">\(Markup.joined(items))\(new)</ul>\(standard)"
    }

    /// What readers see who chose none.
    private var standard: Markup {
        let options = themes.choices.map { slug, name -> Markup in
            let chosen: Markup = slug == themes.standard ? " selected" : .empty
            return "<option value=\"\(slug)\"\(chosen)>\(slug == ThemeLibrary.automatic ? words("Automatic") : name)</option>"
        }
        return """
            <form class="action" method="post" action="../actions/theme.standard"><input type="hidden" name="back" value="\(Self.here)">
            <label>\(words("For whoever chose none")) <select name="theme">\(.joined(options))</select></label>
            <button>\(words("Save the theme"))</button></form>
            <form class="action" method="post" action="../actions/theme.standard"><input type="hidden" name="back" value="\(Self.here)">
            <input type="hidden" name="reset" value="true"><button>\(words("As the configuration says"))</button></form>
            """
    }

    // MARK: Database

    private func database() -> Markup {
        guard let details = context.data.details else { return .empty }
        var table = DataTable(words, words("Tables of the database"), [.text("Table"), .number("Rows")])
        for row in details.tables { table.add(["<code>\(row.name)</code>", "\(Int(row.rows))"]) }
        return table.table(nothing: "")
    }
}

extension Hotkey {
    var phrase: Phrase {
        switch self {
        case .links: "Quick links"
        case .bar: "Side bar"
        case .theme: "Theme"
        case .help: "List of the hotkeys"
        }
    }
}

extension SiteTick {
    func addSettings(_ context: RenderContext, to rendered: inout Rendered) {
        let themes = generator.files.themes
        rendered.add(SitePaths.settings, from: .job) {
            page(.settings, SitePaths.settings, SettingsPage(context: context, themes: themes).values())
        }
        let json = SettingsJSON(context: context, themes: themes)
        rendered.add(SettingsJSON.configPath, from: []) { RenderedFile(SettingsJSON.configPath, json.config()) }
        rendered.add(SettingsJSON.detailsPath, from: .job) { RenderedFile(SettingsJSON.detailsPath, json.details()) }
        for theme in themes.themes {
            let path = SitePaths.apiTheme(theme.slug)
            rendered.add(path, from: []) { RenderedFile(path, json.theme(theme)) }
        }
    }
}
