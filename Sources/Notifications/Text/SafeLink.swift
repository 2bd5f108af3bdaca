package import DockStatModel

/// Addresses that a message may link to: those of the site, and `http:` and `https:` ones that people wrote down.
package enum SafeLink {
    /// - Returns: `nil` where the text is no web address, or one that nobody could click in a message. Characters that end a link
    ///   in Markdown, Slack's markup or HTML are percent-encoded.
    package static func web(_ text: String?) -> String? {
        guard let text, text.utf8.count <= 1000,
            text.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        let rest = text.dropFirst(scheme.count)
        guard let first = rest.utf8.first, isHost(first) else { return nil }
        var result = scheme
        for byte in rest.utf8 {
            switch byte {
            case UInt8(ascii: "("): result += "%28"
            case UInt8(ascii: ")"): result += "%29"
            case UInt8(ascii: "<"): result += "%3C"
            case UInt8(ascii: ">"): result += "%3E"
            case UInt8(ascii: "|"): result += "%7C"
            case UInt8(ascii: "\""): result += "%22"
            case UInt8(ascii: "'"): result += "%27"
            case UInt8(ascii: "`"): result += "%60"
            case UInt8(ascii: "*"): result += "%2A"
            default: result.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return result
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "["):
            true
        default: false
        }
    }

    /// The page of the message's incident, else that of all notifications; `nil` without `base_url`.
    package static func page(of message: AlertMessage) -> String? {
        guard let base = base(of: message) else { return nil }
        if let incident = message.incident { return "\(base)/incidents/\(incident.id)/" }
        return message.kind == .digest ? base + "/incidents/" : base + "/"
    }

    package static func page(ofAlert id: Int64, in message: AlertMessage) -> String? {
        base(of: message).map { "\($0)/alerts/\(id)/" }
    }

    /// The page of what an alert is about.
    ///
    /// - Parameter path: within the site, as we write them: letters, digits, `.`, `_`, `-` and `/`.
    package static func page(_ path: String?, in message: AlertMessage) -> String? {
        guard let base = base(of: message), let path, let first = path.utf8.first, first != UInt8(ascii: "/"),
            path.utf8.allSatisfy({ isPlain($0) || $0 == UInt8(ascii: "/") })
        else { return nil }
        return web("\(base)/\(path)")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        isHost(byte) && byte != UInt8(ascii: "[") || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
    }

    private static func base(of message: AlertMessage) -> String? {
        guard var base = web(message.baseURL) else { return nil }
        while base.hasSuffix("/") { base.removeLast() }
        return base
    }
}
