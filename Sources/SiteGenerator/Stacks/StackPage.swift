import DockStatModel

/// A Compose project: its services, its containers, when it was deployed, and what happened to it.
struct StackPage {
    /// Containers on a page.
    static let limit = 150
    /// Services in the table; a project has a handful.
    private static let serviceLimit = 200
    private static let deployLimit = 50
    private static let incidentLimit = 20

    var context: RenderContext
    var stack: Stack
    /// The part of its containers that stands on this page, by host.
    var containers: [ContainerStatus]
    var piece: Piece
    /// The stacked charts of the last hour, where this page shows them.
    var charts: UseCharts?

    private var path: String { piece.path }
    private var words: Words { context.words }

    func values() -> PageValues {
        let badge: Markup = stack.tally.whole.map { $0.badge(in: context.words) } ?? .empty
        var values = PageFrame(context: context).values(
            path: path, kind: .stack, title: stack.project, heading: "\(Markup.name(stack.project)) \(badge)",
            crumbs: [
                PageFrame.overview(context),
                PageFrame.Crumb(label: words.markup("Stacks"), path: SitePaths.stacks),
            ])
        values[flag: "isFirst"] = piece.isFirst
        values[markup: "pieces"] = piece.navigation(words)
        values[markup: "containers"] = context.pieces.tables(of: path, tables)
        values[text: "twin"] = SitePaths.apiStack(stack.project)
        guard piece.isFirst else { return values }
        values[markup: "banner"] = banner()
        values[markup: "facts"] = totals()
        values[markup: "services"] = services()
        let group = UseGroup(stack: stack, context: context)
        values[flag: "hasTabs"] = !stack.containers.isEmpty
        values[markup: "tabs"] = UsePage.tabs(group, current: charts?.range, context: context, hourIsInline: context.hourIsInline)
        values[markup: "charts"] = charts?.section() ?? .empty
        values[markup: "deploys"] = deploys()
        values[markup: "incidents"] = incidents()
        let notes = context.note(for: .stack(stack.project), onPage: path)
        values[markup: "notes"] = notes
        values[flag: "hasNotes"] = !notes.isEmpty
        values[text: "noteQuery"] = context.noteQuery(.stack(stack.project), onPage: path)
        return values
    }

    private func banner() -> Markup {
        let alerts = stack.containers.flatMap { context.alerts.alerts(about: .container($0.identity)) }
        var windows: [MaintenanceOccurrence] = []
        if !context.alerts.running.isEmpty {
            let means = stack.containers.flatMap { context.alerts.running(for: context.facts($0)) }
            windows = context.alerts.running.filter(means.contains)
        }
        return AlertBanner(context: context, path: path).banner(alerts, namesSubject: true, maintenance: windows)
    }

    private func totals() -> Markup {
        var result: Markup = "<dl class=\"totals\">"
        func add(_ name: String, _ value: Markup) { result += "<div><dt>\(name)</dt><dd>\(value)</dd></div>" }
        add(words("Services"), "\(stack.services.count)")
        add(words("Containers"), words.markup("\(stack.running) of \(stack.containers.count) running"))
        if stack.hosts.count > 1 { add(words("Hosts"), "\(stack.hosts.count)") }
        if let cpu = stack.sum(\.cpuPercent) { add(words("CPU"), "\(context.words.numbers.percent(cpu))") }
        if let memory = stack.sum(\.memoryBytes) { add(words("Memory"), "\(context.words.numbers.bytes(memory))") }
        if let received = stack.sum(\.networkRxRate), let sent = stack.sum(\.networkTxRate) {
            add(words("Network in, out"), "\(context.words.numbers.rate(received)), \(context.words.numbers.rate(sent))")
        }
        let uptime = UptimeText(durations: stack.lastDay, words: words)
        add(words("Uptime, 24 hours"), "<span title=\"\(uptime.explanation)\">\(uptime.text)</span>")
        result += "</dl>"
        return result
    }

