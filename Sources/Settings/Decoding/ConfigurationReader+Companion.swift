internal import DockStatModel

extension ConfigurationReader {
    func readCompanion(_ companion: inout CompanionSettings, _ top: NodeReader.Map, _ reader: inout NodeReader) {
        guard let map = reader.map(top, "companion", schemaPath: "companion") else { return }
        reader.read(&companion.listen, map, "listen", .listenAddress)
        reader.read(&companion.forms, map, "forms", .flag)
        reader.read(&companion.session, map, "session", .duration(.minutes(5)...(.days(30))))
        reader.read(&companion.links, map, "links", .flag)
        reader.read(&companion.linkLifetime, map, "link_lifetime", .duration(.minutes(5)...(.days(30))))
        if companion.links, !top.has("base_url") {
            reader.warn(map.place("links"), map.path("links"), "has no address to lead to; set base_url")
        }
        reader.read(&companion.trustedHeader, map, "trusted_header", .headerName)
        companion.trustedProxies = reader.values(map, "trusted_proxies", .trustedPeer) ?? []
        companion.trustedScopes = reader.values(map, "trusted_scopes", .scope) ?? []
        warnOfTrust(companion, map, &reader)
    }

    /// Who may name a user, may be any of them.
    private func warnOfTrust(_ companion: CompanionSettings, _ map: NodeReader.Map, _ reader: inout NodeReader) {
        guard companion.trustedHeader != nil else { return }
        func warn(_ key: String, _ text: String) { reader.warn(map.place(key), map.path(key), text) }
        if companion.trustedProxies.isEmpty {
            warn("trusted_header", "is believed of nobody; name the proxy under trusted_proxies: its address, or unix")
        }
        if companion.trustedProxies.contains(where: {
            if case .network(let network) = $0 { !network.isOneAddress } else { false }
        }) {
            warn("trusted_proxies", "has whole networks: every machine of them may say that it is any user")
        }
        let isOpen =
            !companion.listen.hasPrefix("unix:")
            && !Loopback.isName(
                String(companion.listen.prefix(upTo: companion.listen.lastIndex(of: ":") ?? companion.listen.endIndex)))
        if isOpen, !companion.trustedProxies.isEmpty {
            warn(
                "listen",
                "is open to other machines, and what comes from trusted_proxies may be any user; keep others from the port")
        }
        if companion.trustedScopes.contains(.admin) {
            warn("trusted_scopes", "has admin: every user that the proxy lets in may do everything, and make keys")
        }
    }
}

extension ValueKind<String> {
    static let listenAddress = ValueKind(allowed: "address:port, such as 127.0.0.1:8090, or unix: and an absolute path") { text in
        if text.hasPrefix("unix:/"), text.utf8.count <= 105 { return text }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port),
            colon != text.startIndex
        else { return nil }
        return text
    }

    static let headerName = ValueKind(allowed: "the name of a header, such as Remote-User") { text in
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isName && (1...64).contains(text.utf8.count) ? text : nil
    }

}

extension ValueKind<TrustedPeer> {
    /// A network of half the world is none that somebody meant.
    static let trustedPeer = ValueKind(
        allowed: "unix, an IP address such as 127.0.0.1 or ::1, or a network from /8, in IPv6 from /32, such as 172.18.0.0/16"
    ) { text in
        guard let peer = TrustedPeer(text) else { return nil }
        if case .network(let network) = peer, network.length < (text.contains(":") ? 32 : 8) { return nil }
        return peer
    }
}

extension ValueKind<Scope> {
    static let scope = ValueKind(allowed: "one or more of \(Scope.known)") { Scope($0) }
}
