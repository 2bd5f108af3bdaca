import DockStatModel

/// What the placeholders of a note stand for.
struct NoteValues {
    var context: RenderContext
    /// Where the note shows.
    var page: String
    /// What it is about, as the view calls it.
    var subject: NoteSubject

    private var words: Words { context.words }

    /// What a placeholder is of.
    enum Topic {
        case site
        case host(HostStatus)
        case stack(Stack)
        case container(ContainerStatus)
        /// Not in the view.
        case hidden
    }

    /// - Returns: `nil` where it means nothing here; `NoteCheck` tells why.
    func markup(_ placeholder: Placeholder) -> Markup? {
        guard case .success(let request) = placeholder.meaning, case .success(let topic) = topic(of: request) else { return nil }
        if case .hidden = topic { return NoteValues.none }
        return markup(request.value, of: topic)
    }

    /// What is not known or not told.
    private static let none: Markup = "–"

    // MARK: What it is of

    func topic(of request: Placeholder.Request) -> Result<Topic, Placeholder.Mistake> {
        guard let name = request.subject else {
            guard let topic = topic(of: subject) else {
                return .failure(.init(message: "names no host, stack or container, and the note is about none"))
            }
            return fit(request.value, topic)
        }
        let named = NoteValues.subject(named: name)
        guard let seen = context.notes.seen(named) else { return .success(.hidden) }
        guard let topic = topic(of: seen) else {
            return .failure(.init(message: "names \(CleanText.line(name, limit: 120)), which is not known"))
        }
        return fit(request.value, topic)
    }

    /// `nil` for what has no values, and for what is not known.
    func topic(of subject: NoteSubject) -> Topic? {
        switch subject {
        case .overview: .site
        case .host(let name): context.host(named: name).map(Topic.host)
        case .stack(let project): context.stacks.first { $0.project == project }.map(Topic.stack)
        case .container(let host, let name):
            context.containersByHost[host]?.first { $0.name == name }.map(Topic.container)
        case .incident, .page: nil
        }
    }

