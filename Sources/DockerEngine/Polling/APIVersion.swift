/// A version of the engine's API, such as `1.41`.
struct APIVersion: Hashable, Comparable, CustomStringConvertible {
    /// Engine 20.10 and Podman 3: the first with `one-shot` readings.
    static let oldestSpoken = APIVersion(major: 1, minor: 41)
    static let newestSpoken = APIVersion(major: 1, minor: 55)
    /// Engine 25: answers one-shot readings at once. Earlier ones take about a second for each, so there they must all be
    /// under way together.
    static let quickReadings = APIVersion(major: 1, minor: 44)

    let major: Int
    let minor: Int

    init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]), (0...1000).contains(major),
            (0...1000).contains(minor)
        else { return nil }
        self.init(major: major, minor: minor)
    }

    static func < (a: APIVersion, b: APIVersion) -> Bool { (a.major, a.minor) < (b.major, b.minor) }

    var description: String { "\(major).\(minor)" }

    /// The newest that both sides speak.
    ///
    /// - Parameters:
    ///   - newest: the engine's `ApiVersion`.
    ///   - oldest: its `MinAPIVersion`.
    /// - Returns: `nil` where there is none.
    static func negotiated(newest: APIVersion, oldest: APIVersion?) -> APIVersion? {
        let chosen = min(newest, newestSpoken)
        guard chosen >= oldestSpoken, chosen >= oldest ?? chosen else { return nil }
        return chosen
    }
}
