/// Where a server of ours listens.
package struct ListenAddress: Hashable, Sendable {
    /// An address or a name, without brackets.
    package var host: String
    /// 0: any free one.
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    package static let previewDefault = ListenAddress(host: "127.0.0.1", port: 8080)

    /// Reads `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`, and a port alone, which is one of the loopback address. There is no
    /// short form for all addresses: who wants them writes `0.0.0.0`.
    package init?(_ text: String) {
        if let port = Self.port(text) {
            self.init(host: "127.0.0.1", port: port)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Self.port(String(text[text.index(after: colon)...])) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        let isNamed = !host.isEmpty && !host.contains { $0.isWhitespace || $0 == "/" || $0 == "[" || $0 == "]" }
        guard isNamed else { return nil }
        self.init(host: String(host), port: port)
    }

    private static func port(_ text: String) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else {
            return nil
        }
        return Int(text).flatMap { $0 <= 65_535 ? $0 : nil }
    }

    /// Whether only this machine can connect.
    package var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    package var text: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
