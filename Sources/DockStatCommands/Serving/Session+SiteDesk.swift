internal import DockStatModel
internal import Operations
internal import SiteGenerator
internal import Storage

extension Session {
    /// What deeds ask of the site that shows everything, each time as it is then.
    func siteDesk(_ store: Store) -> SiteDesk {
        var desk = SiteDesk()
        desk.preview = { path, text in
            let session = try with(store)
            guard let last = try store.recentTicks(limit: 1).first else {
                throw ChangeRefusal(.failed, "There was no tick yet.")
            }
            let view = try TickView(store: store, configuration: session.configuration, now: last.time)
            let publisher = SitePublisher(configuration: session.configuration, store: store, generators: [], isDemo: false)
            let data = try publisher.data(view, at: last.time, warnings: [])
            return try session.fullSite().preview(note: path, text, in: data) { range, containers in
                try store.history(of: containers, range: range, interval: session.configuration.interval, now: last.time)
            }
        }
        desk.judge = { definition in
            let site = try with(store).fullSite()
            var verdict = ThemeVerdict()
            verdict.slug = site.slug(ofThemeFile: definition)
            verdict.mistakes = site.mistakes(inTheme: definition)
            verdict.contrast = site.contrastProblems(ofTheme: definition)
            return verdict
        }
        desk.fixedThemes = { try with(store).fullSite().themes.fixed }
        desk.theme = { slug in try with(store).fullSite().editing(theme: slug) }
        desk.draft = { definition in try with(store).fullSite().editing(draft: definition) }
        return desk
    }

    /// The site with everything, or the first one where all show a part.
    func fullSite() throws -> SiteGenerator {
        let sites = configuration.sites
        let view = sites.first { !$0.isPartial } ?? sites[0]
        return try SiteGenerator(
            settings: SiteSettings(view, of: configuration, isDemo: false, version: Version.current), keepsLastGood: true)
    }
}
