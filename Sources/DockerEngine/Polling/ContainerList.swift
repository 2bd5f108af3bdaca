import DockStatModel
import FoundationEssentials

/// A container as listed, in our words.
struct ListedContainer {
    let wire: WireContainer
    let name: String
    let state: ContainerState
    let status: StatusText

    var id: String { wire.id }

    var health: ContainerHealth {
        wire.healthStatus.flatMap { ContainerHealth(rawValue: $0.lowercased()) } ?? status.health ?? .none
    }

    /// Within what fits into milliseconds.
    var createdSeconds: Int64 { min(max(0, wire.created), 253_402_300_799) }

    var ports: [PublishedPort] {
        let ports = wire.ports.map {
            PublishedPort(
                hostAddress: $0.address, hostPort: $0.publicPort, containerPort: $0.privatePort, transport: $0.transport ?? "tcp")
        }
        return Set(ports).sorted()
    }

    /// `nil` where the engine's word for the state is none that we know.
    init?(_ wire: WireContainer) {
        guard let state = ContainerState(engineText: wire.state) else { return nil }
        self.wire = wire
        self.state = state
        status = StatusText(wire.status)
        // Links give a container further names, with the other container's before a second slash.
        let plain = wire.names.first { $0.hasPrefix("/") && !$0.dropFirst().contains("/") } ?? wire.names.first
        let name = plain.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 } ?? ""
        self.name = name.isEmpty ? String(wire.id.prefix(12)) : name
    }
}

/// `GET /containers/json?all=1`, with what is odd taken out and told.
struct ContainerList {
    private(set) var containers: [ListedContainer] = []
    private(set) var warnings = Warnings()
    /// By engine id.
    let identities: [String: ContainerIdentity]
    /// The engine's clock.
    let date: Timestamp?

    init(_ answer: EngineAnswer, host: HostConfiguration, ignored: [Glob]) throws(UnreachableReason) {
        let elements: [WireContainerElement]
        do {
            elements = try JSONDecoder().decode([WireContainerElement]?.self, from: answer.body) ?? []
        } catch {
            throw UnreachableReason(
                kind: .garbled, message: "\(host.engine.text) sent a list of containers that cannot be read: \(describe(error)).")
        }
        date = answer.date
        var seen: Set<String> = []
        for element in elements {
            switch element {
            case .odd(let name, let problem):
                warnings.add("no reading", of: name, because: "in its entry of the list, \(problem)")
            case .container(let wire):
                guard let container = ListedContainer(wire), Self.isSound(id: wire.id), seen.insert(wire.id).inserted else {
                    warnings.add(
                        "no reading", of: wire.names.first ?? wire.id, because: "its state or id in the list makes no sense")
                    continue
                }
                if !ignored.contains(where: { $0.matches(container.name) }) { containers.append(container) }
            }
        }
        identities = Self.identities(of: containers, host: host.name)
    }

    /// An id becomes part of the paths we ask for.
    private static func isSound(id: String) -> Bool {
        (1...128).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: "-")
            }
    }

    /// No identity twice: the newest container keeps a Compose identity, the others go by name, and if that is taken too by
    /// name and short id.
    static func identities(of containers: [ListedContainer], host: String) -> [String: ContainerIdentity] {
        var taken: Set<ContainerIdentity> = []
        var identities: [String: ContainerIdentity] = [:]
        for container in containers.sorted(by: { ($0.wire.created, $0.id) > ($1.wire.created, $1.id) }) {
            let name = container.name
            let candidates = [
                ContainerIdentity(host: host, name: name, labels: container.wire.labels),
                .byName(host: host, name: name),
                .byName(host: host, name: "\(name)@\(container.id.prefix(12))"),
                .byName(host: host, name: "\(name)@\(container.id)"),
            ]
            guard let identity = candidates.first(where: { !taken.contains($0) }) else { continue }
            taken.insert(identity)
            identities[container.id] = identity
        }
        return identities
    }
}
