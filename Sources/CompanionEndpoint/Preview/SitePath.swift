/// The path of a request, made safe: names below the site's folder, and nothing that leads out of it.
struct SitePath: Hashable, Sendable {
    var components: [String]
    /// Whether it asks for a folder.
    var endsWithSlash: Bool
    /// With the question mark; empty where there is none.
    var query: String

    /// - Returns: `nil` for everything that no page of a site is called: empty names, `.` and `..`, names with a dot in front,
    ///   backslashes, control characters, slashes and NULs that were encoded, encodings that are none.
    init?(target: String) {
        let end = target.firstIndex { $0 == "?" || $0 == "#" } ?? target.endIndex
        let path = target[..<end]
        guard path.hasPrefix("/") else { return nil }
        query = target[end...].hasPrefix("?") ? String(target[end...].prefix { $0 != "#" }) : ""
        var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        endsWithSlash = parts.last?.isEmpty ?? true
        if parts.last?.isEmpty ?? false { parts.removeLast() }
        components = []
        for part in parts {
            guard let name = Self.decoded(part), Self.isOrdinary(name) else { return nil }
            components.append(name)
        }
    }

    private static func isOrdinary(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count <= 255 else { return false }
        return name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
    }

    /// Once: what is still encoded after that is part of the name.
    private static func decoded(_ part: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = part.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
