/// Names of this machine alone.
enum Loopback {
    /// - Parameter host: a name or an address; IPv6 with or without brackets.
    static func isName(_ host: String) -> Bool {
        let name = host.lowercased()
        return ["localhost", "localhost.", "::1", "[::1]"].contains(name)
            || (name.hasPrefix("127.") && name.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
    }
}
