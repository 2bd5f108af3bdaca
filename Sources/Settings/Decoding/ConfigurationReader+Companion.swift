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
        companion.trustedProxies = reader.values(map, "trusted_proxies", .ipAddress) ?? []
        companion.trustedScopes = reader.values(map, "trusted_scopes", .scope) ?? []
        if companion.trustedHeader != nil, companion.trustedProxies.isEmpty, !companion.listen.hasPrefix("unix:") {
            reader.warn(
                map.place("trusted_header"), map.path("trusted_header"),
                "is believed of nobody; name the proxy under trusted_proxies, or listen on a unix socket")
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

    static let ipAddress = ValueKind(allowed: "an IP address, such as 127.0.0.1 or ::1") { text in
        let isAddress = text.utf8.allSatisfy { byte in
            Character(Unicode.Scalar(byte)).isHexDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
        }
        return isAddress && (text.contains(".") || text.contains(":")) ? text : nil
    }
}

extension ValueKind<Scope> {
    static let scope = ValueKind(allowed: "one or more of \(Scope.known)") { Scope($0) }
}
