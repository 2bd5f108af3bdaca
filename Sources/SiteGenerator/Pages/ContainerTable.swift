import DockStatModel

/// The table of containers on the overview and on host pages, grouped by Compose project.
struct ContainerTable {
    var context: RenderContext
    /// The page it stands on.
    var path: String
    /// Whether projects have headings of their own.
    var isGrouped: Bool
    private let root: String
    private var words: Words { context.words }
    private let span: Range<Timestamp>
    private let cpuTitle: String
    private let memoryTitle: String
    private let networkTitle: String
    private let dayTitle: String
    private let daysTitle: String

    /// Columns of the little state bars: 15 minutes each.
    private static let columns = 96

    init(context: RenderContext, path: String, isGrouped: Bool = true) {
        self.context = context
        self.path = path
        self.isGrouped = isGrouped
        root = SitePaths.root(from: path)
        cpuTitle = context.words("CPU")
        memoryTitle = context.words("Memory")
        networkTitle = context.words("Network")
        dayTitle = context.words("Last 24 hours")
        daysTitle = context.words("Last \(DayStrip.length) days")
        span = HistoryRange.day.span(at: context.data.now, interval: context.settings.interval)
    }

    /// - Parameter containers: of one host, all or some.
    func table(_ containers: [ContainerStatus], caption: String) -> Markup {
        guard !containers.isEmpty else { return "<p class=\"nothing\">\(words("No containers."))</p>" }
        var result = Markup(reserving: containers.count * 1200)
        result += head(caption)
        for group in ContainerTable.groups(containers) {
            result += "<tbody role=\"rowgroup\">"
            if isGrouped, group.project != nil || group.isRest { result += heading(group) }
            for container in group.containers { result += row(container) }
            result += "</tbody>"
        }
        result += "</table>"
        return result
    }

    /// Without groups, in the order that they come in.
    func table(inOrder containers: [ContainerStatus], caption: String, namesHost: Bool) -> Markup {
        let rows = containers.map { row($0, namesHost: namesHost) }
        return "\(head(caption))<tbody role=\"rowgroup\">\(Markup.joined(rows))</tbody></table>"
    }

    private func head(_ caption: String) -> Markup {
        """
        <table class="containers" role="table"><caption class="away">\(caption)</caption>\
        <thead role="rowgroup"><tr role="row" data-sort="\(words("Sort by"))"><th scope="col" role="columnheader" data-key="state">\(words("State"))</th>\
        <th scope="col" role="columnheader" data-key="name">\(words("Container"))</th>\
        <th scope="col" role="columnheader" class="n" data-key="cpu">\(words("CPU"))</th>\
        <th scope="col" role="columnheader" class="n" data-key="memory">\(words("Memory"))</th>\
        <th scope="col" role="columnheader" class="n" data-key="network">\(words("Network in, out"))</th>\
        <th scope="col" role="columnheader" data-key="uptime">\(dayTitle)</th>\
        <th scope="col" role="columnheader" data-key="days">\(daysTitle)</th></tr></thead>
        """
    }

    struct Group: Hashable {
        var project: String?
        /// Whether these are what is left besides projects.
        var isRest: Bool
        var containers: [ContainerStatus]
    }

    /// Projects by name, then what belongs to none; containers by name.
    static func groups(_ containers: [ContainerStatus]) -> [Group] {
        let byProject = Dictionary(grouping: containers, by: \.composeProject)
        let order = { (a: ContainerStatus, b: ContainerStatus) in (a.name, a.identity) < (b.name, b.identity) }
        let projects = byProject.keys.compactMap { $0 }.sorted()
        var groups = projects.map { Group(project: $0, isRest: false, containers: (byProject[$0] ?? []).sorted(by: order)) }
        if let rest = byProject[nil] {
            groups.append(Group(project: nil, isRest: !projects.isEmpty, containers: rest.sorted(by: order)))
        }
        return groups
    }

