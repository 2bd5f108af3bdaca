import DockStatModel

extension ConfigurationReader {
    /// - Returns: `nil` where no host is given; those that could be read otherwise, with mistakes told.
    func readHosts(_ top: NodeReader.Map, _ reader: inout NodeReader, folder: String) -> [HostConfiguration]? {
        guard top.has("hosts") else { return nil }
        // A wrong list is a mistake of the file; the environment is not asked on top of it.
        guard let entries = reader.list(top, "hosts", of: "hosts, each with name and engine") else { return [] }
        var hosts: [HostConfiguration] = []
        var places: [String: String] = [:]
        for entry in entries {
            guard let map = reader.map(entry.node, path: entry.path, schemaPath: "hosts[]") else { continue }
            guard let host = readHost(map, &reader, folder: folder) else { continue }
            if reader.claim(host.name, map, &places) { hosts.append(host) }
        }
        return entries.isEmpty ? nil : hosts
    }

    private func readHost(_ map: NodeReader.Map, _ reader: inout NodeReader, folder: String) -> HostConfiguration? {
        let name: String? = reader.required(map, "name", .hostName)
        let tls = readTLS(map, &reader, folder: folder)
        let engine = reader.required(map, "engine", .engine(tls: tls))
        var host = HostConfiguration(name: name ?? "", engine: engine ?? .localDefault)
        reader.read(&host.timeout, map, "timeout", .hostTime)
        reader.read(&host.connectTimeout, map, "connect_timeout", .hostTime)
        reader.read(&host.source, map, "source", .choice)
        host.labels = reader.texts(map, "labels") ?? [:]
        reader.read(&host.actions, map, "actions", .flag)
        if !map.has("connect_timeout") { host.connectTimeout = min(host.connectTimeout, host.timeout) }
        for conflict in HostConflict.all(of: host) where conflict.key != "source" || engine != nil {
            reader.refuse(map.place(conflict.key), map.path(conflict.key), conflict.message)
        }
        if let engine, let message = OpenEngine.warning(engine) { reader.warn(map.place("engine"), map.path("engine"), message) }
        return name == nil || engine == nil ? nil : host
    }

    private func readTLS(_ host: NodeReader.Map, _ reader: inout NodeReader, folder: String) -> TLSFiles? {
        guard let map = reader.map(host, "tls", schemaPath: "hosts[].tls") else { return nil }
        let path = ValueKind.path(in: folder)
        let files = TLSFiles(
            authority: reader.value(map, "ca", path), certificate: reader.value(map, "cert", path),
            key: reader.value(map, "key", path))
        for (key, other) in [("cert", "key"), ("key", "cert")] where map.has(key) && !map.has(other) {
            reader.refuse(map.place(key), map.path(key), "is given without \(other); a certificate and its key belong together")
        }
        return files
    }
}

/// Values of a host that are sound by themselves and do not go together.
struct HostConflict {
    /// `connect_timeout`
    let key: String
    let message: String

    static func all(of host: HostConfiguration) -> [HostConflict] {
        var conflicts: [HostConflict] = []
        if host.connectTimeout > host.timeout {
            conflicts.append(
                HostConflict(
                    key: "connect_timeout",
                    message:
                        "found \(host.connectTimeout.text), longer than the timeout of \(host.timeout.text); allowed: at most that"
                ))
        }
        if host.source == .cgroup, !host.engine.isLocal {
            conflicts.append(
                HostConflict(
                    key: "source", message: "found \"cgroup\", but the engine is on another machine; allowed: auto, api"))
        }
        return conflicts
    }
}

extension ValueKind where Value == Duration {
    static let hostTime = ValueKind.duration(.milliseconds(100)...(.minutes(10)))
}

extension ValueKind where Value == EngineAddress {
    static func engine(tls: TLSFiles?) -> ValueKind {
        ValueKind(allowed: EngineAddressText.allowed) { text throws(Refusal) in try EngineAddressText.address(text, tls: tls) }
    }
}

/// Whoever reaches an engine's port without TLS is root on its machine: worth a word wherever it is not this machine alone.
enum OpenEngine {
    static func warning(_ engine: EngineAddress) -> String? {
        guard case .tcp(let host, _, nil) = engine, !Loopback.isName(host) else { return nil }
        return "\(engine.text) is reached without encryption, and whoever else reaches it controls that machine; give `tls`"
    }
}
