import DockStatModel

/// Hosts, networks, stacks and containers in one drawing, and the same as a list.
struct GraphPage {
    /// Containers on a page: some whole hosts.
    static let limit = 300

    var context: RenderContext
    var hosts: [HostGraph]
    var piece: Piece

    private var words: Words { context.words }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: piece.path, kind: .graph, title: words("Graph"), heading: words.markup("Hosts, networks, stacks, containers"),
            crumbs: [PageFrame.Crumb(label: words.markup("Overview"), path: OverviewPage.path)])
        values[markup: "summary"] = summary()
        values[markup: "drawing"] =
            hosts.isEmpty
            ? "<p class=\"nothing\">\(words.markup("No hosts are configured."))</p>"
            : GraphDrawing(context: context, path: piece.path, hosts: hosts).drawn()
        values[markup: "tree"] = .joined(hosts.map(tree))
        values[markup: "pieces"] = piece.navigation(words)
        values[markup: "legend"] = ServiceState.legend(context.words)
        return values
    }

    /// Whole hosts on as many pages as they need, in their order.
    static func pieces(_ hosts: [HostGraph]) -> [[HostGraph]] {
        var pieces: [[HostGraph]] = [[]]
        var rows = 0
        for host in hosts {
            if rows > 0, rows + host.rows.count > limit {
                pieces.append([])
                rows = 0
            }
            pieces[pieces.count - 1].append(host)
            // A host without containers takes its place too.
            rows += max(host.rows.count, 4)
        }
        return pieces
    }

    private func summary() -> Markup {
        let networks = hosts.reduce(0) { $0 + $1.networks.count }
        let containers = hosts.reduce(0) { $0 + $1.containers }
        let stacks = Set(hosts.flatMap { $0.groups.compactMap(\.project) }).count
        let parts = [
            words(hosts.count, one: "one host", other: "\(hosts.count) hosts"),
            words(stacks, one: "one stack", other: "\(stacks) stacks"),
            words(containers, one: "one container", other: "\(containers) containers"),
            words(networks, one: "one network", other: "\(networks) networks"),
        ]
        return "\(parts.joined(separator: ", "))"
    }

    private func tree(_ host: HostGraph) -> Markup {
        let page = SitePaths.host(host.host.slug)
        var result: Markup =
            "<section><h3><a href=\"\(NotePath.relative(page, from: piece.path))\">\(Markup.name(host.host.name))</a></h3><ul>"
        for group in host.groups {
            let name: Markup =
                group.project.map { project in
                    project.isEmpty
                        ? .name(project)
                        : "<a href=\"\(NotePath.relative(SitePaths.stack(project), from: piece.path))\">\(Markup.name(project))</a>"
                } ?? words.markup("No project")
            result += "<li>\(name)<ul>"
            for index in group.rows {
                let row = host.rows[index]
                let label: Markup =
                    row.page.map { "<a href=\"\(NotePath.relative($0, from: piece.path))\">\(Markup.name(row.label))</a>" }
                    ?? .name(row.label)
                let networks = host.networks(of: index)
                let joins: Markup =
                    networks.isEmpty
                    ? .empty : " <small>\(Markup.joined(networks.prefix(10).map { .name($0, limit: 80) }, by: ", "))</small>"
                result += "<li>\(row.state.badge(row.stateWords)) \(label)\(joins)</li>"
            }
            result += "</ul></li>"
        }
        if host.left > 0 { result += "<li>\(words.markup("and \(host.left) more"))</li>" }
        result += "</ul></section>\n"
        return result
    }
}
