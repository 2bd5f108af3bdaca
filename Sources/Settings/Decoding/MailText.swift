internal import Foundation

/// Where mail is handed in: `smtp://host`, `smtps://host`, each with or without a port.
enum MailServerText {
    /// - Returns: with the port, 587 or 465 where none is given (RFC 6409, RFC 8314); `nil` where the text is no such address
    ///   or holds a user.
    static func address(_ text: String) -> String? {
        guard let scheme = ["smtp", "smtps"].first(where: { text.hasPrefix($0 + "://") }),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let address = URLComponents(string: text),
            let host = address.host, !host.isEmpty, address.user == nil, address.password == nil, address.query == nil,
            address.fragment == nil, ["", "/"].contains(address.path)
        else { return nil }
        let isBracketed = host.contains(":") && !host.hasPrefix("[")
        let bare = host.hasPrefix("[") ? host.dropFirst().dropLast() : host[...]
        guard isBracketed || host.hasPrefix("[") || EngineAddressText.isHostName(bare) else { return nil }
        let port = address.port ?? (scheme == "smtp" ? 587 : 465)
        guard (1...65535).contains(port) else { return nil }
        return "\(scheme)://\(isBracketed ? "[\(host)]" : host):\(port)"
    }

    /// - Parameter address: as `address(_:)` returns it.
    static func host(of address: String) -> String { URLComponents(string: address)?.host ?? "" }
}

/// Who mail comes from and goes to: `Name <address>` or a bare address.
enum MailboxText {
    /// - Returns: the bare address; `nil` where the text is no such thing. Line ends are not, since they would begin a header.
    static func address(of text: String) -> String? {
        let breaks = text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || (0x80...0x9F).contains($0.value) }
        guard !breaks, !text.contains("\u{2028}"), !text.contains("\u{2029}"), text.unicodeScalars.count <= 400 else {
            return nil
        }
        guard text.hasSuffix(">") else { return isAddress(text[...]) ? text : nil }
        guard let open = text.lastIndex(of: "<") else { return nil }
        let name = text[..<open]
        let address = text[text.index(after: open)...].dropLast()
        let isQuoted = name.filter { $0 == "\"" }.count
        guard !name.contains("<"), !name.contains(">"), isQuoted == 0 || isQuoted == 2, isAddress(address) else { return nil }
        return String(address)
    }

    /// A dot-atom (RFC 5321, 4.1.2) at a domain; quoted local parts are refused.
    private static func isAddress(_ text: Substring) -> Bool {
        guard let at = text.lastIndex(of: "@") else { return false }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        let atoms = local.split(separator: ".", omittingEmptySubsequences: false)
        let signs = Set("!#$%&'*+-/=?^_`{|}~".utf8)
        let isLocal = atoms.allSatisfy { atom in
            !atom.isEmpty
                && atom.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "A")...UInt8(ascii: "Z"):
                        true
                    default: signs.contains(byte)
                    }
                }
        }
        let isDomain =
            EngineAddressText.isHostName(domain) && !domain.hasPrefix(".") && !domain.hasPrefix("-") && !domain.hasSuffix(".")
        return isLocal && isDomain && local.utf8.count <= 64
    }
}
