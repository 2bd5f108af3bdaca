import DockStatModel

struct OverviewPage {
    static let path = "index.html"

    /// How many containers the list of troubles names at most.
    private static let troubleLimit = 20

    var context: RenderContext

    func values() -> PageValues {
        let data = context.data
        let sentence = OverviewSentence(hosts: data.hosts, containers: data.containers, alerts: context.alerts.tally)
        var values = PageFrame(context: context).values(
            path: OverviewPage.path, kind: .overview, title: context.settings.title,
            heading: "<span class=\"mood \(sentence.mood.rawValue)\">\(sentence.text)</span>")
        values[markup: "summary"] = summary()
        values[markup: "pinned"] = PinnedTable(context: context).section()
        values[markup: "maintenance"] = AlertBanner(context: context, path: OverviewPage.path).running(context.alerts.running)
        values[markup: "attention"] = attention()
        values[markup: "lastIncident"] = OpenIncidents(context: context).lastResolved()
        let byHost = Dictionary(grouping: data.containers, by: \.identity.host)
        values[markup: "hosts"] = .joined(
            data.hosts.map { HostCard(context: context, host: $0, containers: byHost[$0.name] ?? []).card() })
        let table = ContainerTable(context: context, path: OverviewPage.path)
        values[markup: "containers"] = .joined(
            data.hosts.map { host -> Markup in
                let heading: Markup =
                    data.hosts.count > 1
                    ? "<h3><a href=\"\(SitePaths.hostFolder(host.slug))\">\(Markup.name(host.name))</a></h3>" : .empty
                return
                    "<section>\(heading)\(table.table(byHost[host.name] ?? [], caption: "Containers of \(host.name)"))</section>"
            })
        let notes = context.note(for: .overview, onPage: OverviewPage.path)
        values[markup: "notes"] = notes
        values[flag: "hasNotes"] = !notes.isEmpty
        values[markup: "legend"] = ServiceState.legend
        return values
    }

    /// The count of every state that occurs.
    private func summary() -> Markup {
        var counts: [ServiceState: Int] = [:]
        for container in context.data.containers { counts[container.service, default: 0] += 1 }
        let items = ServiceState.allCases.compactMap { state -> Markup? in
            counts[state].map { "<li>\(state.badge("\($0) \(state.word)"))</li>" }
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
            let host: Markup = context.data.hosts.count > 1 ? " on \(Markup.name(container.identity.host))" : .empty
            let words: Markup = " · <span class=\"muted\">\(OverviewPage.stable(container))</span>"
            return
                "<li>\(container.service.badge(container.stateWords)) \(table.link(container))\(host) since \(context.clock.element(container.serviceSince))\(words)</li>"
        }
        if troubled.count > OverviewPage.troubleLimit {
            items.append("<li>and \(troubled.count - OverviewPage.troubleLimit) more</li>")
        }
        return "<ul class=\"attention\">\(Markup.joined(told + items))</ul>"
    }

    /// Why, in words that stay the same from tick to tick (the engine's own count minutes).
    private static func stable(_ container: ContainerStatus) -> String {
        if container.service == .degraded { return "health check fails" }
        if container.details?.oomKilled == true { return "killed for lack of memory" }
        if let code = container.details?.exitCode { return "exit code \(code)" }
        return container.state.rawValue
    }
}
