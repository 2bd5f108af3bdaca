import DockStatModel

struct HostPage {
    var context: RenderContext
    var host: HostStatus
    var containers: [ContainerStatus]
    /// The stacked charts of the last hour, where this page shows them.
    var charts: UseCharts?

    var path: String { SitePaths.host(host.slug) }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: path, kind: .host, title: host.name, heading: "\(Markup.name(host.name)) \(HostCard.state(host))",
            crumbs: [PageFrame.Crumb(label: "Overview", path: OverviewPage.path)])
        values[markup: "banner"] = banner()
        values[markup: "facts"] = facts()
        let group = UseGroup(host: host, containers: containers)
        values[flag: "hasTabs"] = !containers.isEmpty
        values[markup: "tabs"] = UsePage.tabs(
            group, current: charts?.range, context: context, hourIsInline: context.data.containers.count <= Pace.limit)
        values[markup: "charts"] = charts?.section() ?? .empty
        values[markup: "containers"] = ContainerTable(context: context, path: path)
            .table(containers, caption: "Containers of \(host.name)")
        values[markup: "events"] = EventList(clock: context.clock, namesContainer: true).list(
            context.data.events[host.name] ?? [])
        values[markup: "inventory"] = InventoryTables(clock: context.clock).tables(host.inventory)
        let notes = context.note(for: .host(host.name), onPage: path)
        values[markup: "notes"] = notes
        values[flag: "hasNotes"] = !notes.isEmpty
        values[markup: "legend"] = ServiceState.legend
        return values
    }

    /// The host's own alerts, those of its containers, and the maintenance that runs for it.
    private func banner() -> Markup {
        let ofContainers = containers.flatMap { context.alerts.alerts(about: .container($0.identity)) }
        return AlertBanner(context: context, path: path).banner(
            context.alerts.alerts(about: .host(host.name)) + ofContainers, namesSubject: true,
            maintenance: context.alerts.running.isEmpty ? [] : context.alerts.running(for: context.facts(host)))
    }

    private func facts() -> Markup {
        var result = Markup.empty
        if case .unreachable(let reason) = host.reachability {
            result += HostCard.complaint(reason, host: host, clock: context.clock)
        }
        if !host.warnings.isEmpty {
            let items = host.warnings.prefix(10).map { warning -> Markup in "<li>\(warning, limit: 500)</li>" }
            result += "<ul class=\"warnings\">\(Markup.joined(items))</ul>"
        }
        result += HostTotals(host: host, containers: containers).list()
        var list = FactList()
        list.add("Engine", text: host.engine)
        if let facts = host.facts {
            list.add("Docker", "\(facts.dockerVersion, limit: 60) (API \(facts.apiVersion, limit: 20))")
            list.add("System", text: facts.operatingSystem)
            list.add("Kernel", text: facts.kernelVersion)
            list.add("Architecture", text: facts.architecture)
            list.add(
                "Machine",
                "\(facts.totalCPU) \(facts.totalCPU == 1 ? "core" : "cores"), \(NumberText.bytes(Double(facts.totalMemory)))")
            list.add("Control groups", text: facts.cgroupVersion.map { "version \($0)" })
        }
        if case .reachable = host.reachability, let since = host.since {
            list.add("Reachable since", context.clock.element(since))
        }
        for (name, value) in host.labels.sorted(by: { $0.key < $1.key }).prefix(30) {
            list.add(CleanText.line(name, limit: 80), text: value)
        }
        for gap in host.gaps.prefix(3) {
            list.add(
                "Events lost",
                "\(context.clock.element(gap.from)) to \(context.clock.element(gap.to)): \(gap.evidence, limit: 200)")
        }
        result += list.list()
        return result
    }
}

/// Images, networks and volumes of a host, folded away.
struct InventoryTables {
    var clock: ClockText
    private static let limit = 200

    func tables(_ inventory: HostInventory?) -> Markup {
        guard let inventory else { return .empty }
        var result = Markup.empty
        result += table(
            "Images", head: ["Image", "Size", "Created"],
            rows: inventory.images.sorted { ($0.tags.first ?? "~", $0.id) < ($1.tags.first ?? "~", $1.id) }.map { image in
                [
                    .name(
                        image.tags.isEmpty
                            ? "untagged " + image.id.prefix(19) : image.tags.sorted().prefix(3).joined(separator: ", ")),
                    "\(NumberText.bytes(Double(image.size)))", clock.element(image.created),
                ]
            })
        result += table(
            "Networks", head: ["Network", "Driver", "Scope"],
            rows: inventory.networks.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map {
                [.name($0.name), .name($0.driver, limit: 40), .name($0.scope, limit: 40)]
            })
        result += table(
            "Volumes", head: ["Volume", "Driver"],
            rows: inventory.volumes.sorted { $0.name < $1.name }.map { [.name($0.name), .name($0.driver, limit: 40)] })
        return result
    }

    private func table(_ title: String, head: [Markup], rows: [[Markup]]) -> Markup {
        guard !rows.isEmpty else { return .empty }
        var result: Markup =
            "<details><summary>\(title) <span>\(rows.count)</span></summary><div class=\"wide\"><table class=\"plain\"><thead><tr>"
        for cell in head { result += "<th scope=\"col\">\(cell)</th>" }
        result += "</tr></thead><tbody>"
        for row in rows.prefix(InventoryTables.limit) {
            result += "<tr>\(Markup.joined(row.map { "<td>\($0)</td>" }))</tr>"
        }
        result += "</tbody></table></div>"
        if rows.count > InventoryTables.limit { result += "<p>and \(rows.count - InventoryTables.limit) more</p>" }
        result += "</details>"
        return result
    }
}
