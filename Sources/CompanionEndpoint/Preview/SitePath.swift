/// The path of a request, made safe: names below the site's folder, and nothing that leads out of it.
struct SitePath: Hashable, Sendable {
    var components: [String]
    /// Whether it asks for a folder.
    var endsWithSlash: Bool
    /// With the question mark; empty where there is none.
    var query: String

    /// - Returns: `nil` for everything that no page of a site is called: empty names, `.` and `..`, names with a dot in front,
    ///   backslashes, control characters, slashes and NULs that were encoded, encodings that are none.
    ///
    /// - Parameter holdsNames: whether parts may be any names that people gave: with slashes and dots in front, where they are
    ///   encoded.
    init?(target: String, holdsNames: Bool = false) {
        let end = target.firstIndex { $0 == "?" || $0 == "#" } ?? target.endIndex
        let path = target[..<end]
        guard path.hasPrefix("/") else { return nil }
        query = target[end...].hasPrefix("?") ? String(target[end...].prefix { $0 != "#" }) : ""
        var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        endsWithSlash = parts.last?.isEmpty ?? true
        if parts.last?.isEmpty ?? false { parts.removeLast() }
        components = []
        for part in parts {
            guard let name = PercentEncoding.decoded(part.utf8, plusIsSpace: false),
                holdsNames ? Self.isName(name) : Self.isOrdinary(name)
            else { return nil }
            components.append(name)
        }
    }

    /// Never one that leads elsewhere.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && !name.utf8.contains(0) && name.utf8.count <= 2000
    }

    private static func isOrdinary(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count <= 255 else { return false }
        return name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
    }
}
