import DockStatModel

/// Containers whose use is drawn stacked, and where those charts have their pages: those of a host or of a stack.
struct UseGroup: Sendable {
    /// Relative to the output folder, with a slash at its end; the group's own page is its index.
    var folder: String
    /// Of the JSON twins, likewise.
    var apiFolder: String
    var name: String
    var crumbs: [PageFrame.Crumb]
    var containers: [ContainerStatus]
    /// What the machine has; `nil` where there are several, or where nothing tells.
    var cpuCeiling: Double?
    var memoryCeiling: Double?
    /// Whether its containers are of several hosts, where the same name may stand for several.
    var namesHosts = false

    init(host: HostStatus, containers: [ContainerStatus], context: RenderContext) {
        folder = SitePaths.hostFolder(host.slug)
        apiFolder = SitePaths.apiHistoryFolder(ofHost: host.slug)
        name = host.name
        crumbs = [
            PageFrame.overview(context), PageFrame.Crumb(label: context.words.markup("Hosts"), path: SitePaths.hosts),
            PageFrame.Crumb(label: .name(host.name), path: SitePaths.host(host.slug)),
        ]
        self.containers = containers
        if let cores = host.facts?.totalCPU, cores > 0 { cpuCeiling = Double(cores) * 100 }
        if let memory = host.facts?.totalMemory, memory > 0 { memoryCeiling = Double(memory) }
    }

    init(stack: Stack, context: RenderContext) {
        folder = SitePaths.stackFolder(stack.project)
        apiFolder = SitePaths.apiHistoryFolder(ofStack: stack.project)
        name = stack.project
        crumbs = [
            PageFrame.overview(context), PageFrame.Crumb(label: context.words.markup("Stacks"), path: SitePaths.stacks),
            PageFrame.Crumb(label: .name(stack.project), path: stack.path),
        ]
        containers = stack.containers
        namesHosts = stack.hosts.count > 1
    }

    func ceiling(_ resource: ContainerUse.Resource) -> Double? { resource == .cpu ? cpuCeiling : memoryCeiling }

    var index: String { folder + "index.html" }

    /// The page of a range. The last hour stands on the group's own page where that can be drawn in every tick.
    func path(_ range: HistoryRange, hourIsInline: Bool) -> String {
        range == .hour && hourIsInline ? index : folder + range.rawValue + ".html"
    }

    func apiPath(_ range: HistoryRange) -> String { apiFolder + range.rawValue + ".json" }
}

/// The stacked charts of a group for one range.
struct UseCharts {
    let context: RenderContext
    let group: UseGroup
    let range: HistoryRange
    /// The page they stand on.
    let path: String
    private let axis: StackAxis
    private let stacks: [ContainerStack]
    private let uses: [ContainerUse]
    private let statuses: [ContainerIdentity: ContainerStatus]
    private(set) var charts = DrawnCharts.none

    /// - Parameter earlier: the page they stand on, as it lies there.
    init(
        context: RenderContext, group: UseGroup, range: HistoryRange, path: String, uses: [ContainerUse], earlier: [UInt8]?
    ) {
        self.context = context
        self.group = group
        self.range = range
        self.path = path
        let axis = StackAxis(range: range, now: context.data.now, interval: context.settings.interval)
        self.axis = axis
        self.uses = uses
        let shown = ContainerStack.shown(uses)
        stacks = ContainerUse.Resource.allCases.map { ContainerStack($0, uses: uses, shown: shown, axis: axis) }
        statuses = Dictionary(group.containers.map { ($0.identity, $0) }) { first, _ in first }
        let marks = EventMark.marks(of: uses, words: context.words, name: name)
        charts = DrawnCharts(count: stacks.count, print: print(marks), earlier: earlier) { figures(marks) }
    }

    /// Of all that the charts show.
    private func print(_ marks: [EventMark]) -> ValueHash {
        var hash = ValueHash(seed: context.drawingPrint)
        hash.add(axis.span)
        for stack in stacks {
            hash.add(value: group.ceiling(stack.resource) ?? -1)
            for isPartial in stack.isPartial { hash.add(isPartial) }
            for layer in stack.layers {
                // Leads to the container's page once there is one.
                hash.add(layer.container.map { link($0).string })
                hash.add(Int64(layer.count))
                hash.add(Int64(layer.slot ?? -1))
                for value in layer.values { hash.add(value: value) }
            }
        }
        for mark in marks { hash.add(mark) }
        for span in maintenance { hash.add(span) }
        return hash
    }

