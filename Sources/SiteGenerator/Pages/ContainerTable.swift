import DockStatModel

/// The table of containers on the overview and on host pages, grouped by Compose project.
struct ContainerTable {
    var context: RenderContext
    /// The page it stands on.
    var path: String
    private let root: String
    private let span: Range<Timestamp>
    private let dayTitle: String
    private let daysTitle: String

    /// Columns of the little state bars: 15 minutes each.
    private static let columns = 96

    init(context: RenderContext, path: String) {
        self.context = context
        self.path = path
        root = SitePaths.root(from: path)
        dayTitle = context.words("Last 24 hours")
        daysTitle = context.words("Last \(DayStrip.length) days")
        span = HistoryRange.day.span(at: context.data.now, interval: context.settings.interval)
    }

    /// - Parameter containers: of one host.
    func table(_ containers: [ContainerStatus], caption: String) -> Markup {
        guard !containers.isEmpty else { return "<p class=\"nothing\">No containers.</p>" }
        var result = Markup(reserving: containers.count * 1200)
        result += """
            <table class="containers" role="table"><caption class="away">\(caption)</caption>\
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">State</th>\
            <th scope="col" role="columnheader">Container</th><th scope="col" role="columnheader" class="n">CPU</th>\
            <th scope="col" role="columnheader" class="n">Memory</th><th scope="col" role="columnheader" class="n">Network in, out</th>\
            <th scope="col" role="columnheader">\(dayTitle)</th>\
            <th scope="col" role="columnheader">\(daysTitle)</th></tr></thead>
            """
        for group in ContainerTable.groups(containers) {
            result += "<tbody role=\"rowgroup\">"
            if let project = group.project {
                result +=
                    "<tr class=\"group\" role=\"row\"><th colspan=\"7\" scope=\"rowgroup\" role=\"rowheader\">\(Markup.name(project)) <span>\(ContainerTable.tally(group.containers))</span></th></tr>\n"
            } else if group.isRest {
                result +=
                    "<tr class=\"group\" role=\"row\"><th colspan=\"7\" scope=\"rowgroup\" role=\"rowheader\">No project <span>\(ContainerTable.tally(group.containers))</span></th></tr>\n"
            }
            for container in group.containers { result += row(container) }
            result += "</tbody>"
        }
        result += "</table>"
        return result
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

    private static func tally(_ containers: [ContainerStatus]) -> String {
        var counts: [ServiceState: Int] = [:]
        for container in containers { counts[container.service, default: 0] += 1 }
        return ServiceState.allCases.compactMap { state in counts[state].map { "\($0) \(state.word)" } }.joined(separator: ", ")
    }

    private func row(_ container: ContainerStatus) -> Markup {
        let usage = container.usage
        return """
            <tr class="\(container.service.rawValue)" role="row"><td role="cell">\(container.service.badge(container.stateWords))</td>\
            <th scope="row" role="rowheader">\(link(container))<small>\(Markup.name(container.image, limit: 80))</small></th>\
            <td class="n cpu" role="cell">\(cpu(usage, container))</td><td class="n memory" role="cell">\(memory(usage))</td>\
            <td class="n net" role="cell">\(network(usage))</td><td class="day" role="cell" data-label="\(dayTitle)">\(day(container))</td>\
            <td class="quarter" role="cell" data-label="\(daysTitle)">\(ContainerDays(context: context, container: container).cell())</td></tr>

            """
    }

    func link(_ container: ContainerStatus) -> Markup {
        let page = context.page(of: container)
        guard context.existing.contains(page) else { return .name(container.name) }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(Markup.name(container.name))</a>"
    }

    private func cpu(_ usage: Usage, _ container: ContainerStatus) -> Markup {
        guard let percent = usage.cpuPercent else { return ContainerTable.none }
        let bar = context.cpuCeiling(of: container).map { ContainerTable.bar(percent / $0) } ?? .empty
        return "<span>\(NumberText.percent(percent))</span>\(bar)"
    }

    private func memory(_ usage: Usage) -> Markup {
        guard let bytes = usage.memoryBytes else { return ContainerTable.none }
        guard let share = usage.memoryPercent, let limit = usage.memoryLimit else {
            return "<span>\(NumberText.bytes(bytes))</span>"
        }
        return
            "<span>\(NumberText.bytes(bytes)) <small>of \(NumberText.bytes(limit))</small></span>\(ContainerTable.bar(share / 100))"
    }

    private func network(_ usage: Usage) -> Markup {
        guard let received = usage.networkRxRate, let sent = usage.networkTxRate else { return ContainerTable.none }
        return "<span>\(NumberText.rate(received))</span> <span>\(NumberText.rate(sent))</span>"
    }

    private func day(_ container: ContainerStatus) -> Markup {
        let uptime = UptimeText(durations: container.lastDay)
        var bar = Markup.empty
        if let states = context.data.lastDayStates[container.identity], !states.isEmpty {
            bar = StateBar(states, span: span, columns: ContainerTable.columns).drawn(title: "last 24 hours: \(uptime.words)")
        }
        return "\(bar)<small>\(uptime.words)</small>"
    }

    private static let none: Markup = "<span class=\"none\" title=\"not observed\">–</span>"

    /// A share of a ceiling in whole percent: its numbers stand beside it.
    static func bar(_ share: Double) -> Markup {
        let percent = Int((min(max(share.isFinite ? share : 0, 0), 1) * 100).rounded())
        let look: Markup = percent >= 90 ? "bar full" : "bar"
        return
            "<svg class=\"\(look)\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M0 0h\(percent)v1H0z\"/></svg>"
    }
}
