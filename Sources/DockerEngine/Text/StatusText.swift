import DockStatModel

/// What can be read from an engine's words such as `Up 5 minutes (healthy)` or `Exited (137) 2 hours ago`.
struct StatusText {
    /// How long the container is in this run, or how long ago that ended: the engine rounds down, mostly.
    let age: ClosedRange<Duration>?
    let exitCode: Int?
    /// From the brackets; `nil` where there are none about health.
    let health: ContainerHealth?

    init(_ text: String) {
        let bounded = text.prefix(200)
        let words = bounded.split(separator: " ")
        age = Self.age(words.drop { $0 == "Up" || $0 == "Exited" || $0 == "Restarting" || $0.hasPrefix("(") })
        exitCode = words.dropFirst().first.flatMap { word in
            word.hasPrefix("(") && word.hasSuffix(")") ? Int(word.dropFirst().dropLast()) : nil
        }
        if bounded.hasSuffix("(healthy)") {
            health = .healthy
        } else if bounded.hasSuffix("(unhealthy)") {
            health = .unhealthy
        } else if bounded.hasSuffix("(health: starting)") {
            health = .starting
        } else {
            health = nil
        }
    }

    /// The engine's units: whole seconds, minutes, days, weeks, months, years, and hours rounded to the nearest.
    private static func age(_ words: ArraySlice<Substring>) -> ClosedRange<Duration>? {
        let words = Array(words)
        guard let first = words.first else { return nil }
        if first == "Less" { return .zero ... .seconds(1) }
        if first == "About", words.count >= 3 {
            return words[2].hasPrefix("minute") ? .minutes(1) ... .minutes(2) : .hours(1) ... .hours(2)
        }
        guard words.count >= 2, let count = Int(first), (0..<100_000).contains(count) else { return nil }
        let unit = words[1]
        if unit.hasPrefix("second") { return .seconds(count) ... .seconds(count + 1) }
        if unit.hasPrefix("minute") { return .minutes(count) ... .minutes(count + 1) }
        if unit.hasPrefix("hour") { return .hours(max(0, count - 1)) ... .hours(count + 1) }
        let days: [(String, Int)] = [("day", 1), ("week", 7), ("month", 30), ("year", 365)]
        return days.first { unit.hasPrefix($0.0) }.map { .days(count * $0.1) ... .days((count + 1) * $0.1) }
    }
}
