import DockStatModel

struct OverviewPage {
    static let path = "index.html"

    /// How many containers the list of troubles names at most.
    private static let troubleLimit = 20

    /// Containers on a page.
    static let limit = 200
    /// Hosts that have a card.
    private static let cardLimit = 30

    var context: RenderContext
    private var words: Words { context.words }
    /// The containers that stand on this page.
    var containers: [ContainerStatus]
    var piece: Piece

    private var path: String { piece.path }

    /// All containers in the order of the tables: by host, project and name.
    static func ordered(_ context: RenderContext) -> [ContainerStatus] {
        context.data.hosts.flatMap { host in
            ContainerTable.groups(context.containersByHost[host.name] ?? []).flatMap(\.containers)
        }
    }

    func values() -> PageValues {
        let data = context.data
        let sentence = OverviewSentence(
            hosts: data.hosts, containers: data.containers, alerts: context.alerts.tally, words: words)
        var values = PageFrame(context: context).values(
            path: path, kind: .overview, title: context.settings.title,
            heading: "<span class=\"mood \(sentence.mood.rawValue)\">\(sentence.text)</span>")
        values[flag: "isFirst"] = piece.isFirst
        values[markup: "containers"] = context.pieces.tables(of: path, tables)
        values[flag: "hasPieces"] = piece.count > 1
        values[markup: "pieces"] = piece.navigation(context.words)
        values[markup: "piecesBelow"] = piece.navigation(context.words, isRepeated: true)
        values[markup: "legend"] = ServiceState.legend(words)
        guard piece.isFirst else { return values }
        values[markup: "summary"] = summary()
        values[markup: "pinned"] = PinnedTable(context: context).section()
        values[markup: "maintenance"] = AlertBanner(context: context, path: OverviewPage.path).running(context.alerts.running)
        values[markup: "attention"] = attention()
        values[markup: "recentIncidents"] = OpenIncidents(context: context).recent()
        values[markup: "hosts"] = .joined(
            cards().map { HostCard(context: context, host: $0, containers: context.containersByHost[$0.name] ?? []).card() })
        if data.hosts.count > Self.cardLimit {
            values[markup: "allHosts"] =
                "<p><a href=\"hosts/\">\(context.words.markup("All \(data.hosts.count) hosts"))</a></p>"
        }
        let notes = context.note(for: .overview, onPage: OverviewPage.path)
        values[markup: "notes"] = notes
        values[flag: "hasNotes"] = !notes.isEmpty
        values[text: "noteQuery"] = context.noteQuery(.overview, onPage: OverviewPage.path)
        return values
    }

    /// The containers of this page, each host's in a table of its own. A host without any says so on the first page.
    private func tables() -> Markup {
        let table = ContainerTable(context: context, path: path)
        let byHost = Dictionary(grouping: containers, by: \.identity.host)
        return .joined(
            context.data.hosts.map { host -> Markup in
                let isEmpty = context.containersByHost[host.name]?.isEmpty ?? true
                guard byHost[host.name] != nil || piece.count == 1 && isEmpty else { return .empty }
                let heading: Markup =
                    context.data.hosts.count > 1
                    ? "<h3><a href=\"\(NotePath.relative(SitePaths.host(host.slug), from: path))\">\(Markup.name(host.name))</a></h3>"
                    : .empty
                return
                    "<section>\(heading)\(table.table(byHost[host.name] ?? [], caption: words("Containers of \(host.name)")))</section>"
            })
    }

    /// All hosts in their order; of very many those that are not as they should be.
    private func cards() -> [HostStatus] {
        let hosts = context.data.hosts
        guard hosts.count > Self.cardLimit else { return hosts }
        let ranked = hosts.enumerated().map { place, host -> (rank: Int, place: Int) in
            if host.reachability != .reachable { return (0, place) }
            let troubled = context.containersByHost[host.name]?.contains { $0.service == .down || $0.service == .degraded }
            return (troubled == true ? 1 : 2, place)
        }
        return ranked.sorted { $0 < $1 }.prefix(Self.cardLimit).map { hosts[$0.place] }
    }

    /// The count of every state that occurs.
    private func summary() -> Markup {
        var counts: [ServiceState: Int] = [:]
        for container in context.data.containers { counts[container.service, default: 0] += 1 }
        let items = ServiceState.allCases.compactMap { state -> Markup? in
            counts[state].map { "<li>\(state.badge("\($0) \(words(state.phrase))"))</li>" }
        }
        return items.isEmpty ? .empty : "<ul class=\"tally\">\(Markup.joined(items))</ul>"
    }

    /// What is not as it should be, worst first: incidents and alerts, then containers that no alert speaks of.
    private func attention() -> Markup {
        let alerts = context.alerts
        let troubled = context.data.containers
            .filter { container in
                (container.service == .down || container.service == .degraded)
                    && !alerts.alerts(about: .container(container.identity)).contains(where: \.phase.isActive)
            }
            .sorted { (-$0.service.severity, $0.identity) < (-$1.service.severity, $1.identity) }
        let told = OpenIncidents(context: context).items()
        guard !troubled.isEmpty || !told.isEmpty else { return .empty }
        let table = ContainerTable(context: context, path: OverviewPage.path)
        var items = troubled.prefix(OverviewPage.troubleLimit).map { container -> Markup in
            let time = context.clock.since(container.serviceSince)
            let place =
                context.data.hosts.count > 1
                ? words.markup("\(table.link(container)) on \(Markup.name(container.identity.host)) since \(time)")
                : words.markup("\(table.link(container)) since \(time)")
            let reason: Markup = " · <span class=\"muted\">\(words(OverviewPage.stable(container)))</span>"
            return "<li>\(container.service.badge(words(container.statePhrase))) \(place)\(reason)</li>"
        }
        if troubled.count > OverviewPage.troubleLimit {
            items.append("<li>\(words("and \(troubled.count - OverviewPage.troubleLimit) more"))</li>")
        }
        return "<ul class=\"attention\">\(Markup.joined(told + items))</ul>"
    }

    /// Why, in words that stay the same from tick to tick (the engine's own count minutes).
    private static func stable(_ container: ContainerStatus) -> Phrase {
        if container.service == .degraded { return "health check fails" }
        if container.details?.oomKilled == true { return "killed for lack of memory" }
        if let code = container.details?.exitCode { return "exit code \(code)" }
        return container.state.phrase
    }
}
