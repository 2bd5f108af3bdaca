import DockStatModel

/// What a container is: its last readings as numbers, and everything the engine told of it.
struct ContainerFacts {
    var context: RenderContext
    var container: ContainerStatus
    private var path: String { context.page(of: container) }

    private static let labelLimit = 60

    /// The numbers of the last tick, large.
    func readings() -> Markup {
        let usage = container.usage
        var cells: [Markup] = []
        let words = context.words
        let numbers = words.numbers
        func add(_ name: Phrase, _ value: String?, note: Markup = .empty, share: Double? = nil) {
            let bar = share.map(ContainerTable.bar) ?? .empty
            cells.append("<div class=\"card\"><dt>\(words(name))</dt><dd><b>\(value ?? "–")</b>\(note)\(bar)</dd></div>")
        }
        let ceiling = context.cpuCeiling(of: container)
        let cores: Markup = ceiling.map { "<small>\(words.ofCores($0 / 100))</small>" } ?? .empty
        add(
            "CPU", usage.cpuPercent.map(numbers.percent), note: usage.cpuPercent == nil ? .empty : cores,
            share: usage.cpuPercent.flatMap { percent in ceiling.map { percent / $0 } })
        let limit: Markup = usage.memoryLimit.map { "<small>\(words("of \(numbers.bytes($0))"))</small>" } ?? .empty
        add(
            "Memory", usage.memoryBytes.map(numbers.bytes), note: usage.memoryBytes == nil ? .empty : limit,
            share: usage.memoryPercent.map { $0 / 100 })
        add("Network in", usage.networkRxRate.map(numbers.rate))
        add("Network out", usage.networkTxRate.map(numbers.rate))
        add("Disk read", usage.blockReadRate.map(numbers.rate))
        add("Disk written", usage.blockWriteRate.map(numbers.rate))
        add("Processes", usage.pids.map(numbers.short))
        let uptime = UptimeText(durations: container.lastDay, words: words)
        let shares = uptime.shares.joined(separator: ", ")
        let note: Markup = shares.isEmpty ? .empty : "<small>\(shares)</small>"
        cells.append(
            "<div class=\"card\" title=\"\(uptime.explanation)\"><dt>\(words("Uptime, 24 hours"))</dt><dd><b>\(uptime.percent)</b>\(note)</dd></div>"
        )
        return "<dl class=\"readings\">\(Markup.joined(cells))</dl>"
    }

    /// What a reader asks first.
    func brief() -> Markup {
        let clock = context.clock
        let words = context.words
        var list = FactList(words)
        let badge = container.service.badge(words(container.statePhrase))
        list.add("State", words.markup("\(badge) since \(clock.since(container.serviceSince))"))
        if container.service == .unknown { list.add("Last seen", clock.element(container.observedAt)) }
        if context.host(named: container.identity.host)?.isMonitored == false {
            list.add("Why unknown", text: words("its host is not monitored"))
        }
        list.add("Image", text: container.image)
        list.add("Ports", ports)
        return list.list()
    }

    func list() -> Markup {
        let clock = context.clock
        let words = context.words
        var list = FactList(words)
        if container.health != .none { list.add("Health", text: words(container.health.phrase)) }
        list.add("Image digest", text: container.details?.imageDigest ?? container.imageID)
        list.add(
            "Project",
            container.composeProject.map { project -> Markup in
                guard !project.isEmpty else { return .empty }
                // Drawn with this page, or before it: as in the tables, the link stands from the first time on.
                return "<a href=\"\(NotePath.relative(SitePaths.stack(project), from: path))\">\(Markup.name(project))</a>"
            })
        list.add("Service", text: container.labels[ComposeLabel.service])
        addDetails(to: &list)
        list.add("Networks", .joined(container.networks.sorted().prefix(20).map { .name($0, limit: 80) }, by: ", "))
        list.add("Created", clock.element(container.created))
        list.add("First seen", clock.element(container.firstSeen))
        list.add("Engine's id", text: String(container.engineID.prefix(12)))
        return "\(list.list())\(labels)"
    }

    private func addDetails(to list: inout FactList) {
        guard let details = container.details else { return }
        let clock = context.clock
        let words = context.words
        if container.state == .running || container.state == .paused {
            list.add("Started", details.startedAt.map(clock.element))
        } else if container.state != .created {
            // What was never started has an exit code too, of nothing.
            list.add("Ended", details.finishedAt.map(clock.element))
            list.add("Exit code", details.exitCode.map { "\($0)" })
        }
        if details.oomKilled { list.add("Out of memory", words.markup("its last end was the kernel's doing")) }
        if details.restartCount > 0 { list.add("Restarts", "\(details.restartCount)") }
        list.add("Restart policy", text: details.restartPolicy?.rawValue)
        list.add("Error", text: details.error, limit: 1000)
        list.add("CPU limit", details.cpuLimit.map { "\(words.cores($0))" })
        list.add("Memory limit", details.memoryLimit.map { "\(words.numbers.bytes(Double($0)))" })
    }

    private var ports: Markup {
        .joined(
            container.ports.sorted().prefix(40).map { port -> Markup in
                let inner = "\(port.containerPort)/\(port.transport)"
                guard let outer = port.hostPort else { return "\(inner, limit: 40)" }
                let address = port.hostAddress.map { $0.contains(":") ? "[\($0)]" : $0 } ?? ""
                return "<span class=\"port\">\(address, limit: 60):\(outer) → \(inner, limit: 40)</span>"
            }, by: ", ")
    }

    private var labels: Markup {
        guard !container.labels.isEmpty else { return .empty }
        var list = FactList(context.words)
        for (name, value) in container.labels.sorted(by: { $0.key < $1.key }).prefix(ContainerFacts.labelLimit) {
            list.add(named: CleanText.line(name, limit: 120), text: value.isEmpty ? context.words("(empty)") : value)
        }
        let more = container.labels.count - ContainerFacts.labelLimit
        let rest: Markup = more > 0 ? "<p>\(context.words("and \(more) more"))</p>" : .empty
        return
            "<details><summary>\(context.words("Labels")) <span>\(container.labels.count)</span></summary>\(list.list())\(rest)</details>"
    }
}
