import DockStatModel

/// One sentence that answers "is everything all right?".
struct OverviewSentence: Hashable, Sendable {
    enum Mood: String, Hashable, Sendable {
        case good, warning, bad, unknown
    }

    let mood: Mood
    let text: String

    /// - Parameter alerts: those that fire are told of.
    init(
        hosts: [HostStatus], containers: [ContainerStatus], alerts: AlertTally = AlertTally(), words: Words = .english
    ) {
        let fleet = Fleet(hosts: hosts, containers: containers)
        let parts = fleet.outages(words)
        let hearsay = fleet.hearsay(words)
        let fire = [alerts.clause(words)].compactMap { $0 }
        if !parts.isEmpty {
            mood = fleet.down > 0 || alerts.worst == .critical ? .bad : .warning
            text = Words.capitalized((parts + fire + hearsay).joined(separator: ", ")) + "."
        } else if !hearsay.isEmpty {
            mood = OverviewSentence.mood(.unknown, with: alerts)
            let rest = fleet.watched - fleet.unknown - fleet.paused
            let good = rest > 0 ? [words("what we can see is up")] : []
            text = Words.capitalized((good + fire + hearsay).joined(separator: "; ")) + "."
        } else if containers.isEmpty {
            mood = OverviewSentence.mood(.unknown, with: alerts)
            text = OverviewSentence.but(
                hosts.isEmpty ? words("No hosts are configured") : words("There are no containers"), fire, words)
        } else if fleet.watched == 0 {
            mood = OverviewSentence.mood(.good, with: alerts)
            text = OverviewSentence.but(words("Nothing is running, and nothing should be"), fire, words)
        } else {
            mood = OverviewSentence.mood(fleet.paused > 0 ? .warning : .good, with: alerts)
            text = OverviewSentence.but(fleet.good(words), fire, words)
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

    private static func but(_ sentence: String, _ clauses: [String], _ words: Words) -> String {
        clauses.reduce(sentence) { words("\($0), but \($1)") } + "."
    }
}

/// Hosts and containers as numbers, and each number as a clause. A clause is one phrase with nothing but counts in it, so that
/// every language has its own grammar.
private struct Fleet {
    let hosts: Int
    let silent: Int
    let containers: Int
    let down: Int
    let degraded: Int
    let unknown: Int
    let paused: Int
    /// All but those that are stopped.
    let watched: Int

    init(hosts: [HostStatus], containers: [ContainerStatus]) {
        var counts: [ServiceState: Int] = [:]
        for container in containers { counts[container.service, default: 0] += 1 }
        self.hosts = hosts.count
        silent = hosts.count { if case .unreachable = $0.reachability { true } else { false } }
        self.containers = containers.count
        down = counts[.down] ?? 0
        degraded = counts[.degraded] ?? 0
        unknown = counts[.unknown] ?? 0
        paused = counts[.paused] ?? 0
        watched = containers.count - (counts[.stopped] ?? 0)
    }

    func outages(_ words: Words) -> [String] {
        let all = words.count(containers)
        var clauses: [String] = []
        switch down {
        case 0: break
        case 1 where containers == 1: clauses.append(words("the container is down"))
        case 1: clauses.append(words("one of \(all) containers is down"))
        default: clauses.append(words("\(words.count(down)) of \(all) containers are down"))
        }
        switch degraded {
        case 0: break
        case 1 where down > 0: clauses.append(words("one is unhealthy"))
        case 1 where containers == 1: clauses.append(words("the container is unhealthy"))
        case 1: clauses.append(words("one of \(all) containers is unhealthy"))
        case _ where down > 0: clauses.append(words("\(words.count(degraded)) are unhealthy"))
        default: clauses.append(words("\(words.count(degraded)) of \(all) containers are unhealthy"))
        }
        return clauses
    }

    /// What we do not know for ourselves.
    func hearsay(_ words: Words) -> [String] {
        var clauses: [String] = []
        switch silent {
        case 0: break
        case 1 where hosts == 1: clauses.append(words("the host cannot be reached"))
        case hosts: clauses.append(words("no host can be reached"))
        case 1: clauses.append(words("one host of \(words.count(hosts)) cannot be reached"))
        default: clauses.append(words("\(words.count(silent)) hosts of \(words.count(hosts)) cannot be reached"))
        }
        switch unknown {
        case 0: break
        case 1: clauses.append(words("the state of one container is unknown"))
        default: clauses.append(words("the state of \(words.count(unknown)) containers is unknown"))
        }
        return clauses
    }

    /// Where nothing is wrong.
    func good(_ words: Words) -> String {
        let up = watched - paused
        let sentence =
            switch (up, paused) {
            case (0, _): words("Nothing is down")
            case (1, 0) where watched == 1: words("The container is up")
            case (2, 0): words("Both containers are up")
            case (_, 0): words("All \(words.count(up)) containers are up")
            case (1, _): words("One container is up")
            default: Words.capitalized(words("\(words.count(up)) containers are up"))
            }
        switch paused {
        case 0: return sentence
        case 1: return words("\(sentence), one is paused")
        default: return words("\(sentence), \(words.count(paused)) are paused")
        }
    }
}
