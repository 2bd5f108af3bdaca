/// A request's path and query, taken apart.
struct EngineRequest: Hashable, Sendable {
    /// Without the version, such as `["containers", "json"]`.
    var path: [String]
    /// As asked for in the path, such as (1, 47); `nil` where the path has none.
    var version: Version?
    /// Of a repeated name, the last value.
    var query: [String: String]

    struct Version: Hashable, Comparable, Sendable {
        var major: Int
        var minor: Int

        var text: String { "\(major).\(minor)" }

        static func < (a: Version, b: Version) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
    }

    init(_ target: String) {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = (halves.first ?? "").split(separator: "/").map { Self.decoded($0, plusIsSpace: false) }
        if let version = path.first.flatMap(Version.init(component:)) {
            self.version = version
            path.removeFirst()
        }
        query = [:]
        guard halves.count == 2 else { return }
        for pair in halves[1].split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[Self.decoded(sides[0], plusIsSpace: true)] = sides.count == 2 ? Self.decoded(sides[1], plusIsSpace: true) : ""
        }
    }

    /// Whether the query switches something on, by the engine's rule: anything but these words does.
    func isSet(_ name: String) -> Bool {
        guard let value = query[name]?.lowercased() else { return false }
        return !["", "0", "no", "false", "none"].contains(value)
    }

    private static func decoded(_ text: Substring, plusIsSpace: Bool) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.count >= 2
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") && plusIsSpace ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension EngineRequest.Version {
    /// `v1.47`
    fileprivate init?(component: String) {
        guard component.first == "v" else { return nil }
        let parts = component.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
        self.init(major: major, minor: minor)
    }
}
