/// How often the companion endpoint answered on one route with one status, and how long that took.
package struct EndpointUse: Hashable, Sendable {
    package struct Key: Hashable, Sendable {
        /// As the API's document writes it: `POST /api/v2/silences`.
        package var route: String
        package var status: Int

        package init(route: String, status: Int) {
            self.route = route
            self.status = status
        }
    }

    /// What has no route.
    package static let unknownRoute = "other"
    /// Upper bounds in milliseconds; what took longer counts in the total alone.
    package static let bounds: [Int64] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000]

    package var key: Key
    package var count: Int64 = 0
    package var total: Duration = .zero
    /// How many took at most that long, for each of `bounds`, each including those before it.
    package var within: [Int64]

    package init(_ key: Key) {
        self.key = key
        within = Array(repeating: 0, count: Self.bounds.count)
    }

    package mutating func add(_ duration: Duration) {
        count += 1
        total += duration
        for (index, bound) in Self.bounds.enumerated() where duration <= .milliseconds(bound) { within[index] += 1 }
    }

    package mutating func add(_ other: EndpointUse) {
        count += other.count
        total += other.total
        for (index, number) in other.within.enumerated() where index < within.count { within[index] += number }
    }
}
