import DockStatModel

/// The stacked charts of hosts and stacks.
///
/// A fleet small enough that the last hour of all its containers is read in every tick has that hour on the pages of hosts and stacks themselves.
/// Elsewhere, and for the longer ranges, the charts have pages of their own that are drawn when they move, the oldest first.
struct UseTurn {
    let groups: [UseGroup]
    let hourIsInline: Bool
    /// Places in `groups`.
    let due: [HistoryRange: [Int]]

    /// Containers whose history is read for the charts of one range in a tick; the last group may go beyond.
    static let limit = 250

    init(_ context: RenderContext, known: Manifest, extent: SiteGenerator.Extent) {
        let now = context.data.now
        let interval = context.settings.interval
        let groups =
            context.data.hosts.map {
                UseGroup(host: $0, containers: context.containersByHost[$0.name] ?? [], context: context)
            } + context.stacks.map { UseGroup(stack: $0, context: context) }
        let hourIsInline = context.hourIsInline
        var due: [HistoryRange: [Int]] = [:]
        for range in HistoryRange.allCases {
            if extent == .all || range == .hour && hourIsInline {
                due[range] = groups.indices.filter { !groups[$0].containers.isEmpty }
                continue
            }
            let step = range.step(interval: interval)
            var moved: [(rendered: Timestamp, place: Int)] = []
            for (place, group) in groups.enumerated() where !group.containers.isEmpty {
                let rendered = known.entries[group.path(range, hourIsInline: hourIsInline)]?.rendered
                if let rendered, rendered.floored(to: step) == now.floored(to: step) { continue }
                moved.append((rendered ?? .epoch, place))
            }
            moved.sort { ($0.rendered, $0.place) < ($1.rendered, $1.place) }
            // What is read for a host is read for the stacks on it as well.
            var read: Set<ContainerIdentity> = []
            for entry in moved {
                if read.count >= UseTurn.limit { break }
                due[range, default: []].append(entry.place)
                read.formUnion(groups[entry.place].containers.lazy.map(\.identity))
            }
        }
        self.groups = groups
        self.hourIsInline = hourIsInline
        self.due = due
    }

    /// What was read of a range for the pages of containers anyway.
    struct Read {
        /// `nil` where reading failed, which is told already.
        var histories: [ContainerIdentity: History]?
        /// Whose history was asked for.
        var of: Set<ContainerIdentity>
    }

    /// Pages that will lie there after this tick.
    var pages: Set<String> {
        Set(due.flatMap { range, places in places.map { groups[$0].path(range, hourIsInline: hourIsInline) } })
    }
}

extension SiteTick {
    /// Draws the charts of one range that are due.
    ///
    /// - Returns: the charts that stand on the groups' own pages, by their path.
    func addUse(
        _ turn: UseTurn, _ range: HistoryRange, read: UseTurn.Read, context: RenderContext,
        history: SiteGenerator.HistorySource, to rendered: inout Rendered, report: inout PublishReport
    ) -> [String: UseCharts] {
        var inline: [String: UseCharts] = [:]
        // Charts on pages that are kept are not drawn.
        let isKept = range == .hour && turn.hourIsInline && !(rendered.touched?.contains(.alerts) ?? true)
        let due = isKept ? [] : Set(turn.due[range] ?? [])
        let wanted = turn.groups.indices.filter(due.contains).flatMap { turn.groups[$0].containers.map(\.identity) }
        var uses: [ContainerIdentity: ContainerUse]?
        do {
            uses = try read.histories.map { try self.uses(of: wanted, range, read: $0, of: read.of, history: history) }
        } catch {
            report.failures.append(.init(path: "stacked charts, \(range.rawValue)", reason: "no history: \(error)"))
        }
        for (place, group) in turn.groups.enumerated() where !group.containers.isEmpty {
            let path = group.path(range, hourIsInline: turn.hourIsInline)
            let isInline = path == group.index
            guard due.contains(place), let uses else {
                if !isInline { rendered.kept.insert(path) }
                rendered.kept.insert(group.apiPath(range))
                continue
            }
            let charts = UseCharts(
                context: context, group: group, range: range, path: path,
                uses: group.containers.compactMap { uses[$0.identity] }, earlier: self.read(path))
            report.chartsDrawn += charts.charts.drawn
            rendered.files.append(RenderedFile(group.apiPath(range), charts.document()))
            if isInline {
                inline[path] = charts
            } else {
                let page = UsePage(charts: charts, hourIsInline: turn.hourIsInline)
                rendered.files.append(RenderedFile(path, generator.templates.render(.use, page.values())))
            }
        }
        return inline
    }

    /// A part of the containers after the other: what a container used is small, its history is not.
    ///
    /// - Parameters:
    ///   - read: what was read of the range for the pages of containers anyway.
    ///   - asked: whose history that was to have.
    private func uses(
        of containers: [ContainerIdentity], _ range: HistoryRange, read: [ContainerIdentity: History],
        of asked: Set<ContainerIdentity>, history: SiteGenerator.HistorySource
    ) throws -> [ContainerIdentity: ContainerUse] {
        let axis = StackAxis(range: range, now: data.now, interval: generator.settings.interval)
        let wanted = Set(containers)
        var uses: [ContainerIdentity: ContainerUse] = [:]
        for identity in wanted.intersection(asked) {
            uses[identity] = read[identity].map { ContainerUse(container: identity, history: $0, axis: axis) }
        }
        var missing = wanted.subtracting(asked).sorted()[...]
        while !missing.isEmpty {
            let part = missing.prefix(Pace.limit)
            missing = missing.dropFirst(Pace.limit)
            for (identity, history) in try history(range, Set(part)) {
                uses[identity] = ContainerUse(container: identity, history: history, axis: axis)
            }
        }
        return uses
    }
}
