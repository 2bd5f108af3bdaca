extension ConfigurationSchema {
    static let general = [
        ConfigurationKey(
            path: "title", type: "text, at most 200 characters", fallback: .value("DockStat"), example: "Example status",
            explanation: "The name of the site, on every page."),
        ConfigurationKey(
            path: "base_url", type: "http:// or https:// address", fallback: .none, example: "https://status.example.org",
            explanation:
                "Where the site will be found. Only feeds, messages and badges need it; pages link relatively. Only the 404 page, which is shown at any depth, leads on from the address's path (`/` without one), on whatever server it is shown."
        ),
        ConfigurationKey(
            path: "language", type: "tag of a language", fallback: .value("en"), example: "de",
            explanation:
                "The language of the pages: `en`, `de`, or one with a catalogue of yours in `languages/` below `site`. Messages are in English or German."
        ),
        ConfigurationKey(
            path: "time_zone", type: "IANA time zone", fallback: .value("UTC"), example: "Europe/Berlin",
            explanation: "Times on pages are shown in it, and its days are the days of uptime."),
        ConfigurationKey(
            path: "interval", type: "length of time, 1s to 1h", fallback: .value("15s"), example: "30s",
            explanation:
                "How often the timer starts a tick. What is stale or a gap is judged by it; it starts nothing itself. A chart has at least four points of two ticks each: above 7m30s the shortest range is longer than an hour, and says how long."
        ),
        ConfigurationKey(
            path: "theme", type: "name of a theme", fallback: .value("automatic"), example: "oled",
            explanation:
                "What readers see until they choose: `automatic` (light or dark, as their system is), `dark`, `light`, `oled`, `ultradark`, or the name of a file in `themes/` below `site`."
        ),
        ConfigurationKey(
            path: "pinned", type: "list of patterns", fallback: .value("[]"), example: "[shop-web, \"web-1/mail*\"]",
            explanation:
                "Containers that stand first on the overview, in this order: names, or `host/name`; `*` stands for any text."),
    ]

    static let hotkeys = [
        ConfigurationKey(
            path: "hotkeys", type: "map", fallback: .words("as its keys say"), example: "{ theme: mod+j }",
            explanation: "Keys of the pages. What people choose on the page of settings comes before it."),
        hotkey("links", "mod+k", "mod+j", "Quick links: a search over hosts, containers, notes and pages."),
        hotkey("bar", "mod+b", "mod+m", "The side bar."),
        hotkey("theme", "mod+p", "t", "The theme menu."),
        hotkey("help", "?", "h", "The list of the keys."),
    ]

    private static func hotkey(_ name: String, _ standard: String, _ example: String, _ what: String) -> ConfigurationKey {
        ConfigurationKey(
            path: "hotkeys.\(name)", type: "a letter, digit or sign, also with `mod+` before it", fallback: .value(standard),
            example: example, explanation: "\(what) `mod` is Ctrl, on a Mac Cmd.")
    }

    static let places = [
        ConfigurationKey(
            path: "database", type: "path", fallback: .words("`dockstat.sqlite` in the state folder"),
            example: "/srv/dockstat/dockstat.sqlite",
            explanation: "The SQLite file that keeps the history. `--database` wins over it."),
        ConfigurationKey(
            path: "output", type: "path", fallback: .words("`public` in the state folder"), example: "/var/www/dockstat",
            explanation: "The folder the site is written to. `--output` wins over it."),
        ConfigurationKey(
            path: "templates", type: "path", fallback: .none, example: "/etc/dockstat/templates",
            explanation: "Templates in this folder replace the built-in ones, file by file."),
        ConfigurationKey(
            path: "site", type: "path", fallback: .none, example: "/etc/dockstat/site",
            explanation: "Notes, themes and assets of your own."),
        ConfigurationKey(
            path: "logo", type: "path of an svg, png, jpg, webp or ico file", fallback: .none, example: "/etc/dockstat/logo.svg",
            explanation: "Stands at the head of every page in place of ours."),
        ConfigurationKey(
            path: "footer", type: "text, at most 500 characters", fallback: .none, example: "Example Ltd., Example Street 1",
            explanation: "A line at the foot of every page."),
    ]
}