    /// Folds its rows away: the style sheet hides them where the details are closed.
    private func heading(_ group: Group) -> Markup {
        let name: Markup = group.project.map { .name($0) } ?? words.markup("No project")
        // On one of several pages the part of a project stands for all of it.
        let all = (group.containers.first.flatMap { context.containersByHost[$0.identity.host] } ?? [])
            .filter { $0.composeProject == group.project }
        var stack = Markup.empty
        if let project = group.project, !project.isEmpty {
            stack =
                "<a href=\"\(NotePath.relative(SitePaths.stack(project), from: path))\">\(words.markup("Stack"))<span class=\"away\"> \(Markup.name(project))</span></a>"
        }
        return
            "<tr class=\"group\" role=\"row\"><th colspan=\"7\" scope=\"rowgroup\" role=\"rowheader\"><details class=\"fold\" open><summary>\(name) <span>\(StateTally(all).text(words))</span></summary></details>\(stack)</th></tr>\n"
    }

    private func row(_ container: ContainerStatus, namesHost: Bool = false) -> Markup {
        let usage = container.usage
        let host: Markup = namesHost ? "<small>\(Markup.name(container.identity.host))</small>" : .empty
        return """
            <tr class="\(container.service.rawValue)" role="row"><td role="cell">\(container.service.badge(words(container.statePhrase)))</td>\
            <th scope="row" role="rowheader">\(link(container))\(host)<small>\(Markup.name(container.image, limit: 80))</small></th>\
            <td class="n cpu" role="cell" data-label="\(cpuTitle)">\(cpu(usage, container))</td><td class="n memory" role="cell" data-label="\(memoryTitle)">\(memory(usage))</td>\
            <td class="n net" role="cell" data-label="\(networkTitle)">\(network(usage))</td><td class="day" role="cell" data-label="\(dayTitle)">\(day(container))</td>\
            <td class="quarter" role="cell" data-label="\(daysTitle)">\(ContainerDays(context: context, container: container).cell())</td></tr>

            """
    }

    func link(_ container: ContainerStatus) -> Markup {
        let page = context.page(of: container)
        guard context.existing.contains(page) else { return .name(container.name) }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(Markup.name(container.name))</a>"
    }

    private func cpu(_ usage: Usage, _ container: ContainerStatus) -> Markup {
        guard let percent = usage.cpuPercent else { return none }
        let bar = context.cpuCeiling(of: container).map { ContainerTable.bar(percent / $0) } ?? .empty
        let hour: Markup = context.sparklines[container.identity]?.drawn() ?? .empty
        return "\(hour)<span>\(words.numbers.percent(percent))</span>\(bar)"
    }

    private func memory(_ usage: Usage) -> Markup {
        guard let bytes = usage.memoryBytes else { return none }
        guard let share = usage.memoryPercent, let limit = usage.memoryLimit else {
            return "<span>\(words.numbers.bytes(bytes))</span>"
        }
        return
            "<span>\(words.numbers.bytes(bytes)) <small>\(words("of \(words.numbers.bytes(limit))"))</small></span>\(ContainerTable.bar(share / 100))"
    }

    private func network(_ usage: Usage) -> Markup {
        guard let received = usage.networkRxRate, let sent = usage.networkTxRate else { return none }
        return "<span>\(words.numbers.rate(received))</span> <span>\(words.numbers.rate(sent))</span>"
    }

    private func day(_ container: ContainerStatus) -> Markup {
        let uptime = UptimeText(durations: container.lastDay, words: words)
        var bar = Markup.empty
        if let states = context.data.lastDayStates[container.identity], !states.isEmpty {
            bar = StateBar(states, span: span, columns: ContainerTable.columns).drawn(
                title: words("last 24 hours: \(uptime.text)"))
        }
        return "\(bar)<small>\(uptime.text)</small>"
    }

    private var none: Markup { "<span class=\"none\" title=\"\(words("not observed"))\">–</span>" }

    /// A share of a ceiling in whole percent: its numbers stand beside it.
    static func bar(_ share: Double) -> Markup {
        let percent = Int((min(max(share.isFinite ? share : 0, 0), 1) * 100).rounded())
        let look: Markup = percent >= 90 ? "bar full" : "bar"
        return
            "<svg class=\"\(look)\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M0 0h\(percent)v1H0z\"/></svg>"
    }
}
