import DockStatModel

/// What the configuration wants first on the overview: `pinned:`.
struct PinnedTable {
    var context: RenderContext

    /// Empty where nothing is pinned, or nothing of it is there.
    func section() -> Markup {
        let containers = pinned()
        guard !containers.isEmpty else { return .empty }
        let words = context.words
        let table = ContainerTable(context: context, path: OverviewPage.path)
            .table(inOrder: containers, caption: words("Pinned"), namesHost: context.data.hosts.count > 1)
        return "<section class=\"pinned\"><h2>\(words("Pinned"))</h2>\(table)</section>"
    }

    /// Whether people pinned it on the pages.
    func isKept(_ container: ContainerStatus) -> Bool {
        context.settings.keptPins.contains("\(container.identity.host)/\(container.name)")
    }

    /// Whether the configuration or people pinned it.
    func isPinned(_ container: ContainerStatus) -> Bool {
        context.settings.pinned.contains { pattern in
            let glob = Glob(pattern)
            return glob.matches(container.name) || glob.matches("\(container.identity.host)/\(container.name)")
        }
    }

    /// In the order of the patterns; what several of them name stands at the first.
    func pinned() -> [ContainerStatus] {
        var seen: Set<ContainerIdentity> = []
        let byName = context.data.containers.sorted { ($0.name, $0.identity) < ($1.name, $1.identity) }
        return context.settings.pinned.map(Glob.init).flatMap { glob in
            byName.filter { container in
                (glob.matches(container.name) || glob.matches("\(container.identity.host)/\(container.name)"))
                    && seen.insert(container.identity).inserted
            }
        }
    }
}
