import DockStatModel

/// What badges tell of: the whole site, a host, a stack or a container.
struct BadgeSubject: Sendable {
    /// An amount that is used, and how much there is.
    struct Use: Hashable, Sendable {
        var amount: Double
        var ceiling: Double?

        var share: Double? { ceiling.flatMap { $0 > 0 ? amount / $0 : nil } }
    }

    /// The folder of its page; its badges lie in the folder of the same name below `badges/`.
    var folder: String
    var name: String
    /// Said in the language already.
    var status: String
    var tone: Badge.Tone
    var lastDay: StateDurations
    var cpu: Use?
    var memory: Use?
}

extension BadgeSubject {
    init(_ container: ContainerStatus, in context: RenderContext) {
        self.init(
            folder: SitePaths.containerFolder(
                host: context.slug(ofHost: container.identity.host), container: container.slug),
            name: container.name, status: context.words(container.statePhrase), tone: Badge.Tone(container.service),
            lastDay: container.lastDay,
            cpu: container.usage.cpuPercent.map { Use(amount: $0, ceiling: context.cpuCeiling(of: container)) },
            memory: container.usage.memoryBytes.map { Use(amount: $0, ceiling: container.usage.memoryLimit) })
    }

    init(_ host: HostStatus, containers: [ContainerStatus], in context: RenderContext) {
        self.init(folder: SitePaths.hostFolder(host.slug), name: host.name, of: containers, words: context.words)
        cpu?.ceiling = host.facts.map { Double($0.totalCPU) * 100 }
        memory?.ceiling = host.facts.map { Double($0.totalMemory) }
        switch host.reachability {
        case .reachable: break
        case .unreachable: (status, tone) = (context.words("unreachable"), .bad)
        case .untried: (status, tone) = (context.words("not tried yet"), .quiet)
        }
    }

    init(_ stack: Stack, in context: RenderContext) {
        self.init(folder: stack.folder, name: stack.project, of: stack.containers, words: context.words)
    }

    /// Everything on the site.
    init(_ context: RenderContext) {
        self.init(folder: "", name: context.settings.title, of: context.data.containers, words: context.words)
        if context.data.hosts.contains(where: { $0.reachability != .reachable }), tone == .good {
            // What cannot be seen is not told to be all right.
            tone = .quiet
        }
    }

    private init(folder: String, name: String, of containers: [ContainerStatus], words: Words) {
        let tally = StateTally(containers)
        func sum(_ value: (Usage) -> Double?) -> Use? {
            let values = containers.compactMap { value($0.usage) }
            return values.isEmpty ? nil : Use(amount: values.reduce(0, +))
        }
        self.init(
            folder: folder, name: name, status: tally.short(words), tone: tally.whole.map(Badge.Tone.init) ?? .quiet,
            lastDay: containers.reduce(into: StateDurations()) { $0.add($1.lastDay) }, cpu: sum(\.cpuPercent),
            memory: sum(\.memoryBytes))
    }
}

extension StateTally {
    /// `7 up`, or how many are in the state that a reader must not miss: `2 of 7 down`.
    fileprivate func short(_ words: Words) -> String {
        guard let whole, let count = counts[whole] else { return words("no containers") }
        let all = counts.values.reduce(0, +)
        return whole == .up || count == all
            ? "\(count) \(words(whole.phrase))" : words("\(count) of \(all) \(words(whole.phrase))")
    }
}

/// What a badge tells.
enum BadgeKind: String, Hashable, Sendable, CaseIterable {
    case status
    case uptimeOfDay = "uptime-24h"
    case cpu
    case memory

    /// - Returns: relative to the output folder.
    func path(in folder: String, _ ending: String) -> String { "badges/\(folder)\(rawValue).\(ending)" }

    func badge(of subject: BadgeSubject, words: Words) -> Badge {
        switch self {
        case .status: Badge(label: subject.name, message: subject.status, tone: subject.tone)
        case .uptimeOfDay: BadgeKind.uptime(subject.lastDay, label: words("uptime 24 h"), words: words)
        case .cpu:
            BadgeKind.use(subject.cpu, label: words("CPU"), words: words) { words.numbers.percent($0) }
        case .memory:
            BadgeKind.use(subject.memory, label: words("memory"), words: words) { words.numbers.bytes($0) }
        }
    }

    private static func uptime(_ durations: StateDurations, label: String, words: Words) -> Badge {
        let percent = durations.uptimePercent
        return Badge(
            label: label, message: percent.map(words.numbers.uptime) ?? words("not observed"), tone: .init(uptime: percent))
    }

    private static func use(_ use: BadgeSubject.Use?, label: String, words: Words, _ text: (Double) -> String) -> Badge {
        guard let use else { return Badge(label: label, message: words("not measured"), tone: .quiet) }
        return Badge(label: label, message: text(use.amount), tone: .init(use: use.share))
    }
}