    /// `web-1`, `web-1/nginx`, `stacks/shop`, and as the paths of notes have it: `hosts/web-1`, `containers/web-1/nginx`.
    private static func subject(named name: String) -> NoteSubject {
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return .host(name) }
        switch parts[0] {
        case "hosts": return .host(parts[1])
        case "stacks": return .stack(parts[1])
        case "containers":
            let inner = parts[1].split(separator: "/", maxSplits: 1).map(String.init)
            if inner.count == 2 { return .container(host: inner[0], name: inner[1]) }
        default: break
        }
        return .container(host: parts[0], name: parts[1])
    }

    private func fit(_ value: Placeholder.Value, _ topic: Topic) -> Result<Topic, Placeholder.Mistake> {
        let isFit =
            switch (value, topic) {
            case (.image, .container), (.chart, .container), (.since, .container), (.since, .host): true
            case (.image, _), (.chart, _), (.since, _): false
            case (.containers, .container): false
            case (.host, .container), (.host, .host), (.stack, .container), (.stack, .stack): true
            case (.host, _), (.stack, _): false
            default: true
            }
        return isFit ? .success(topic) : .failure(.init(message: "has no value of \(topic.noun)"))
    }

    // MARK: Values

    private func markup(_ value: Placeholder.Value, of topic: Topic) -> Markup {
        switch value {
        case .badge: return "<span class=\"badge\">\(name(of: topic)) \(state(of: topic))</span>"
        case .name: return name(of: topic)
        case .state: return state(of: topic)
        case .containers: return "\(containers(of: topic).count)"
        case .cpu: return sum(of: topic, \.cpuPercent).map { "\(words.numbers.percent($0))" } ?? NoteValues.none
        case .memory: return sum(of: topic, \.memoryBytes).map { "\(words.numbers.bytes($0))" } ?? NoteValues.none
        case .uptime(let span): return uptime(span, of: topic)
        case .image:
            guard case .container(let container) = topic, !container.image.isEmpty else { return NoteValues.none }
            return "<code>\(container.image, limit: 200)</code>"
        case .since:
            switch topic {
            case .container(let container): return context.clock.element(container.serviceSince)
            case .host(let host): return host.since.map(context.clock.element) ?? NoteValues.none
            default: return NoteValues.none
            }
        case .host:
            guard case .container(let container) = topic else { return name(of: topic) }
            return context.host(named: container.identity.host).map { name(of: .host($0)) } ?? .name(container.identity.host)
        case .stack:
            guard case .container(let container) = topic else { return name(of: topic) }
            let stack = container.composeProject.flatMap { project in context.stacks.first { $0.project == project } }
            return stack.map { name(of: .stack($0)) } ?? NoteValues.none
        case .chart(let quantity, let range):
            guard case .container(let container) = topic else { return NoteValues.none }
            return chart(quantity, range, of: container)
        }
    }

    /// With a link to its page.
    private func name(of topic: Topic) -> Markup {
        switch topic {
        case .site: link(OverviewPage.path, .name(context.settings.title))
        case .host(let host): link(SitePaths.host(host.slug), .name(host.name))
        case .stack(let stack): link(stack.path, .name(stack.project))
        case .container(let container): ContainerTable(context: context, path: page).link(container)
        case .hidden: NoteValues.none
        }
    }

    private func link(_ path: String, _ label: Markup) -> Markup {
        path == page ? label : "<a href=\"\(NotePath.relative(path, from: page))\">\(label)</a>"
    }

    /// Of several containers, the worst.
    private func state(of topic: Topic) -> Markup {
        switch topic {
        case .container(let container): return container.service.badge(words(container.statePhrase))
        case .host(let host): return HostCard.state(host, words)
        case .site, .stack, .hidden:
            let states = containers(of: topic).map(\.service)
            return (states.max { $0.severity < $1.severity } ?? .unknown).badge(in: words)
        }
    }

    private func containers(of topic: Topic) -> [ContainerStatus] {
        switch topic {
        case .site: context.data.containers
        case .host(let host): context.containersByHost[host.name] ?? []
        case .stack(let stack): stack.containers
        case .container(let container): [container]
        case .hidden: []
        }
    }

    private func sum(of topic: Topic, _ value: (Usage) -> Double?) -> Double? {
        let values = containers(of: topic).compactMap { value($0.usage) }
        return values.isEmpty ? nil : values.reduce(0, +)
    }

    /// Of several containers, of the time of all of them together.
    private func uptime(_ span: Placeholder.Span, of topic: Topic) -> Markup {
        var durations = StateDurations()
        for container in containers(of: topic) {
            guard let days = span.days else {
                durations.add(container.lastDay)
                continue
            }
            let first = context.clock.today.value - days + 1
            let strip = context.data.days[container.identity]?.days ?? []
            durations.add(DayStrip(days: strip.filter { $0.day.value >= first }).durations)
        }
        let uptime = UptimeText(durations: durations, words: words)
        let share = durations.unknownPercent
        let unknown: Markup =
            share > 0 ? " <span class=\"muted\">(\(words("\(words.numbers.percent(share)) unknown")))</span>" : .empty
        return "<span title=\"\(uptime.explanation)\">\(uptime.percent)\(unknown)</span>"
    }

    private func chart(_ quantity: Placeholder.Quantity, _ range: HistoryRange, of container: ContainerStatus) -> Markup {
        var history =
            context.noteHistories[range]?[container.identity] ?? History(range: range, series: [:], states: [], events: [])
        history.series = history.series.filter { quantity.signals.contains($0.key) }
        let figure = ContainerCharts(context: context, container: container, history: history).figures(areSections: false)
        guard !figure.isEmpty else { return "<p class=\"nothing\">\(words("There are no readings of this time."))</p>" }
        return "<div class=\"charts\">\(figure)</div>"
    }

    /// Whose history a placeholder is made from.
    func histories(of placeholder: Placeholder) -> [(HistoryRange, ContainerIdentity)] {
        guard case .success(let request) = placeholder.meaning, case .success(let topic) = topic(of: request) else { return [] }
        guard case .chart(_, let range) = request.value else { return [] }
        return containers(of: topic).map { (range, $0.identity) }
    }
}

extension NoteValues.Topic {
    fileprivate var noun: String {
        switch self {
        case .site: "the whole site"
        case .host: "a host"
        case .stack: "a stack"
        case .container: "a container"
        case .hidden: "what is not in the view"
        }
    }
}

extension Placeholder.Span {
    /// Whole days up to now, today among them; `nil`: the last 24 hours.
    fileprivate var days: Int? {
        switch self {
        case .day: nil
        case .week: 7
        case .month: 30
        case .quarter: 90
        }
    }
}

extension Placeholder.Quantity {
    fileprivate var signals: Set<Signal> {
        switch self {
        case .cpu: [.cpuPercent]
        case .memory: [.memoryBytes]
        case .network: [.networkRxRate, .networkTxRate]
        case .disk: [.blockReadRate, .blockWriteRate]
        case .processes: [.pids]
        }
    }
}
