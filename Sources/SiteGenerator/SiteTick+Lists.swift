import DockStatModel

/// Pages that show many things at once: each is as many files as its length takes.
extension SiteTick {
    /// - Parameter charts: that stand on pages of hosts and stacks, by their path.
    func addLists(_ context: RenderContext, charts: [String: UseCharts], to rendered: inout Rendered) {
        addHosts(context, charts: charts, to: &rendered)
        addStacks(context, charts: charts, to: &rendered)
        addGraph(context, to: &rendered)
    }

    func addOverview(_ context: RenderContext, to rendered: inout Rendered) {
        let containers = Pieces(OverviewPage.ordered(context), limit: OverviewPage.limit)
        add(.overview, OverviewPage.path, containers, from: .alerts, to: &rendered) {
            OverviewPage(context: context, containers: $0, piece: $1).values()
        }
    }

    /// The last piece first: the first one leads to the others.
    ///
    /// - Parameter parts: see `Rendered.add`.
    func add<Element>(
        _ kind: PageKind, _ first: String, _ pieces: Pieces<Element>, from parts: DataParts, to rendered: inout Rendered,
        _ make: ([Element], Piece) -> PageValues
    ) {
        for number in pieces.numbers.reversed() {
            let piece = Piece(first: first, number: number, count: pieces.pieces.count)
            rendered.add(piece.path, from: parts) { page(kind, piece.path, make(pieces[number], piece)) }
        }
    }

    private func addHosts(_ context: RenderContext, charts: [String: UseCharts], to rendered: inout Rendered) {
        let containerJSON = ContainerJSON(context: context)
        for host in data.hosts {
            let containers = context.containersByHost[host.name] ?? []
            let ordered = ContainerTable.groups(containers).flatMap(\.containers)
            add(.host, SitePaths.host(host.slug), Pieces(ordered, limit: HostPage.limit), from: .alerts, to: &rendered) {
                HostPage(
                    context: context, host: host, containers: containers, shown: $0, piece: $1, charts: charts[$1.path]
                ).values()
            }
            rendered.add(SitePaths.apiHost(host.slug), from: []) {
                RenderedFile(SitePaths.apiHost(host.slug), HostJSON(context: context, host: host).metrics(of: containers))
            }
            rendered.add(SitePaths.apiContainers(ofHost: host.slug), from: []) {
                RenderedFile(SitePaths.apiContainers(ofHost: host.slug), containerJSON.list(containers))
            }
        }
        add(.hosts, SitePaths.hosts, Pieces(data.hosts, limit: HostsPage.limit), from: [], to: &rendered) {
            HostsPage(context: context, hosts: $0, containers: context.containersByHost, piece: $1).values()
        }
        rendered.add("api/v2/docker/hosts.json", from: []) {
            RenderedFile("api/v2/docker/hosts.json", HostJSON.list(context))
        }
        rendered.add("api/v2/docker/containers/all.json", from: []) {
            RenderedFile("api/v2/docker/containers/all.json", containerJSON.list(data.containers))
        }
    }

    private func addStacks(_ context: RenderContext, charts: [String: UseCharts], to rendered: inout Rendered) {
        let json = StackJSON(context: context)
        for stack in context.stacks {
            // By host, then as on the pages of hosts.
            let ordered = stack.containers.sorted {
                ($0.identity.host, $0.name, $0.identity) < ($1.identity.host, $1.name, $1.identity)
            }
            add(.stack, stack.path, Pieces(ordered, limit: StackPage.limit), from: .alerts, to: &rendered) {
                StackPage(context: context, stack: stack, containers: $0, piece: $1, charts: charts[$1.path]).values()
            }
            rendered.add(SitePaths.apiStack(stack.project), from: []) {
                RenderedFile(SitePaths.apiStack(stack.project), json.document(stack))
            }
        }
        add(.stacks, SitePaths.stacks, Pieces(context.stacks, limit: StacksPage.limit), from: [], to: &rendered) {
            StacksPage(context: context, stacks: $0, piece: $1).values()
        }
        rendered.add("api/v2/docker/stacks.json", from: []) {
            RenderedFile("api/v2/docker/stacks.json", json.list(context.stacks))
        }
    }

    private func addGraph(_ context: RenderContext, to rendered: inout Rendered) {
        let hosts = data.hosts.map {
            HostGraph(host: $0, containers: context.containersByHost[$0.name] ?? [], context: context)
        }
        add(.graph, SitePaths.graph, Pieces(GraphPage.pieces(hosts)), from: [], to: &rendered) {
            GraphPage(context: context, hosts: $0, piece: $1).values()
        }
        rendered.add("api/v2/graph.json", from: []) {
            RenderedFile("api/v2/graph.json", GraphJSON(context: context).document(context.stacks))
        }
    }
}
