package import DockStatModel

/// What the configuration decides about the site.
package struct SiteSettings: Hashable, Sendable {
    package var title: String
    /// Absolute URL without a trailing slash; without it there is no `sitemap.xml`.
    package var baseURL: String?
    /// BCP 47.
    package var language: String
    /// IANA name.
    package var timeZone: String
    package var interval: Duration
    /// Absolute path of the folder the site is written to.
    package var output: String
    /// Absolute path of a folder whose `*.mustache` files override the built-in ones by name.
    package var templates: String?
    /// Absolute path of a folder with `style.css`, `script.js`, `theme.js`, icons (each overrides the built-in one), `themes/`
    /// and `notes/`.
    package var site: String?
    /// The slug of a theme, or `automatic`.
    package var theme: String
    /// The one that people chose in its place, where it is there.
    package var chosenTheme: String?
    /// Containers that stand first on the overview: patterns over `name` or `host/name`, in their order.
    package var pinned: [String]
    /// Of those, what people pinned on the pages: `host/container`.
    package var keptPins: [String] = []
    /// What is another key than usual.
    package var hotkeys: [Hotkey: String] = [:]
    /// Themes that people made on the pages.
    package var keptThemes: [KeptTheme] = []
    /// Whether text files get `.gz` twins.
    package var gzip: Bool
    /// Whether every page is marked as demonstration data.
    package var isDemo: Bool
    /// Whether pages have forms that `dockstat serve` answers.
    package var hasForms = false
    package var version: String
    /// What of the data is in it, and under which names.
    package var view: ViewConfiguration

    package init(
        title: String = "DockStat", baseURL: String? = nil, language: String = "en", timeZone: String = "UTC",
        interval: Duration = .seconds(15), output: String, templates: String? = nil, site: String? = nil,
        theme: String = ThemeLibrary.automatic, pinned: [String] = [], gzip: Bool = false,
        isDemo: Bool = false, version: String
    ) {
        self.title = title
        self.baseURL = baseURL
        self.language = language
        self.timeZone = timeZone
        self.interval = interval
        self.output = output
        self.templates = templates
        self.site = site
        self.theme = theme
        self.pinned = pinned
        self.gzip = gzip
        self.isDemo = isDemo
        self.version = version
        view = ViewConfiguration(name: "site", output: output, title: title, language: language, timeZone: timeZone)
    }

    /// - Parameter view: one of `configuration.sites`.
    package init(_ view: ViewConfiguration, of configuration: Configuration, isDemo: Bool, version: String) {
        self.init(
            title: view.title, baseURL: view.baseURL, language: view.language, timeZone: view.timeZone,
            interval: configuration.interval, output: view.output, templates: view.templates, site: view.site,
            theme: view.theme, pinned: configuration.pinned, gzip: configuration.publishing.gzip, isDemo: isDemo,
            version: version)
        hasForms = configuration.companion.forms
        keptPins = configuration.keptPins
        // A site with a theme of its own keeps it.
        chosenTheme = view.theme == configuration.theme ? configuration.chosenTheme : nil
        hotkeys = configuration.hotkeys
        // Who sees a part only sees nothing that people made for themselves.
        keptThemes = view.isPartial ? [] : configuration.keptThemes
        self.view = view
    }

    /// Whether there is anything to change on these pages: whoever sees a part only is nobody who operates.
    var hasActions: Bool { hasForms && !view.isPartial }
}
