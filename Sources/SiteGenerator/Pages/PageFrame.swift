import DockStatModel

/// The values that every page has: title, way back, navigation, marks.
struct PageFrame {
    struct Crumb {
        var label: Markup
        /// Relative to the output folder.
        var path: String
    }

    var context: RenderContext

    /// The way back to the overview.
    static func overview(_ context: RenderContext) -> Crumb {
        Crumb(label: context.words.markup("Overview"), path: OverviewPage.path)
    }

    /// A page as a form leads back to it: a path from the site's root.
    static func here(_ path: String) -> String { "/" + (path.hasSuffix("index.html") ? String(path.dropLast(10)) : path) }

    /// - Parameters:
    ///   - path: relative to the output folder.
    ///   - crumbs: from the overview (left out) to the page's parent.
    func values(path: String, kind: PageKind, title: String, heading: Markup, crumbs: [Crumb] = []) -> PageValues {
        let settings = context.settings
        // The 404 page is served in place of pages at any depth.
        let root = kind == .notfound ? SitePaths.root(ofSite: settings.baseURL) : SitePaths.root(from: path)
        var values = PageValues()
        values[text: "language"] = settings.language
        values[text: "siteTitle"] = settings.title
        values[text: "title"] = kind == .overview ? settings.title : title + " · " + settings.title
        values[text: "root"] = root.isEmpty ? "./" : root
        values[text: "kind"] = kind.rawValue
        values[markup: "heading"] = heading
        values[text: "version"] = settings.version
        values[text: "interval"] = context.words.length(settings.interval)
        values[text: "zone"] = settings.timeZone
        values[text: "keys"] = keys
        values[flag: "isDemo"] = settings.isDemo
        values[flag: "hasActions"] = settings.hasActions
        values[flag: "canWriteNotes"] = settings.hasActions && settings.site != nil
        values[text: "here"] = PageFrame.here(path)
        values[flag: "hasFeed"] = settings.baseURL != nil
        values[flag: "isPartial"] = settings.view.isPartial
        values[text: "logo"] = settings.view.logo.map(AuthoredFiles.logoName) ?? "icon.svg"
        values[text: "footer"] = settings.view.footer ?? ""
        values[flag: "hasFooter"] = settings.view.footer != nil
        values[text: "description"] = context.words("State, history and incidents of containers: \(settings.title)")
        values[markup: "themeColors"] = context.themeColors
        if let baseURL = settings.baseURL, kind != .notfound {
            values[flag: "hasAddress"] = true
            values[text: "address"] = SitePaths.address(path, baseURL: baseURL)
            values[text: "picture"] = SitePaths.address(WebManifest.icon, baseURL: baseURL)
        }
        values[markup: "changed"] = Markup(raw: "\u{1}")
        values[markup: "navigation"] = navigation(path: path, kind: kind)
        if !crumbs.isEmpty {
            values[markup: "crumbs"] = .joined(
                crumbs.map { "<li><a href=\"\(NotePath.relative($0.path, from: path))\">\($0.label)</a></li>" })
        }
        return values
    }

    /// What the script listens to: `mod` is Ctrl, on a Mac Cmd.
    private var keys: String {
        Hotkey.allCases.map { "\($0.rawValue)=\(context.settings.hotkeys[$0] ?? $0.standard)" }.joined(separator: " ")
    }

    /// The pages that stand beside each other in the navigation.
    var entries: [(label: String, path: String)] {
        let words = context.words
        var entries: [(label: String, path: String)] = [
            (words("Overview"), OverviewPage.path), (words("Hosts"), SitePaths.hosts), (words("Stacks"), SitePaths.stacks),
            (words("Graph"), SitePaths.graph), (words("Alerts"), SitePaths.alerts),
            (words("Incidents"), SitePaths.incidents),
        ]
        if !context.settings.view.isPartial { entries.append((words("Notifications"), SitePaths.notifications)) }
        let notes = context.notes.pages
        if !notes.isEmpty { entries.append((words("Notes"), NotePage.indexPath)) }
        if context.settings.hasActions { entries.append((words("Settings"), SitePaths.settings)) }
        entries.append((words("About"), AboutPage.path))
        return entries
    }

    /// The 404 page is served in place of pages at any depth: nothing leads on from where it lies.
    private func link(to entry: String, from path: String, _ kind: PageKind) -> String {
        let relative = NotePath.relative(entry, from: path)
        guard kind == .notfound else { return relative }
        return SitePaths.root(ofSite: context.settings.baseURL) + (relative == "./" ? "" : relative)
    }

    private func navigation(path: String, kind: PageKind) -> Markup {
        .joined(
            entries.map { entry in
                let isHere: Markup =
                    entry.path == path || kind.entry(at: path) == entry.path ? " aria-current=\"page\"" : .empty
                let look: Markup = entry.path == SitePaths.alerts ? " class=\"firing-count\"" : .empty
                return "<li><a href=\"\(link(to: entry.path, from: path, kind))\"\(look)\(isHere)>\(entry.label)</a></li>"
            })
    }
}

extension PageKind {
    /// The page whose entry of the navigation stands for pages of this kind.
    fileprivate func entry(at path: String) -> String? {
        switch self {
        case .note: NotePage.indexPath
        case .alerts, .alert, .maintenance: SitePaths.alerts
        case .incidents, .incident: SitePaths.incidents
        case .notifications: SitePaths.notifications
        case .overview: OverviewPage.path
        case .hosts, .host, .container, .range: SitePaths.hosts
        case .use: path.hasPrefix("stacks/") ? SitePaths.stacks : SitePaths.hosts
        case .stacks, .stack: SitePaths.stacks
        case .graph: SitePaths.graph
        case .settings: SitePaths.settings
        case .audit, .keys, .api: AboutPage.path
        case .about, .notfound, .embed, .action: nil
        }
    }
}
