import DockStatModel

/// A host on the overview: reachable or not, what it is, how much its containers use.
struct HostCard {
    var context: RenderContext
    var host: HostStatus
    var containers: [ContainerStatus]

    func card() -> Markup {
        let path = SitePaths.hostFolder(host.slug)
        var result: Markup =
            "<article class=\"host card\"><h3><a href=\"\(path)\">\(Markup.name(host.name))</a></h3>\(HostCard.state(host, context.words))"
        result += HostTotals(context: context, host: host, containers: containers).list()
        if case .unreachable(let reason) = host.reachability {
            result += HostCard.complaint(reason, host: host, context: context)
        } else if let note = HostCard.pause(host, context: context) {
            result += note
        } else if let facts = host.facts {
            result +=
                "<p class=\"facts\">Docker \(facts.dockerVersion, limit: 40) · \(facts.operatingSystem, limit: 60) · \(facts.architecture, limit: 30)</p>"
        }
        result += "</article>"
        return result
    }

    static func state(_ host: HostStatus, _ words: Words) -> Markup {
        switch host.reachability {
        case .reachable: ServiceState.up.badge(words("reachable"))
        case .unreachable: ServiceState.down.badge(words("unreachable"))
        case .untried: ServiceState.unknown.badge(words("not tried yet"))
        case .unmonitored: ServiceState.unknown.badge(words("not monitored"))
        }
    }

    /// That nobody reads a host, because people want it so; `nil`: somebody does.
    static func pause(_ host: HostStatus, context: RenderContext) -> Markup? {
        guard !host.isMonitored else { return nil }
        var note: Markup = "<p>\(context.words("It is not monitored: what its containers do is not known."))"
        if let since = host.since { note += " \(context.words.markup("Since \(context.clock.since(since))."))" }
        if let last = host.lastReached { note += " \(context.words.markup("Last reached \(context.clock.element(last))."))" }
        note += "</p>"
        return note
    }

    /// Why a host is not reached, since when, and what to do.
    static func complaint(_ reason: UnreachableReason, host: HostStatus, context: RenderContext) -> Markup {
        var result: Markup = "<p class=\"complaint\">\(context.words.told(reason.message), limit: 500)"
        if let advice = reason.advice { result += " <b>\(context.words.told(advice), limit: 500)</b>" }
        if let since = host.since { result += " \(context.words.markup("Since \(context.clock.since(since))."))" }
        if let last = host.lastReached { result += " \(context.words.markup("Last reached \(context.clock.element(last))."))" }
        result += "</p>"
        return result
    }
}

/// What all containers of a host use together, against what the machine has.
struct HostTotals {
    var context: RenderContext
    var host: HostStatus
    var containers: [ContainerStatus]

    private func sum(_ value: (Usage) -> Double?) -> Double? {
        let values = containers.compactMap { value($0.usage) }
        return values.isEmpty ? nil : values.reduce(0, +)
    }

    var cpuPercent: Double? { sum(\.cpuPercent) }
    var memoryBytes: Double? { sum(\.memoryBytes) }

    func list() -> Markup {
        let isSilent = host.reachability != .reachable
        let running = containers.count { $0.state == .running }
        let words = context.words
        let tally =
            !isSilent
            ? words("\(running) of \(containers.count) running")
            : host.lastReached == nil && containers.isEmpty ? words("never reached") : words("\(containers.count) when last seen")
        var result: Markup = "<dl class=\"totals\"><div><dt>\(words("Containers"))</dt><dd>\(tally)</dd></div>"
        if let cpu = cpuPercent {
            let cores = host.facts?.totalCPU ?? 0
            let bar = cores > 0 ? ContainerTable.bar(cpu / Double(cores) / 100) : .empty
            let ceiling: Markup = cores > 0 ? " <small>\(words.ofCores(Double(cores)))</small>" : .empty
            result += "<div><dt>\(words("CPU"))</dt><dd><span>\(words.numbers.percent(cpu))\(ceiling)</span>\(bar)</dd></div>"
        }
        if let memory = memoryBytes {
            let all = Double(host.facts?.totalMemory ?? 0)
            let bar = all > 0 ? ContainerTable.bar(memory / all) : .empty
            let ceiling: Markup = all > 0 ? " <small>\(words("of \(words.numbers.bytes(all))"))</small>" : .empty
            result += "<div><dt>\(words("Memory"))</dt><dd><span>\(words.numbers.bytes(memory))\(ceiling)</span>\(bar)</dd></div>"
        }
        result += "</dl>"
        return result
    }
}
