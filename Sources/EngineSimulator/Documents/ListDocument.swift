import DockStatModel

extension SimulatedHost {
    /// `GET /containers/json`
    func listDocument(all: Bool, at now: Int64) -> SimulatedResponse {
        let subnets = Dictionary(networks.map { ($0.name, $0.subnet) }, uniquingKeysWith: { first, _ in first })
        return .json(capacity: 2048 * containers.count + 64) { json in
            json.array { json in
                for (container, condition) in present(at: now) where all || condition.isRunning || condition.state == .restarting
                {
                    json.object { json in
                        listEntry(container, condition, subnets: subnets, at: now, to: &json)
                    }
                }
            }
        }
    }

    private func listEntry(
        _ container: SimulatedContainer, _ condition: Condition, subnets: [String: Int?], at now: Int64, to json: inout JSONWriter
    ) {
        let network = networkName(of: container)
        json.field("Id", id(of: container, generation: condition.generation))
        json.field("Names", ["/" + container.name])
        json.field("Image", container.image(generation: condition.generation))
        json.field("ImageID", container.imageID(generation: condition.generation))
        json.field("Command", container.commandLine.joined(separator: " "))
        json.field("Created", condition.created / EngineTime.second)
        json.array("Ports") { ports(container, condition, to: &$0) }
        json.object("Labels") { json in
            for (name, value) in container.labels { json.member(name, value) }
        }
        json.field("State", condition.state.rawValue)
        json.field("Status", condition.statusText(at: now))
        json.object("HostConfig") { $0.field("NetworkMode", network) }
        json.object("NetworkSettings") {
            $0.object("Networks") { json in
                endpoint(container, condition, subnet: subnets[network] ?? nil, to: &json)
            }
        }
        json.array("Mounts") { mounts(container, to: &$0) }
    }

    private func ports(_ container: SimulatedContainer, _ condition: Condition, to json: inout JSONWriter) {
        guard let port = container.service.port, condition.isRunning, container.hasOwnNetwork else { return }
        guard let hostPort = container.hostPort else {
            json.object { json in
                json.field("PrivatePort", port)
                json.field("Type", "tcp")
            }
            return
        }
        for address in ["0.0.0.0", "::"] {
            json.object { json in
                json.field("IP", address)
                json.field("PrivatePort", port)
                json.field("PublicPort", hostPort)
                json.field("Type", "tcp")
            }
        }
    }

    func mounts(_ container: SimulatedContainer, to json: inout JSONWriter) {
        guard let volume = container.service.volume else { return }
        json.object { json in
            json.field("Type", "volume")
            json.field("Name", volume)
            json.field("Source", "/var/lib/docker/volumes/\(volume)/_data")
            json.field("Destination", "/data")
            json.field("Driver", "local")
            json.field("Mode", "z")
            json.field("RW", true)
            json.field("Propagation", "")
        }
    }

    /// The container's place in its one network.
    func endpoint(_ container: SimulatedContainer, _ condition: Condition, subnet: Int?, to json: inout JSONWriter) {
        let network = networkName(of: container)
        let subnet = condition.isRunning ? subnet : nil
        json.dynamicKey(network)
        json.object { json in
            json.null("IPAMConfig")
            json.null("Links")
            json.null("Aliases")
            json.field("MacAddress", subnet == nil ? "" : container.macAddress)
            json.null("DriverOpts")
            json.field("NetworkID", networkID(network))
            json.field("EndpointID", condition.isRunning ? container.dice.with(43).hex(64) : "")
            json.field("Gateway", subnet.map { "172.\($0).0.1" } ?? "")
            json.field("IPAddress", subnet.map { "172.\($0).\(container.addressTail)" } ?? "")
            json.field("IPPrefixLen", subnet == nil ? 0 : 16)
            json.field("IPv6Gateway", "")
            json.field("GlobalIPv6Address", "")
            json.field("GlobalIPv6PrefixLen", 0)
            json.null("DNSNames")
        }
    }
}
