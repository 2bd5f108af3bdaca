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

    /// Pages that will lie there after this tick.
    var pages: Set<String> {
        Set(due.flatMap { range, places in places.map { groups[$0].path(range, hourIsInline: hourIsInline) } })
    }
}

/// What containers used in a range, taken from their history in parts: the one is small, the other is not.
struct UseReading {
    let range: HistoryRange
    /// Places of the groups whose charts are drawn.
    let drawn: Set<Int>
    private let axis: StackAxis
    /// Whose history is yet to be looked at.
    private var missing: Set<ContainerIdentity>
    /// `nil` where reading failed.
    private(set) var uses: [ContainerIdentity: ContainerUse]? = [:]

    /// - Parameter touched: what changed since the tick that the pages show. Charts on pages that are kept are not drawn.
    init(_ turn: UseTurn, _ range: HistoryRange, touched: DataParts?, now: Timestamp, interval: Duration) {
        self.range = range
        let isKept = range == .hour && turn.hourIsInline && !(touched?.contains(.alerts) ?? true)
        drawn = isKept ? [] : Set(turn.due[range] ?? [])
        missing = Set(drawn.flatMap { turn.groups[$0].containers.map(\.identity) })
        axis = StackAxis(range: range, now: now, interval: interval)
    }

    /// - Parameters:
    ///   - histories: what was read for the pages of containers anyway; `nil` where that failed.
    ///   - asked: whose history that was to have.
    mutating func take(_ histories: [ContainerIdentity: History]?, of asked: [ContainerIdentity]) {
        guard let histories else { return uses = nil }
        for identity in asked where missing.remove(identity) != nil {
            uses?[identity] = histories[identity].map { ContainerUse(container: identity, history: $0, axis: axis) }
        }
    }

    mutating func readRest(_ history: SiteGenerator.HistorySource) throws {
        guard uses != nil else { return }
        do {
            for part in missing.sorted().slices(of: SiteTick.heldHistories) {
                take(try history(range, Set(part)), of: Array(part))
            }
        } catch {
            uses = nil
            throw error
        }
    }
}

extension SiteTick {
    /// Draws the charts of one range that are due.
    ///
    /// - Returns: the charts that stand on the groups' own pages, by their path.
    func addUse(
        _ turn: UseTurn, _ reading: UseReading, context: RenderContext, to rendered: inout Rendered, report: inout PublishReport
    ) -> [String: UseCharts] {
        let range = reading.range
        var inline: [String: UseCharts] = [:]
        for (place, group) in turn.groups.enumerated() where !group.containers.isEmpty {
            let path = group.path(range, hourIsInline: turn.hourIsInline)
            let isInline = path == group.index
            guard reading.drawn.contains(place), let uses = reading.uses else {
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
}