    private func figures(_ marks: [EventMark]) -> Markup {
        let time = TimeAxis(span: axis.span, clock: context.clock)
        return .joined(
            stacks.map { stack in
                StackDrawing(
                    stack: stack, time: time, clock: context.clock, words: context.words, marks: marks,
                    maintenance: maintenance, ceiling: group.ceiling(stack.resource), name: link, plainName: name
                ).figure()
            }, by: "\n")
    }

    /// When some of the containers were in maintenance.
    private var maintenance: [Range<Timestamp>] {
        var spans: [Range<Timestamp>] = []
        for span in uses.flatMap(\.maintenance).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = spans.last, span.lowerBound <= last.upperBound {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                spans.append(span)
            }
        }
        return spans
    }

    /// The charts with what a script needs to find their numbers.
    func section() -> Markup {
        "<div class=\"charts\" data-history=\"\(NotePath.relative(group.apiPath(range), from: path))\">\n\(charts.markup)\n</div>"
    }

    private func name(_ container: ContainerIdentity) -> String {
        let name = CleanText.line(statuses[container]?.name ?? container.key, limit: 120)
        return group.namesHosts ? name + " · " + CleanText.line(container.host, limit: 120) : name
    }

    private func link(_ container: ContainerIdentity) -> Markup {
        guard let status = statuses[container] else { return .name(container.key) }
        let page = context.page(of: status)
        let host: Markup = group.namesHosts ? " <span class=\"muted\">\(Markup.name(container.host))</span>" : .empty
        guard context.existing.contains(page) else { return "\(Markup.name(status.name))\(host)" }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(Markup.name(status.name))</a>\(host)"
    }

    /// The numbers of both charts: averages, `null` where nothing was observed.
    func document() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("name", CleanText.line(group.name))
            json.field("range", range.rawValue)
            json.field("from", axis.span.lowerBound)
            json.field("to", axis.span.upperBound)
            json.object("signals") { json in for stack in stacks { write(stack, in: &json) } }
        }
    }

    /// Under the names that a container's history has, so that one script reads both.
    private func write(_ stack: ContainerStack, in json: inout JSONWriter) {
        let digits = stack.resource == .cpu ? 2 : 0
        func write(_ values: [Double], in json: inout JSONWriter) {
            for value in values { json.number(value.isNaN ? nil : value, digits: digits) }
        }
        json.object(stack.resource.reading.rawValue) { json in
            json.field("start", axis.span.lowerBound)
            json.field("stepSeconds", axis.step.inSeconds, digits: 3)
            json.array("average") { json in write(stack.totals, in: &json) }
            json.array("layers") { json in
                for layer in stack.layers {
                    json.object { json in
                        json.field("hostName", layer.container.map { CleanText.line($0.host) })
                        json.field("name", layer.container.flatMap { statuses[$0] }.map { CleanText.line($0.name) })
                        json.field("containers", layer.count)
                        json.array("average") { json in write(layer.values, in: &json) }
                    }
                }
            }
        }
    }
}

/// The page of one range, beside the group's own page.
struct UsePage {
    let charts: UseCharts
    let hourIsInline: Bool

    func values() -> PageValues {
        let context = charts.context
        let name = CleanText.line(charts.group.name, limit: 120)
        var values = PageFrame(context: context).values(
            path: charts.path, kind: .use, title: "\(name), \(context.last(charts.range))",
            heading: "\(Markup.name(charts.group.name)) <span class=\"muted\">\(context.last(charts.range))</span>",
            crumbs: charts.group.crumbs)
        values[markup: "tabs"] = UsePage.tabs(charts.group, current: charts.range, context: context, hourIsInline: hourIsInline)
        values[markup: "charts"] = charts.section()
        return values
    }

    /// - Parameter current: `nil` on the group's own page where that shows no range.
    static func tabs(
        _ group: UseGroup, current: HistoryRange?, context: RenderContext, hourIsInline: Bool
    ) -> Markup {
        .joined(
            HistoryRange.allCases.map { range in
                let page = group.path(range, hourIsInline: hourIsInline)
                let title = context.label(of: range)
                // All of them lie in one folder.
                let link = page == group.index ? "./" : String(page.dropFirst(group.folder.count))
                if range == current { return "<li><a href=\"\(link)\" aria-current=\"page\">\(title)</a></li>" }
                guard page == group.index || context.existing.contains(page) else {
                    return "<li><span title=\"\(context.words("not drawn yet"))\">\(title)</span></li>"
                }
                return "<li><a href=\"\(link)\">\(title)</a></li>"
            })
    }
}
