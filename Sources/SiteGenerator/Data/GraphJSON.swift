import DockStatModel

/// The graph in JSON, under upstream's names: who asks (`clients`), whom (`hosts`, `dockNodes`), `containers`, and `nodes` and
/// `edges` that join all of them.
struct GraphJSON {
    var context: RenderContext

    /// What asks the engines: this job, the only client there is.
    private static let clientID = "local"

    func document(_ stacks: [Stack]) -> [UInt8] {
        let data = context.data
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("clients") { json in
                json.object { json in
                    json.field("id", Self.clientID)
                    json.field("name", context.settings.title)
                }
            }
            json.array("hosts") { json in
                for host in data.hosts { json.object { HostJSON(context: context, host: host).identify(in: &$0) } }
            }
            // Machines that manage stacks by themselves: there are none.
            json.array("dockNodes") { _ in }
            json.array("containers") { json in
                for container in data.containers {
                    json.object { json in
                        json.field("id", container.slug)
                        json.field("hostId", context.slug(ofHost: container.identity.host))
                        json.field("name", CleanText.line(container.name))
                        json.field("state", container.state.rawValue)
                        json.field("service", container.service.rawValue)
                        json.field("project", container.composeProject.map { CleanText.line($0) })
                    }
                }
            }
            nodes(stacks, in: &json)
            edges(in: &json)
        }
    }

    private func nodes(_ stacks: [Stack], in json: inout JSONWriter) {
        json.array("nodes") { json in
            node(Self.client(), "client", context.settings.title, nil, in: &json)
            for host in context.data.hosts {
                let state: ServiceState =
                    switch host.reachability {
                    case .reachable: .up
                    case .unreachable: .down
                    case .untried, .unmonitored: .unknown
                    }
                node(self.host(host.name), "host", host.name, state, in: &json)
            }
            for (host, network) in networks() { node(self.network(network, on: host), "network", network, nil, in: &json) }
            for stack in stacks { node(Self.stack(stack.project), "stack", stack.project, stack.tally.whole, in: &json) }
            for container in context.data.containers {
                node(id(of: container), "container", container.name, container.service, in: &json)
            }
        }
    }

    private func edges(in json: inout JSONWriter) {
        json.array("edges") { json in
            for host in context.data.hosts { edge(Self.client(), self.host(host.name), in: &json) }
            for (host, network) in networks() { edge(self.host(host), self.network(network, on: host), in: &json) }
            for container in context.data.containers {
                let own = id(of: container)
                edge(self.host(container.identity.host), own, in: &json)
                if let project = container.composeProject, !project.isEmpty { edge(Self.stack(project), own, in: &json) }
                for network in Set(container.networks).sorted() {
                    edge(self.network(network, on: container.identity.host), own, in: &json)
                }
            }
        }
    }

    /// Those that a container is in, by host and name.
    private func networks() -> [(host: String, network: String)] {
        var names: [String: Set<String>] = [:]
        for container in context.data.containers { names[container.identity.host, default: []].formUnion(container.networks) }
        return names.keys.sorted().flatMap { host in (names[host] ?? []).sorted().map { (host, $0) } }
    }

    private static func client() -> String { "client:\(clientID)" }
    private static func stack(_ project: String) -> String { "stack:" + PathName.safe(project) }
    private func host(_ name: String) -> String { "host:" + context.slug(ofHost: name) }
    private func network(_ name: String, on host: String) -> String {
        "network:\(context.slug(ofHost: host))/\(PathName.safe(name))"
    }
    private func id(of container: ContainerStatus) -> String {
        "container:\(context.slug(ofHost: container.identity.host))/\(container.slug)"
    }

    private func node(_ id: String, _ kind: String, _ label: String, _ state: ServiceState?, in json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("type", kind)
            json.field("label", CleanText.line(label))
            json.field("state", state?.rawValue)
        }
    }

    private func edge(_ source: String, _ target: String, in json: inout JSONWriter) {
        json.object { json in
            json.field("id", source + ">" + target)
            json.field("source", source)
            json.field("target", target)
        }
    }
}
