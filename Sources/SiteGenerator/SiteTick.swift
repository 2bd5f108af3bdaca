import DockStatModel

/// One rendering of the site: from the data of a tick to the files that shall be there.
struct SiteTick: Sendable {
    struct Rendered: Sendable {
        var files: [RenderedFile] = []
        /// Paths that exist without being rendered this time.
        var kept: Set<String> = []
        var overdue: [String] = []
        /// What changed since the files on disk were made; `nil`: everything may have.
        var touched: DataParts?
        /// Pages that exist after this.
        var existing: Set<String> = []
        /// See `SiteTick.frame`.
        var frame: UInt64 = 0
        /// See `RenderContext.pieces`.
        var pieces = KeptPieces.none
        private let known: Manifest

        init(known: Manifest) { self.known = known }

        /// For what is made beside this: of the same tick, and without what is here already.
        var beside: Rendered {
            var other = Rendered(known: known)
            other.touched = touched
            return other
        }

        /// Takes over what was made beside this, behind its own.
        mutating func take(_ other: Rendered) {
            files += other.files
            kept.formUnion(other.kept)
            overdue += other.overdue
        }

        /// A file that is made from what a tick read, and from these parts alone: kept where none of them changed.
        mutating func add(_ path: String, from parts: DataParts, _ make: () -> RenderedFile) {
            if let touched, touched.isDisjoint(with: parts), let entry = known.entries[path], entry.size >= 0 {
                kept.insert(path)
            } else {
                files.append(make())
            }
        }
    }

    let generator: SiteGenerator
    let data: SiteData
    let clock: ClockText
    let notes: NoteLibrary
    let known: Manifest
    /// The last rendering of this process, where what it wrote is still there.
    let last: LastRendering.State?
    /// Whether a file is on disk as it was written.
    let isIntact: @Sendable (String) -> Bool
    /// What it holds then.
    let read: @Sendable (String) -> [UInt8]?
    let extent: SiteGenerator.Extent

    /// Writes files before the others, so that they need not be held until all are made.
    typealias Ahead = ([RenderedFile], inout PublishReport) throws -> Void

    var settings: SiteSettings { generator.settings }

