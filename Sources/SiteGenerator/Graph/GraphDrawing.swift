import DockStatModel

/// The drawing of some hosts as one SVG.
struct GraphDrawing {
    var context: RenderContext
    /// The page it stands on.
    var path: String
    var hosts: [HostGraph]
    let layout: GraphLayout

    init(context: RenderContext, path: String, hosts: [HostGraph]) {
        self.context = context
        self.path = path
        self.hosts = hosts
        layout = GraphLayout(hosts)
    }

    private var words: Words { context.words }

    func drawn() -> Markup {
        let title = words("Hosts, their stacks, containers and networks")
        var result = Markup(reserving: hosts.reduce(1000) { $0 + 400 * $1.rows.count })
        // A little room at the edges for lines and the ring around what has the focus.
        let width = layout.size.x + 4
        let height = layout.size.y + 4
        result +=
            "<div class=\"drawing\" role=\"region\" tabindex=\"0\" aria-label=\"\(title)\"><svg width=\"\(width)\" height=\"\(height)\" viewBox=\"-2 -2 \(width) \(height)\">\n"
        result += clips
        for block in layout.blocks {
            let host = block.graph
            result += "<g transform=\"translate(\(block.origin.x) \(block.origin.y))\">\(head(host))"
            for group in host.groups { result += stack(group, of: host) }
            for (network, place) in zip(host.networks, block.networks) {
                result += self.network(network, at: place.node, lane: place.lane)
            }
            for (index, row) in host.rows.enumerated() { result += container(row, index, of: host) }
            result += "</g>\n"
        }
        result += "</svg></div>"
        return result
    }

    /// Labels end where their boxes do, whatever letters they are of.
    private var clips: Markup {
        func clip(_ name: String, _ width: Int) -> Markup {
            "<clipPath id=\"g-\(name)\"><path d=\"M0-20h\(width - 6)v40H0z\"/></clipPath>"
        }
        return
            "<defs>\(clip("h", layout.width))\(clip("s", layout.columns.stack))\(clip("c", layout.columns.container))\(clip("n", layout.columns.network))</defs>\n"
    }

    private func link(_ target: String?, _ inner: Markup) -> Markup {
        guard let target else { return "<g class=\"node\">\(inner)</g>" }
        return "<a class=\"node\" href=\"\(NotePath.relative(target, from: path))\">\(inner)</a>"
    }

    private func head(_ host: HostGraph) -> Markup {
        let status = host.host
        let (look, word): (ServiceState, String) =
            switch status.reachability {
            case .reachable: (.up, words("reachable"))
            case .unreachable: (.down, words("unreachable"))
            case .untried: (.unknown, words("not tried yet"))
            case .unmonitored: (.unknown, words("not monitored"))
            }
        let count = words(host.containers, one: "one container", other: "\(host.containers) containers")
        let left = host.left > 0 ? ", " + words("\(host.left) of them not drawn") : ""
        let title = "\(CleanText.line(status.name, limit: 120)): \(word), \(count)\(left)"
        let note = host.isContinued ? words("continued") : count + left
        return link(
            SitePaths.host(status.slug),
            """
            <title>\(title)</title><rect class="host" width="\(layout.width)" height="26" rx="6"/>\
            <g transform="translate(8 13)" clip-path="url(#g-h)">\(symbol(look))<text x="20" y="4">\(label(status.name, within: layout.width - 40 - room(for: note), size: 14))</text></g>\
            <text class="count" x="\(layout.width - 8)" y="17" text-anchor="end">\(note)</text>
            """)
    }

