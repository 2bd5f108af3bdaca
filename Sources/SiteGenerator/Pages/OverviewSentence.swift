import DockStatModel

/// One sentence that answers "is everything all right?".
struct OverviewSentence: Hashable, Sendable {
    enum Mood: String, Hashable, Sendable {
        case good, warning, bad, unknown
    }

    let mood: Mood
    let text: String

    /// - Parameter alerts: those that fire are told of.
    init(hosts: [HostStatus], containers: [ContainerStatus], alerts: AlertTally = AlertTally()) {
        var counts: [ServiceState: Int] = [:]
        for container in containers { counts[container.service, default: 0] += 1 }
        let down = counts[.down] ?? 0
        let degraded = counts[.degraded] ?? 0
        let unknown = counts[.unknown] ?? 0
        let paused = counts[.paused] ?? 0
        let watched = containers.count - (counts[.stopped] ?? 0)
        let silent = hosts.count { if case .unreachable = $0.reachability { true } else { false } }

        var parts: [String] = []
        if down > 0 { parts.append(OverviewSentence.count(down, of: containers.count, down == 1 ? "is down" : "are down")) }
        if degraded > 0 {
            parts.append(
                parts.isEmpty
                    ? OverviewSentence.count(degraded, of: containers.count, degraded == 1 ? "is unhealthy" : "are unhealthy")
                    : NumberText.words(degraded) + (degraded == 1 ? " is unhealthy" : " are unhealthy"))
        }
        var hearsay: [String] = []
        if silent > 0 {
            hearsay.append(
                silent == hosts.count
                    ? (hosts.count == 1 ? "the host cannot be reached" : "no host can be reached")
                    : NumberText.words(silent) + (silent == 1 ? " host" : " hosts")
                        + " of \(NumberText.words(hosts.count)) cannot be reached")
        }
        if unknown > 0 {
            hearsay.append("the state of \(NumberText.words(unknown)) \(unknown == 1 ? "container" : "containers") is unknown")
        }

        let fire = [alerts.clause].compactMap { $0 }
        if !parts.isEmpty {
            mood = down > 0 || alerts.worst == .critical ? .bad : .warning
            text = OverviewSentence.sentence(parts + fire + hearsay)
        } else if !hearsay.isEmpty {
            mood = OverviewSentence.mood(.unknown, with: alerts)
            let rest = watched - unknown - paused
            let good = rest > 0 ? "what we can see is up" : nil
            text = OverviewSentence.sentence([good].compactMap { $0 } + fire + hearsay, joiner: "; ")
        } else if containers.isEmpty {
            mood = OverviewSentence.mood(.unknown, with: alerts)
            text = OverviewSentence.but(hosts.isEmpty ? "No hosts are configured" : "There are no containers", fire)
        } else if watched == 0 {
            mood = OverviewSentence.mood(.good, with: alerts)
            text = OverviewSentence.but("Nothing is running, and nothing should be", fire)
        } else {
            mood = OverviewSentence.mood(paused > 0 ? .warning : .good, with: alerts)
            let up = watched - paused
            var sentence =
                switch (up, paused) {
                case (0, _): "Nothing is down"
                case (1, 0) where watched == 1: "The container is up"
                case (2, 0): "Both containers are up"
                case (_, 0): "All \(NumberText.words(up)) containers are up"
                case (1, _): "One container is up"
                default: OverviewSentence.capitalized(NumberText.words(up)) + " containers are up"
                }
            if paused > 0 { sentence += ", \(NumberText.words(paused)) \(paused == 1 ? "is" : "are") paused" }
            text = OverviewSentence.but(sentence, fire)
        }
    }

    /// What fires makes a mood worse, never better; what is only for information leaves it.
    private static func mood(_ mood: Mood, with alerts: AlertTally) -> Mood {
        switch alerts.worst {
        case .critical: .bad
        case .warning: .warning
        case .info, nil: mood
        }
    }

    private static func but(_ sentence: String, _ clauses: [String]) -> String {
        ([sentence] + clauses).joined(separator: ", but ") + "."
    }

    private static func count(_ count: Int, of all: Int, _ predicate: String) -> String {
        all == 1 ? "the container \(predicate)" : "\(NumberText.words(count)) of \(NumberText.words(all)) containers \(predicate)"
    }

    private static func sentence(_ parts: [String], joiner: String = ", ") -> String {
        capitalized(parts.joined(separator: joiner)) + "."
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
