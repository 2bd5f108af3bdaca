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
    /// Of each of its containers.
    var days: [DayStrip]
    var cpu: Use?
    var memory: Use?
}

extension BadgeSubject {
    init(_ container: ContainerStatus, in context: RenderContext) {
        self.init(
            folder: SitePaths.containerFolder(
                host: context.slug(ofHost: container.identity.host), container: container.slug),
            name: container.name, status: context.words(container.statePhrase), tone: Badge.Tone(container.service),
            lastDay: container.lastDay, days: context.data.days[container.identity].map { [$0] } ?? [],
            cpu: container.usage.cpuPercent.map { Use(amount: $0, ceiling: context.cpuCeiling(of: container)) },
            memory: container.usage.memoryBytes.map { Use(amount: $0, ceiling: container.usage.memoryLimit) })
    }

    init(_ host: HostStatus, containers: [ContainerStatus], in context: RenderContext) {
        self.init(folder: SitePaths.hostFolder(host.slug), name: host.name, of: containers, in: context)
        cpu?.ceiling = host.facts.map { Double($0.totalCPU) * 100 }
        memory?.ceiling = host.facts.map { Double($0.totalMemory) }
        switch host.reachability {
        case .reachable: break
        case .unreachable: (status, tone) = (context.words("unreachable"), .bad)
        case .untried: (status, tone) = (context.words("not tried yet"), .quiet)
        case .unmonitored: (status, tone) = (context.words("not monitored"), .quiet)
        }
    }

    init(_ stack: Stack, in context: RenderContext) {
        self.init(folder: stack.folder, name: stack.project, of: stack.containers, in: context)
    }

    /// Everything on the site.
    init(_ context: RenderContext) {
        self.init(folder: "", name: context.settings.title, of: context.data.containers, in: context)
        if context.data.hosts.contains(where: { $0.reachability != .reachable }), tone == .good {
            // What cannot be seen is not told to be all right.
            tone = .quiet
        }
    }

    private init(folder: String, name: String, of containers: [ContainerStatus], in context: RenderContext) {
        let tally = StateTally(containers)
        func sum(_ value: (Usage) -> Double?) -> Use? {
            let values = containers.compactMap { value($0.usage) }
            return values.isEmpty ? nil : Use(amount: values.reduce(0, +))
        }
        self.init(
            folder: folder, name: name, status: tally.short(context.words), tone: tally.whole.map(Badge.Tone.init) ?? .quiet,
            lastDay: containers.reduce(into: StateDurations()) { $0.add($1.lastDay) },
            days: containers.compactMap { context.data.days[$0.identity] }, cpu: sum(\.cpuPercent),
            memory: sum(\.memoryBytes))
    }
}

extension BadgeSubject {
    /// Uptime of the last calendar days, today among them, in percent; `nil` where nothing was observed.
    func uptimePercent(ofDays count: Int, until today: DayNumber) -> Double? {
        var (serving, down): (Int64, Int64) = (0, 0)
        for strip in days {
            for day in strip.days.reversed() {
                if day.day.value <= today.value - count { break }
                serving += Int64(day[.up]) + Int64(day[.degraded])
                down += Int64(day[.down])
            }
        }
        return serving + down > 0 ? Double(serving) / Double(serving + down) * 100 : nil
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
