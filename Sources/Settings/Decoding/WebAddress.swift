internal import Foundation

/// The parts of an `http://` or `https://` address that are looked at before it is used.
struct WebAddress {
    let host: String
    let isEncrypted: Bool

    /// - Parameter isOnlyAuthority: nothing may follow host and port but one slash.
    /// - Returns: `nil` where the text is no such address, or has a fragment, which no server sees.
    init?(_ text: String, isOnlyAuthority: Bool = false) {
        let refused = Set("\"<>\\^`{|}".unicodeScalars)
        guard text.utf8.count <= 2000,
            text.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) && !refused.contains($0) }),
            let address = URLComponents(string: text), let scheme = address.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = address.host, !host.isEmpty, address.fragment == nil,
            address.port.map({ (1...65535).contains($0) }) ?? true
        else { return nil }
        if isOnlyAuthority, address.query != nil || !["", "/"].contains(address.path) { return nil }
        self.host = host
        self.isEncrypted = scheme == "https"
    }

    /// Whether what is sent can be read on the way.
    var isExposed: Bool { !isEncrypted && !Loopback.isName(host) }
}
