import DockStatModel

extension SiteTick {
    /// Of how many containers the history, and the pages made from it, are in memory at once: it is large.
    static let heldHistories = 50

    /// Draws what is due of the containers, and of the stacked charts, which show the same history.
    ///
    /// - Returns: the last hour of each container, where the fleet is small enough to read it of all, and the charts that stand
    ///   on the pages of hosts and stacks, by their path.
    func addContainers(
        _ turn: Pace.Turn, _ useTurn: UseTurn, banners: [ContainerIdentity: Int64], context: RenderContext,
        history: SiteGenerator.HistorySource, ahead: Ahead, to rendered: inout Rendered, report: inout PublishReport
    ) throws -> (hours: [ContainerIdentity: History], charts: [String: UseCharts]) {
        // Between two ticks what shows the last hour of many is made for alerts alone.
        let isSmall = data.containers.count <= Pace.limit && rendered.touched?.contains(.alerts) ?? true
        // What pages need comes before them.
        let authored = rendered.files
        rendered.files = []
        try write(authored, ahead, in: &rendered, report: &report)
        var hours: [ContainerIdentity: History] = [:]
        var charts: [String: UseCharts] = [:]
        for range in HistoryRange.allCases {
            let due = turn.due[range] ?? []
            keepOthers(range, due, postponed: turn.postponed[range] ?? [], context: context, in: &rendered)
            var use = UseReading(
                useTurn, range, touched: rendered.touched, now: data.now, interval: generator.settings.interval)
            let shown = isSmall && range == .hour ? data.containers : data.containers.filter { due.contains($0.identity) }
            for part in shown.slices(of: Self.heldHistories) {
                var histories: [ContainerIdentity: History]?
                do {
                    histories = try history(range, Set(part.map(\.identity)))
                } catch {
                    // Told once for all parts.
                    if use.uses != nil {
                        report.failures.append(
                            .init(path: "pages of containers, \(range.rawValue)", reason: "no history: \(error)"))
                    }
                }
                let files = pages(
                    of: part.filter { due.contains($0.identity) }, range, histories, banners: banners, context: context,
                    in: &rendered, report: &report)
                try write(files, ahead, in: &rendered, report: &report)
                if range == .hour, isSmall { hours.merge(histories ?? [:]) { first, _ in first } }
                use.take(histories, of: part.map(\.identity))
            }
            do {
                try use.readRest(history)
            } catch {
                report.failures.append(.init(path: "stacked charts, \(range.rawValue)", reason: "no history: \(error)"))
            }
            charts.merge(addUse(useTurn, use, context: context, to: &rendered, report: &report)) { first, _ in first }
        }
        return (hours, charts)
    }

    /// Before the others, unless a template has a mistake: then it is yet to be seen what is written.
    private func write(
        _ files: [RenderedFile], _ ahead: Ahead, in rendered: inout Rendered, report: inout PublishReport
    ) throws {
        if generator.templates.broken.isEmpty {
            rendered.kept.formUnion(files.lazy.map(\.path))
            try ahead(files, &report)
        } else {
            rendered.files += files
        }
    }

    private func keepOthers(
        _ range: HistoryRange, _ due: Set<ContainerIdentity>, postponed: Set<ContainerIdentity>, context: RenderContext,
        in rendered: inout Rendered
    ) {
        for container in data.containers where !due.contains(container.identity) {
            rendered.kept.formUnion(paths(of: container, range, context))
            if postponed.contains(container.identity) { rendered.overdue.append(context.page(of: container, range: range)) }
        }
    }

    private func paths(of container: ContainerStatus, _ range: HistoryRange, _ context: RenderContext) -> [String] {
        let host = context.slug(ofHost: container.identity.host)
        let paths = [
            context.page(of: container, range: range), SitePaths.apiHistory(host: host, container: container.slug, range: range),
        ]
        return range == .hour ? paths + [SitePaths.apiContainer(host: host, container: container.slug)] : paths
    }

    /// - Parameter histories: `nil` where reading failed: then everything stays as it is.
    private func pages(
        of containers: [ContainerStatus], _ range: HistoryRange, _ histories: [ContainerIdentity: History]?,
        banners: [ContainerIdentity: Int64], context: RenderContext, in rendered: inout Rendered, report: inout PublishReport
    ) -> [RenderedFile] {
        var files: [RenderedFile] = []
        for container in containers {
            let paths = paths(of: container, range, context)
            guard let histories else {
                rendered.kept.formUnion(paths)
                continue
            }
            let shown = histories[container.identity] ?? History(range: range, series: [:], states: [], events: [])
            let page = ContainerPage(context: context, container: container, history: shown)
            let charts = page.charts.drawn(earlier: read(paths[0]))
            report.chartsDrawn += charts.drawn
            var file = self.page(range == .hour ? .container : .range, paths[0], page.values(charts: charts.markup))
            if range == .hour { file.fingerprint = banners[container.identity] ?? 0 }
            files.append(file)
            files.append(RenderedFile(paths[1], HistoryJSON(context: context).document(container, shown)))
            if range == .hour { files.append(RenderedFile(paths[2], ContainerJSON(context: context).document(container))) }
        }
        return files
    }
}