    private func stack(_ group: HostGraph.Group, of host: HostGraph) -> Markup {
        let top = GraphLayout.middle(of: group.rows.lowerBound) - GraphLayout.row / 2 + 3
        let height = group.rows.count * GraphLayout.row - 6
        let middle = GraphLayout.middle(of: group.rows.lowerBound)
        let name = group.project ?? words("No project")
        // A bracket from the stack to each of its containers.
        let ends = group.rows.map { "M\(layout.columns.stack) \(GraphLayout.middle(of: $0))h\(GraphLayout.gap)" }
            .joined()
        let look: Markup = group.project == nil ? "stack none" : "stack"
        let worst: Markup = group.tally.whole.map { symbol($0) } ?? .empty
        let inner: Markup = """
            <title>\(CleanText.line(name, limit: 120)): \(group.tally.text(words))</title>\
            <rect class="\(look)" y="\(top)" width="\(layout.columns.stack)" height="\(height)" rx="5"/>\
            <g transform="translate(8 \(middle))" clip-path="url(#g-s)">\(worst)<text x="18" y="4">\(label(name, within: layout.columns.stack - 32))</text></g>
            """
        let target = group.project.flatMap { $0.isEmpty ? nil : SitePaths.stack($0) }
        return "<path class=\"edge\" d=\"\(ends)\"/>\(link(target, inner))\n"
    }

    private func container(_ row: HostGraph.Row, _ index: Int, of host: HostGraph) -> Markup {
        let middle = GraphLayout.middle(of: index)
        let networks = host.networks(of: index)
        let joins = networks.isEmpty ? "" : "; " + networks.prefix(10).joined(separator: ", ")
        let title = CleanText.line("\(row.label): \(row.stateWords)\(joins)", limit: 400)
        let inner: Markup = """
            <title>\(title)</title><rect class="box \(row.state.rawValue)" x="\(layout.containerX)" \
            y="\(middle - GraphLayout.box / 2)" width="\(layout.columns.container)" height="\(GraphLayout.box)" rx="4"/>\
            <g transform="translate(\(layout.containerX + 5) \(middle))" clip-path="url(#g-c)">\(symbol(row.state))\
            <text x="18" y="4">\(label(row.label, within: layout.columns.container - 28))</text></g>
            """
        return "\(link(row.page, inner))\n"
    }

    private func network(_ network: HostGraph.Network, at node: GraphLayout.Point, lane: Int) -> Markup {
        let rows = network.members.map(GraphLayout.middle)
        let top = min(rows.first ?? node.y, node.y)
        let bottom = max(rows.last ?? node.y, node.y)
        var lines = "M\(lane) \(top)V\(bottom)M\(lane) \(node.y)H\(node.x)"
        var dots = ""
        for row in rows {
            lines += "M\(layout.containerEnd) \(row)H\(lane)"
            dots += "M\(lane) \(row)h0"
        }
        let driver = network.driver.map { ", \(CleanText.line($0, limit: 40))" } ?? ""
        let count = words(network.size, one: "one container", other: "\(network.size) containers")
        let title = "\(CleanText.line(network.name, limit: 120))\(driver): \(count)"
        return """
            <g class="net"><title>\(title)</title><path class="edge" d="\(lines)"/><path class="dots" d="\(dots)"/>\
            <rect class="network" x="\(node.x)" y="\(node.y - GraphLayout.box / 2)" width="\(layout.columns.network)" \
            height="\(GraphLayout.box)" rx="9"/><g transform="translate(\(node.x) \(node.y))" clip-path="url(#g-n)">\
            <text x="10" y="4">\(label(network.name, within: layout.columns.network - 20))</text></g></g>

            """
    }

    private func symbol(_ state: ServiceState) -> Markup {
        "<use class=\"\(state.look)\" href=\"#s-\(state.look)\" y=\"-6\" width=\"12\" height=\"12\"/>"
    }

    /// Cut to what fits, which an ellipsis tells: the whole name is in the title.
    ///
    /// - Parameters:
    ///   - width: of the room, in pixels.
    ///   - size: of the font.
    private func label(_ name: String, within width: Int, size: Double = 12.5) -> String {
        var label = CleanText.line(name, limit: 200)
        guard room(for: label, size: size) > width else { return label }
        while !label.isEmpty, room(for: label + "…", size: size) > width { label.removeLast() }
        return label + "…"
    }

    /// How wide a text is at most, in pixels.
    private func room(for text: String, size: Double = 12.5) -> Int {
        Int((TextWidth.verdana11(text) / 11 * size).rounded(.up))
    }
}
