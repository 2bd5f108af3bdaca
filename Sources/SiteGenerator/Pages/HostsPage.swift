import DockStatModel

/// All hosts in a table.
struct HostsPage {
    /// Hosts on a page.
    static let limit = 200

    var context: RenderContext
    var hosts: [HostStatus]
    /// By host.
    var containers: [String: [ContainerStatus]]
    var piece: Piece

    func values() -> PageValues {
        let words = context.words
        var values = PageFrame(context: context).values(
            path: piece.path, kind: .hosts, title: words("Hosts"), heading: words.markup("Hosts"),
            crumbs: [PageFrame.Crumb(label: words.markup("Overview"), path: OverviewPage.path)])
        var table = DataTable(
            words("Hosts"),
            [
                .text(words("Host")), .text(words("State")), .text(words("Containers")), .number(words("CPU")),
                .number(words("Memory")), .text(words("Engine")), .text(words("System")),
            ])
        for host in hosts {
            let own = containers[host.name] ?? []
            let totals = HostTotals(host: host, containers: own)
            table.add([
                "<a href=\"\(NotePath.relative(SitePaths.host(host.slug), from: piece.path))\">\(Markup.name(host.name))</a>",
                HostCard.state(host), StateTally(own).badges, totals.cpuPercent.map { "\(NumberText.percent($0))" } ?? "–",
                totals.memoryBytes.map { "\(NumberText.bytes($0))" } ?? "–",
                host.facts.map { "Docker \($0.dockerVersion, limit: 40)" } ?? .empty,
                host.facts.map { "\($0.operatingSystem, limit: 60)" } ?? .empty,
            ])
        }
        values[markup: "hosts"] = table.table(nothing: words("No hosts are configured."), limit: HostsPage.limit)
        values[markup: "pieces"] = piece.navigation(words)
        return values
    }
}
