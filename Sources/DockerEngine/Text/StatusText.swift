import DockStatModel

/// What can be read from an engine's words such as `Up 5 minutes (healthy)` or `Exited (137) 2 hours ago`.
struct StatusText {
    /// How long the container is at most in this run, or ended at least: the engine rounds down, mostly.
    let longestAge: Duration?
    let exitCode: Int?
    /// From the brackets; `nil` where there are none about health.
    let health: ContainerHealth?

    init(_ text: String) {
        let bounded = text.prefix(200)
        let words = bounded.split(separator: " ")
        longestAge = Self.longestAge(words.drop { $0 == "Up" || $0 == "Exited" || $0 == "Restarting" || $0.hasPrefix("(") })
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
    private static func longestAge(_ words: ArraySlice<Substring>) -> Duration? {
        let words = Array(words)
        guard let first = words.first else { return nil }
        if first == "Less" { return .seconds(1) }
        if first == "About", words.count >= 3 { return words[2].hasPrefix("minute") ? .minutes(2) : .hours(2) }
        guard words.count >= 2, let count = Int(first), (0..<100_000).contains(count) else { return nil }
        let next = count + 1
        let unit = words[1]
        if unit.hasPrefix("second") { return .seconds(next) }
        if unit.hasPrefix("minute") { return .minutes(next) }
        if unit.hasPrefix("hour") { return .hours(next) }
        if unit.hasPrefix("day") { return .days(next) }
        if unit.hasPrefix("week") { return .days(next * 7) }
        if unit.hasPrefix("month") { return .days(next * 30) }
        if unit.hasPrefix("year") { return .days(next * 365) }
        return nil
    }
}
