import DockStatModel

/// The stacked charts of hosts.
///
/// A fleet small enough that the last hour of all its containers is read in every tick has that hour on the hosts' own pages.
/// Elsewhere, and for the longer ranges, the charts have pages of their own that are drawn when they move, the oldest first.
struct UseTurn {
    let groups: [UseGroup]
    let hourIsInline: Bool
    /// Places in `groups`.
    let due: [HistoryRange: [Int]]

    /// Containers whose history is read for the charts of one range in a tick, beyond the first group.
    static let limit = 250

    init(_ data: SiteData, known: Manifest, interval: Duration) {
        let byHost = Dictionary(grouping: data.containers, by: \.identity.host)
        let groups = data.hosts.map { UseGroup(host: $0, containers: byHost[$0.name] ?? []) }
        let hourIsInline = data.containers.count <= Pace.limit
        var due: [HistoryRange: [Int]] = [:]
        for range in HistoryRange.allCases {
            if range == .hour, hourIsInline {
                due[range] = groups.indices.filter { !groups[$0].containers.isEmpty }
                continue
            }
            let step = range.step(interval: interval)
            var moved: [(rendered: Timestamp, place: Int)] = []
            for (place, group) in groups.enumerated() where !group.containers.isEmpty {
                let rendered = known.entries[group.path(range, hourIsInline: hourIsInline)]?.rendered
                if let rendered, rendered.floored(to: step) == data.now.floored(to: step) { continue }
                moved.append((rendered ?? .epoch, place))
            }
            moved.sort { ($0.rendered, $0.place) < ($1.rendered, $1.place) }
            var room = UseTurn.limit
            for entry in moved where room > 0 {
                due[range, default: []].append(entry.place)
                room -= groups[entry.place].containers.count
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
        _ turn: UseTurn, _ range: HistoryRange, read: UseTurn.Read, context: RenderContext, history: SiteGenerator.HistorySource, to rendered: inout Rendered, report: inout PublishReport
    ) -> [String: UseCharts] {
        var inline: [String: UseCharts] = [:]
        let due = Set(turn.due[range] ?? [])
        for (place, group) in turn.groups.enumerated() where !group.containers.isEmpty {
            let path = group.path(range, hourIsInline: turn.hourIsInline)
            let isInline = path == group.index
            func keep() {
                if !isInline { rendered.kept.insert(path) }
                rendered.kept.insert(group.apiPath(range))
            }
            guard due.contains(place), read.histories != nil else {
                keep()
                continue
            }
            let uses: [ContainerUse]
            do {
                uses = try self.uses(of: group, range, read: read, history: history)
            } catch {
                report.failures.append(.init(path: path, reason: "no history: \(error)"))
                keep()
                continue
            }
            let charts = UseCharts(context: context, group: group, range: range, path: path, uses: uses)
            report.chartsDrawn += charts.count
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
    private func uses(
        of group: UseGroup, _ range: HistoryRange, read: UseTurn.Read, history: SiteGenerator.HistorySource
    ) throws -> [ContainerUse] {
        let axis = StackAxis(range: range, now: data.now, interval: generator.settings.interval)
        var uses = group.containers.map(\.identity).reduce(into: [ContainerIdentity: ContainerUse]()) { uses, identity in
            uses[identity] = read.histories?[identity].map { ContainerUse(container: identity, history: $0, axis: axis) }
        }
        var missing = group.containers.map(\.identity).filter { !read.of.contains($0) }[...]
        while !missing.isEmpty {
            let part = missing.prefix(Pace.limit)
            missing = missing.dropFirst(Pace.limit)
            for (identity, history) in try history(range, Set(part)) {
                uses[identity] = ContainerUse(container: identity, history: history, axis: axis)
            }
        }
        return group.containers.compactMap { uses[$0.identity] }
    }
}
