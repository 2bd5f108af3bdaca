import DockStatModel
import FoundationEssentials
import GRDB

/// Labels, ports and networks of a container: seldom changed, sometimes large.
struct ContainerAbout: Hashable {
    var labels: [String: String]
    var ports: [PublishedPort]
    var networks: [String]

    init(_ seen: ContainerObservation) {
        labels = seen.labels
        ports = seen.ports
        networks = seen.networks
    }

    init(labels: String, ports: String, networks: String) throws {
        let decoder = JSONDecoder()
        self.labels = try decoder.decode([String: String].self, from: Data(labels.utf8))
        self.ports = try decoder.decode([PublishedPort].self, from: Data(ports.utf8))
        self.networks = try decoder.decode([String].self, from: Data(networks.utf8))
    }

    /// The same for the same content in every run, so that unchanged content is known without reading it.
    var fingerprint: Int64 {
        var hash: UInt64 = 1
        // The order of a dictionary is chance: each pair on its own, and the pairs added up.
        for (key, value) in labels { hash = hash &+ Self.mix(PathName.fnv1a(key), PathName.fnv1a(value)) }
        for port in ports {
            let text = "\(port.hostAddress ?? "")|\(port.hostPort ?? -1)|\(port.containerPort)|\(port.transport)"
            hash = Self.mix(hash, PathName.fnv1a(text))
        }
        for network in networks { hash = Self.mix(hash, ~PathName.fnv1a(network)) }
        return Int64(bitPattern: hash)
    }

    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var value = a &* 0x9e37_79b9_7f4a_7c15 ^ b
        value = (value ^ value >> 32) &* 0xd6e8_feb8_6659_fd93
        return value ^ value >> 32
    }

    func save(_ db: Database, container: Int64) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO container_about (container, labels, ports, networks) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [container, try JSONText.of(labels), try JSONText.of(ports), try JSONText.of(networks)])
    }
}

/// Values as JSON with sorted keys.
enum JSONText {
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