    private func services() -> Markup {
        var table = DataTable(
            words, words("Services of \(stack.project)"),
            [
                .text("Service"), .text("State"), .number("Running"), .text("Image"),
                .number("CPU"), .number("Memory"), .number("Uptime, 24 h"),
            ])
        for service in stack.services {
            let part = Stack(project: stack.project, containers: service.containers)
            let uptime = UptimeText(durations: part.lastDay, words: words)
            table.add([
                .name(service.name), part.tally.badges(words), words.markup("\(service.running) of \(service.containers.count)"),
                images(service), part.sum(\.cpuPercent).map { "\(context.words.numbers.percent($0))" } ?? "–",
                part.sum(\.memoryBytes).map { "\(context.words.numbers.bytes($0))" } ?? "–",
                "<span title=\"\(uptime.explanation)\">\(uptime.percent)</span>",
            ])
        }
        return table.table(nothing: "", limit: StackPage.serviceLimit)
    }

    private func images(_ service: Stack.Service) -> Markup {
        let images = service.images
        let shown = images.prefix(3).map { Markup.name($0) }
        let more = images.count - shown.count
        var result = Markup.joined(shown + (more > 0 ? [words.markup("\(more) more")] : []), by: ", ")
        if service.containers.contains(where: { context.data.outdated[$0.identity] == true }) {
            result += "<small>\(words.markup("a newer one is in its registry"))</small>"
        }
        return result
    }

    /// The containers of each host in a table of their own.
    private func tables() -> Markup {
        let table = ContainerTable(context: context, path: path, isGrouped: false)
        let byHost = Dictionary(grouping: containers, by: \.identity.host)
        return .joined(
            byHost.keys.sorted().map { host -> Markup in
                let slug = context.slug(ofHost: host)
                let heading: Markup =
                    "<h3><a href=\"\(NotePath.relative(SitePaths.host(slug), from: path))\">\(Markup.name(host))</a></h3>"
                let part = table.table(
                    byHost[host] ?? [], caption: words("Containers of \(stack.project) on \(host)"))
                return "<section>\(heading)\(part)</section>"
            })
    }

    private func deploys() -> Markup {
        let deploys = context.deploys(of: stack.project)
        var table = DataTable(
            words, words("Deploys of \(stack.project)"),
            [.text("Time"), .text("Container"), .text("What changed")])
        let containers = ContainerTable(context: context, path: path)
        for deploy in deploys.prefix(StackPage.deployLimit) {
            let name: Markup = context.alerts.container(deploy.container).map(containers.link) ?? .name(deploy.name)
            let host: Markup = stack.hosts.count > 1 ? "<small>\(Markup.name(deploy.container.host))</small>" : .empty
            table.add([context.clock.element(deploy.time), "\(name)\(host)", deploy.words(words)])
        }
        let more = deploys.count - StackPage.deployLimit
        let rest: Markup = more > 0 ? "<p class=\"nothing\">\(words.markup("and \(more) more"))</p>" : .empty
        return "\(table.table(nothing: words("None in the last 30 days.")))\(rest)"
    }

    /// Those in which an alert about one of its containers took part, newest first.
    private func incidents() -> Markup {
        let own = Set(stack.containers.flatMap { context.alerts.alerts(about: .container($0.identity)) }.map(\.id))
        let incidents = context.alerts.pages.incidents.filter { $0.alerts.contains(where: own.contains) }
        var table = DataTable(
            words, words("Incidents of \(stack.project)"),
            [.text("Incident"), .text("State"), .text("Severity"), .text("Opened")])
        for incident in incidents.prefix(StackPage.incidentLimit) {
            table.add([
                context.link(to: incident, from: path), incident.badge(in: words), context.severity(of: incident),
                context.clock.exact(incident.openedAt),
            ])
        }
        return table.table(nothing: words("None in the last days."))
    }
}

extension Deploy {
    /// What was made anew, for people.
    func words(_ words: Words) -> Markup {
        guard let change else { return words.markup("made anew from \(Markup.name(image))") }
        guard change.fromImage != change.toImage else {
            return words.markup("\(Markup.name(image)): another image under the same name")
        }
        return words.markup("\(Markup.name(change.fromImage)) → \(Markup.name(change.toImage))")
    }
}

extension RenderContext {
    /// Newest first.
    func deploys(of project: String) -> [Deploy] { deploysByProject[project] ?? [] }
}
