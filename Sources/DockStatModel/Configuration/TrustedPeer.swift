import Glibc

/// Whose word counts about who is behind them: a proxy by its address, those of a network, or whoever connects over the unix socket.
package enum TrustedPeer: Hashable, Sendable {
    case unixSocket
    case network(IPNetwork)

    /// Reads `unix`, `192.0.2.1`, `2001:db8::/64`.
    package init?(_ text: String) {
        if text == "unix" {
            self = .unixSocket
        } else if let network = IPNetwork(text) {
            self = .network(network)
        } else {
            return nil
        }
    }

    /// - Parameter address: of who is connected; `nil`: over a unix socket.
    package func includes(_ address: String?) -> Bool {
        switch self {
        case .unixSocket: address == nil
        case .network(let network): address.flatMap { IPNetwork($0) }.map { network.contains($0) } ?? false
        }
    }
}

/// Addresses that begin with the same bits; one address alone where it is all of them.
package struct IPNetwork: Hashable, Sendable {
    /// Four or sixteen; those behind `length` are zero.
    private let bytes: [UInt8]
    package let length: Int
    package var isOneAddress: Bool { length == bytes.count * 8 }
    /// IPv4 is counted as what it is also where a socket writes it as `::ffff:192.0.2.1`.
    private static let mapped = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]

    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, var bytes = Self.bytes(String(parts[0])) else { return nil }
        if bytes.count == 16, Array(bytes.prefix(12)) == Self.mapped, parts.count == 1 { bytes.removeFirst(12) }
        var length = bytes.count * 8
        if parts.count == 2 {
            let isNumber = (1...3).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
            guard isNumber, let bits = Int(parts[1]), bits <= length else { return nil }
            length = bits
        }
        self.length = length
        self.bytes = Self.cut(bytes, to: length)
    }

    package func contains(_ other: IPNetwork) -> Bool {
        other.length >= length && other.bytes.count == bytes.count && Self.cut(other.bytes, to: length) == bytes
    }

    private static func cut(_ bytes: [UInt8], to length: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let bits = min(8, max(0, length - index * 8))
            return byte & UInt8(truncatingIfNeeded: 0xff00 >> bits)
        }
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: count)
            if inet_pton(family, text, &bytes) == 1 { return bytes }
        }
        return nil
    }
}
