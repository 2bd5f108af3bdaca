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
            crumbs: [PageFrame.overview(context)])
        var table = DataTable(
            words, words("Hosts"),
            [
                .text("Host"), .text("State"), .text("Containers"), .number("CPU"),
                .number("Memory"), .text("Engine"), .text("System"),
            ])
        for host in hosts {
            let own = containers[host.name] ?? []
            let totals = HostTotals(context: context, host: host, containers: own)
            table.add([
                "<a href=\"\(NotePath.relative(SitePaths.host(host.slug), from: piece.path))\">\(Markup.name(host.name))</a>",
                HostCard.state(host, words), StateTally(own).badges(words),
                totals.cpuPercent.map { "\(context.words.numbers.percent($0))" } ?? "–",
                totals.memoryBytes.map { "\(context.words.numbers.bytes($0))" } ?? "–",
                host.facts.map { "Docker \($0.dockerVersion, limit: 40)" } ?? .empty,
                host.facts.map { "\($0.operatingSystem, limit: 60)" } ?? .empty,
            ])
        }
        values[markup: "hosts"] = table.table(nothing: words("No hosts are configured."), limit: HostsPage.limit)
        values[markup: "pieces"] = piece.navigation(words)
        values[markup: "forms"] = HostForms(context: context, hosts: hosts, path: piece.path).section()
        return values
    }
}
