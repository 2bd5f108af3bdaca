import DockStatModel

/// Reads where an engine listens, as `hosts[].engine` and `DOCKER_HOST` write it.
enum EngineAddressText {
    static let allowed = "unix:///path/to/docker.sock or tcp://host:port"

    /// - Parameter tls: decides the port where the text names none: 2376 with it, 2375 without.
    static func address(_ text: String, tls: TLSFiles?) throws(Refusal) -> EngineAddress {
        guard let separator = text.firstRange(of: "://") else {
            throw Refusal("found \(Shown.value(text)), which has no scheme; allowed: \(allowed)")
        }
        let rest = text[separator.upperBound...]
        switch text[..<separator.lowerBound] {
        case "unix": return try socket(rest, of: text, tls: tls)
        case "tcp": return try tcp(rest, of: text, tls: tls)
        case "ssh", "node":
            throw Refusal(
                "found \(Shown.value(text)): this version does not have \(text[..<separator.lowerBound]):// engines yet; allowed: \(allowed)"
            )
        case "http", "https":
            throw Refusal(
                "found \(Shown.value(text)): an engine over the network is written tcp://host:port, with `tls` for encryption")
        default: throw Refusal("found \(Shown.value(text)), a scheme DockStat does not know; allowed: \(allowed)")
        }
    }

    private static func socket(_ path: Substring, of text: String, tls: TLSFiles?) throws(Refusal) -> EngineAddress {
        guard path.hasPrefix("/"), !path.utf8.contains(0) else {
            throw Refusal("found \(Shown.value(text)): the path of a socket is absolute, as in unix:///var/run/docker.sock")
        }
        // The kernel's limit for the path of a socket (`sockaddr_un`), less the closing zero.
        guard path.utf8.count <= 107 else {
            throw Refusal(
                "found \(Shown.value(text)): the path of a socket has at most 107 bytes, this one has \(path.utf8.count)")
        }
        guard tls == nil else { throw Refusal("a socket of this machine takes no `tls`; leave it out, or use tcp://") }
        return .unix(path: String(path))
    }

    private static func tcp(_ rest: Substring, of text: String, tls: TLSFiles?) throws(Refusal) -> EngineAddress {
        let wrong = Refusal(
            "found \(Shown.value(text)); allowed: tcp://host:port, with an IPv6 address in brackets: tcp://[::1]:2375")
        // `docker` itself accepts a closing slash.
        let authority = rest.hasSuffix("/") ? rest.dropLast() : rest
        let host: Substring
        let port: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw wrong }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let after = authority[authority.index(after: end)...]
            guard after.isEmpty || after.hasPrefix(":") else { throw wrong }
            port = after.isEmpty ? nil : after.dropFirst()
            guard !host.isEmpty, host.utf8.allSatisfy({ isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
            else {
                throw wrong
            }
        } else {
            let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
            guard let first = parts.first, parts.count <= 2 else { throw wrong }
            host = first
            port = parts.count == 2 ? parts[1] : nil
            guard isHostName(host) else { throw wrong }
        }
        guard let port else { return .tcp(host: String(host), port: tls == nil ? 2375 : 2376, tls: tls) }
        guard !port.isEmpty, port.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int(port), (1...65535).contains(number)
        else { throw Refusal("found \(Shown.value(text)): a port is a number from 1 to 65535") }
        return .tcp(host: String(host), port: number, tls: tls)
    }

    static func isHostName(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.count <= 253
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
