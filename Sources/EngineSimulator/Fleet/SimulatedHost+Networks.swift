extension SimulatedHost {
    /// A network of the host.
    struct Network: Hashable, Sendable {
        var name: String
        var driver: String
        /// The third part of its private addresses' first 16 bits: 172.`subnet`.0.0/16; `nil` for `host` and `none`.
        var subnet: Int?
        /// The Compose project that made it.
        var project: String?
    }

    /// Docker's own three first, then those of the projects.
    var networks: [Network] {
        var networks = [
            Network(name: "bridge", driver: "bridge", subnet: 17), Network(name: "host", driver: "host"),
            Network(name: "none", driver: "null"),
        ]
        for container in containers {
            guard let project = container.project, networks.last?.project != project,
                !networks.contains(where: { $0.project == project })
            else { continue }
            networks.append(
                Network(
                    name: "\(project)_default", driver: "bridge", subnet: 18 + (networks.count - 3) % 230, project: project))
        }
        return networks
    }

    func networkID(_ name: String) -> String { dice.with(41).with(name).hex(64) }

    func networkName(of container: SimulatedContainer) -> String {
        switch container.service.networkMode {
        case .project: container.project.map { "\($0)_default" } ?? "bridge"
        case .bridge: "bridge"
        case .host: "host"
        case .none: "none"
        }
    }
}

extension SimulatedContainer {
    /// Whether its network counters are its own.
    var hasOwnNetwork: Bool {
        switch service.networkMode {
        case .project, .bridge: true
        case .host, .none: false
        }
    }

    /// The port on the host that a published port has.
    var hostPort: Int? { service.isPublished ? 8000 + index : nil }

    /// The last two parts of its private address.
    var addressTail: String { "\((index + 2) / 250 % 250).\((index + 2) % 250 + 2)" }

    var macAddress: String {
        let digits = dice.with(42).hex(8)
        return stride(from: 0, to: 8, by: 2).reduce("02:42") { text, offset in
            text + ":" + digits.dropFirst(offset).prefix(2)
        }
    }
}
