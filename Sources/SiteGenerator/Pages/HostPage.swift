import DockStatModel

struct HostPage {
    var context: RenderContext
    var host: HostStatus
    /// Containers on a page.
    static let limit = 150

    /// All of them.
    var containers: [ContainerStatus]
    /// Those that stand on this page.
    var shown: [ContainerStatus]
    var piece: Piece
    /// The stacked charts of the last hour, where this page shows them.
    var charts: UseCharts?

    var path: String { piece.path }
    private var words: Words { context.words }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: path, kind: .host, title: host.name, heading: "\(Markup.name(host.name)) \(HostCard.state(host, words))",
            crumbs: [PageFrame.overview(context), PageFrame.Crumb(label: words.markup("Hosts"), path: SitePaths.hosts)])
        values[flag: "isFirst"] = piece.isFirst
        values[markup: "containers"] = context.pieces.tables(of: path) {
            ContainerTable(context: context, path: path).table(shown, caption: words("Containers of \(host.name)"))
        }
        values[flag: "hasPieces"] = piece.count > 1
        values[markup: "pieces"] = piece.navigation(words)
        values[markup: "legend"] = ServiceState.legend(words)
        guard piece.isFirst else { return values }
        values[markup: "banner"] = banner()
        values[markup: "facts"] = facts()
        let group = UseGroup(host: host, containers: containers, context: context)
        values[flag: "hasTabs"] = !containers.isEmpty
        values[markup: "tabs"] = UsePage.tabs(group, current: charts?.range, context: context, hourIsInline: context.hourIsInline)
        values[markup: "charts"] = charts?.section() ?? .empty
        values[markup: "events"] = EventList(context: context).list(
            context.data.events[host.name] ?? [], of: containers, onPage: path)
        values[markup: "inventory"] = InventoryTables(context: context, host: host, containers: containers).tables()
        let notes = context.note(for: .host(host.name), onPage: path)
        values[markup: "notes"] = notes
        values[flag: "hasNotes"] = !notes.isEmpty
        values[text: "noteQuery"] = context.noteQuery(.host(host.name), onPage: path)
        return values
    }

    /// The host's own alerts, those of its containers, and the maintenance that runs for it.
    private func banner() -> Markup {
        let ofContainers = containers.flatMap { context.alerts.alerts(about: .container($0.identity)) }
        return AlertBanner(context: context, path: path).banner(
            context.alerts.alerts(about: .host(host.name)) + ofContainers, namesSubject: true,
            maintenance: context.alerts.running.isEmpty ? [] : context.alerts.running(for: context.facts(host)))
    }

    private func facts() -> Markup {
        var result = Markup.empty
        if case .unreachable(let reason) = host.reachability {
            result += HostCard.complaint(reason, host: host, context: context)
        }
        if let note = HostCard.pause(host, context: context) { result += note }
        if !host.warnings.isEmpty {
            let items = host.warnings.prefix(10).map { warning -> Markup in "<li>\(warning, limit: 500)</li>" }
            result += "<ul class=\"warnings\">\(Markup.joined(items))</ul>"
        }
        result += HostTotals(context: context, host: host, containers: containers).list()
        var list = FactList(words)
        list.add("Engine", text: host.engine)
        if let facts = host.facts {
            list.add("Docker", "\(facts.dockerVersion, limit: 60) (API \(facts.apiVersion, limit: 20))")
            list.add("System", text: facts.operatingSystem)
            list.add("Kernel", text: facts.kernelVersion)
            list.add("Architecture", text: facts.architecture)
            list.add(
                "Machine",
                "\(words.cores(Double(facts.totalCPU))), \(words.numbers.bytes(Double(facts.totalMemory)))")
            list.add("Control groups", text: facts.cgroupVersion.map { words("version \($0)") })
        }
        list.add("Facts read", host.factsAt.map(context.clock.element))
        if case .reachable = host.reachability, let since = host.since {
            list.add("Reachable since", context.clock.since(since))
        }
        for (name, value) in host.labels.sorted(by: { $0.key < $1.key }).prefix(30) {
            list.add(named: CleanText.line(name, limit: 80), text: value)
        }
        for gap in host.gaps.prefix(3) {
            list.add(
                "Events lost",
                words.markup(
                    "\(context.clock.element(gap.from)) to \(context.clock.element(gap.to)): \(context.words.told.evidence(gap.evidence), limit: 300)"
                ))
        }
        result += list.list()
        return result
    }
}