    /// - Throws: what `ahead` throws.
    func render(
        changed: Set<ContainerIdentity>, history: SiteGenerator.HistorySource, ahead: Ahead, report: inout PublishReport
    ) throws -> Rendered {
        var rendered = Rendered(known: known)
        var context = RenderContext(
            settings: settings, data: data, clock: clock, words: generator.words, notes: notes, existing: existingPages())
        context.themeColors = generator.files.themes.browserColors
        context.drawingPrint = generator.drawingPrint
        context.noteHistories = histories(for: context, history, report: &report)
        let touched = partsTouched()
        rendered.frame = touched == nil ? frame(context) : last?.frame ?? frame(context)
        let alerts = AlertTick.turn(
            context, frame: rendered.frame, templates: generator.templates, known: known, isIntact: isIntact)
        context.existing.formUnion(alerts.existing)
        let banners = bannerPrints(context)
        let turn = turn(changed: changed, isBetweenTicks: touched != nil, banners, context)
        context.existing.formUnion(newPages(of: turn))
        let useTurn = UseTurn(context, known: known, extent: extent)
        context.existing.formUnion(useTurn.pages)
        rendered.existing = context.existing
        rendered.touched = context.existing == last?.existing ? touched : nil
        if rendered.touched != nil, let last { rendered.pieces = last.pieces.orBegun }
        context.pieces = rendered.pieces
        addAuthored(to: &rendered)
        let (hours, charts) = try addContainers(
            turn, useTurn, banners: banners, context: context, history: history, ahead: ahead, to: &rendered, report: &report)
        context.sparklines = hours.compactMapValues { Sparkline($0.series[.cpuPercent]) }
        let operating = addBesideEachOther(context, alerts, charts: charts, to: &rendered)
        addNotes(context, to: &rendered, report: &report)
        let templates = generator.templates
        report.failures += templates.broken.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            PublishReport.Failure(path: "pages of kind \($0.key.rawValue)", reason: $0.value)
        }
        report.warnings += NoteCheck(
            context: context, paths: rendered.kept.union(rendered.files.lazy.map(\.path)).union(known.entries.keys)
        ).warnings()
        report.warnings += generator.files.themes.broken
        let failures = report.failures.map { "\($0.path): \($0.reason)" }
        addRest(
            context, problems: settings.view.isPartial ? [] : data.warnings + report.warnings + failures,
            operating: operating, to: &rendered)
        keepLastGood(of: &rendered)
        if let oldest = data.operating.audit.last?.id { rendered.pieces.forget(auditBefore: oldest) }
        return rendered
    }

    /// Pages about alerts, those about who changes things, and lists of hosts and containers: neither needs the other, and where
    /// there are two processors they are made in half the time.
    ///
    /// - Returns: who changes things, to be written with the rest.
    private func addBesideEachOther(
        _ context: RenderContext, _ alerts: AlertTick.Turn, charts: [String: UseCharts], to rendered: inout Rendered
    ) -> Rendered {
        let empty = rendered.beside
        let (told, lists) = both(
            {
                var (alerting, operating) = (empty, empty)
                AlertTick(templates: generator.templates, context: context).add(alerts, to: &alerting)
                addOperating(context, to: &operating)
                return (alerting, operating)
            },
            {
                var lists = empty
                addLists(context, charts: charts, to: &lists)
                addBadges(context, to: &lists)
                return lists
            })
        rendered.take(told.0)
        rendered.take(lists)
        return told.1
    }

    /// What changed since the last rendering, where it showed the same tick and notes with templates that are whole.
    private func partsTouched() -> DataParts? {
        guard let last, generator.templates.broken.isEmpty, notes.isSame(as: last.notes) else { return nil }
        return data.parts(changedSince: last.data)
    }

    /// What a template with a mistake would have made stays as it lies there.
    private func keepLastGood(of rendered: inout Rendered) {
        guard !generator.templates.broken.isEmpty else { return }
        rendered.kept.formUnion(rendered.files.filter { $0.mistake != nil }.map(\.path))
        rendered.files.removeAll { $0.mistake != nil }
    }

    func page(_ kind: PageKind, _ path: String, _ values: PageValues) -> RenderedFile {
        RenderedFile(path, generator.templates.render(kind, values))
    }

    private func addAuthored(to rendered: inout Rendered) {
        for (name, file) in generator.files.assets.sorted(by: { $0.key < $1.key }) {
            rendered.add(name, from: []) { RenderedFile(name, file.bytes) }
        }
        rendered.add("script.js", from: []) { RenderedFile("script.js", generator.script) }
        for attachment in notes.attachments {
            let path = NotePath.attachment(for: attachment.path)
            rendered.add(path, from: []) { RenderedFile(path, attachment.bytes) }
        }
    }

    // MARK: Containers

    private func turn(
        changed: Set<ContainerIdentity>, isBetweenTicks: Bool, _ banners: [ContainerIdentity: Int64], _ context: RenderContext
    ) -> Pace.Turn {
        switch extent {
        case .due:
            return Pace(interval: settings.interval).turn(
                candidates(), changed: changed, alerted: alerted(banners, context), now: data.now,
                isBetweenTicks: isBetweenTicks)
        case .all:
            let all = Set(data.containers.map(\.identity))
            return Pace.Turn(due: Dictionary(uniqueKeysWithValues: HistoryRange.allCases.map { ($0, all) }), postponed: [:])
        }
    }

    private func candidates() -> [Pace.Candidate] {
        let slugs = Dictionary(data.hosts.map { ($0.name, $0.slug) }) { first, _ in first }
        return data.containers.map { container in
            let host = slugs[container.identity.host] ?? PathName.safe(container.identity.host)
            var rendered: [HistoryRange: Timestamp] = [:]
            for range in HistoryRange.allCases {
                let path = SitePaths.containerPage(host: host, container: container.slug, range: range)
                rendered[range] = known.entries[path]?.rendered
            }
            return Pace.Candidate(identity: container.identity, rendered: rendered)
        }
    }

    /// Pages that lie there already. Those of alerts and incidents come and go: `AlertTick.turn` tells which stay.
    private func existingPages() -> Set<String> {
        Set(
            known.entries.lazy.filter { $0.value.size >= 0 && $0.key.hasSuffix(".html") && !SitePaths.isOfAlerts($0.key) }
                .map(\.key))
    }

    /// A fingerprint of what stands on every page, of the templates and of the language.
    private func frame(_ context: RenderContext) -> UInt64 {
        var hash = ValueHash()
        for (kind, path) in [(PageKind.alert, SitePaths.alert(0)), (.incident, SitePaths.incident(0))] {
            let values = PageFrame(context: context).values(path: path, kind: kind, title: "", heading: .empty)
            hash.add(generator.templates.render(kind, values).text)
        }
        for (_, file) in generator.files.templates.sorted(by: { $0.key < $1.key }) {
            hash.add(Int64(bitPattern: ContentHash.of(file.bytes)))
        }
        for file in generator.files.languages[settings.language] ?? [] {
            hash.add(Int64(bitPattern: ContentHash.of(file.bytes)))
        }
        return hash.value
    }

    /// Fingerprints of what containers' pages have to show at once, where there is something.
    private func bannerPrints(_ context: RenderContext) -> [ContainerIdentity: Int64] {
        var prints: [ContainerIdentity: Int64] = [:]
        for container in data.containers {
            let page = ContainerPage(
                context: context, container: container, history: History(range: .hour, series: [:], states: [], events: []))
            prints[container.identity] = page.print()
        }
        return prints
    }

    /// Containers whose page shows another banner than it should.
    private func alerted(_ banners: [ContainerIdentity: Int64], _ context: RenderContext) -> Set<ContainerIdentity> {
        Set(
            data.containers.lazy.map(\.identity).filter { identity in
                guard let container = context.alerts.container(identity) else { return false }
                return (known.entries[context.page(of: container)]?.fingerprint ?? 0) != banners[identity] ?? 0
            })
    }

    private func newPages(of turn: Pace.Turn) -> Set<String> {
        var pages: Set<String> = []
        let slugs = Dictionary(data.hosts.map { ($0.name, $0.slug) }) { first, _ in first }
        for container in data.containers {
            let host = slugs[container.identity.host] ?? PathName.safe(container.identity.host)
            for (range, due) in turn.due where due.contains(container.identity) {
                guard generator.templates.broken[range == .hour ? .container : .range] == nil else { continue }
                pages.insert(SitePaths.containerPage(host: host, container: container.slug, range: range))
            }
        }
        return pages
    }

    // MARK: Notes and the rest

    private func addNotes(_ context: RenderContext, to rendered: inout Rendered, report: inout PublishReport) {
        for (path, reason) in notes.unreadable {
            let page = path.hasSuffix(".md") ? NoteSubject(path: path).page(path: path) : NotePath.attachment(for: path)
            report.failures.append(.init(path: page, reason: "the note notes/\(CleanText.line(path)) \(reason)"))
            rendered.kept.insert(page)
        }
        rendered.files += NotesJSON(context: context).files()
        guard !notes.pages.isEmpty else { return }
        let pages = NotePage(context: context)
        for note in notes.pages { rendered.files.append(page(.note, NotePath.page(for: note.path), pages.values(note))) }
        rendered.files.append(page(.note, NotePage.indexPath, pages.index()))
    }

    /// - Parameter operating: what `addOperating` made.
    private func addRest(
        _ context: RenderContext, problems: [String], operating: Rendered, to rendered: inout Rendered
    ) {
        rendered.files.append(page(.about, AboutPage.path, AboutPage(context: context, problems: problems).values()))
        rendered.files.append(RenderedFile("api/v2/about.json", AboutJSON(context: context, problems: problems).document()))
        rendered.add("404.html", from: []) {
            let notFound = PageFrame(context: context).values(
                path: "404.html", kind: .notfound, title: context.words("Not found"),
                heading: context.words.markup("There is no such page"))
            return page(.notfound, "404.html", notFound)
        }
        addOverview(context, to: &rendered)
        rendered.take(operating)
        rendered.add("api/v2/themes.json", from: []) {
            let themes = ThemesJSON(library: generator.files.themes, words: context.words, isDemo: settings.isDemo)
            return RenderedFile("api/v2/themes.json", themes.document())
        }
        if settings.hasActions { addSettings(context, to: &rendered) }
        rendered.add(SitePaths.search, from: []) { RenderedFile(SitePaths.search, SearchJSON(context: context).document()) }
        addCrawlerFiles(context, to: &rendered)
        rendered.add(WebManifest.path, from: []) {
            RenderedFile(WebManifest.path, WebManifest(context: context, themes: generator.files.themes).document())
        }
        let images = TickImages(context: context)
        if !settings.view.isPartial {
            rendered.add("about/ticks.svg", from: .job) { RenderedFile("about/ticks.svg", images.ticks()) }
        }
        rendered.files.append(RenderedFile("metrics", MetricsText(context: context).text()))
        rendered.files.append(RenderedFile("status.txt", StatusText(context: context).text()))
        if !settings.view.isPartial {
            let clients = ClientJSON(context: context)
            rendered.add("api/v2/docker/client/all.json", from: []) {
                RenderedFile("api/v2/docker/client/all.json", clients.all())
            }
            rendered.add("api/v2/docker/manager/pool-stats.json", from: .job) {
                RenderedFile("api/v2/docker/manager/pool-stats.json", clients.poolStats())
            }
        }
        let status = StatusJSON(context: context)
        rendered.files.append(RenderedFile("api/v2/docker/status.json", status.docker()))
        rendered.files.append(RenderedFile("api/v2/status.json", status.status()))
        // Last: whoever sees the new time sees the new pages.
        rendered.files.append(RenderedFile("freshness.svg", images.freshness()))
    }

    /// For search engines: the pages that stand for themselves, without longer ranges and what others frame.
    private func addCrawlerFiles(_ context: RenderContext, to rendered: inout Rendered) {
        rendered.files.append(RenderedFile("robots.txt", CrawlerFiles.robots(baseURL: settings.baseURL)))
        guard let baseURL = settings.baseURL else { return }
        let pages = Set(rendered.files.map(\.path)).union(context.existing).filter { path in
            (path == OverviewPage.path || path.hasSuffix("/index.html")) && !path.hasPrefix("embed/")
        }
        rendered.add("sitemap.xml", from: []) {
            RenderedFile("sitemap.xml", CrawlerFiles.sitemap(baseURL: baseURL, pages: Array(pages)))
        }
    }
}
