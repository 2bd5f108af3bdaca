internal import Alerting
internal import DockStatModel
internal import DockerEngine
internal import ImageRegistry
internal import Storage

/// The stage between readings and messages: gathers what rules look at, and has the decisions written together with the
/// messages they lead to.
struct AlertStage: Sendable {
    let configuration: Configuration
    let store: Store
    let connect: @Sendable (HostConfiguration) -> any EngineConnection

    /// How far back rules and evidence look: `ContainerSample.events`.
    private static let reach = Duration.days(1)
    /// For the last log lines of all containers that just failed.
    private static let logTime = Duration.seconds(2)

    struct Evaluated: Sendable {
        var changes: AlertingChanges
        /// Labels that say what DockStat does not understand, one sentence each.
        var warnings: [String]
        /// Whether time up to now was found to be maintenance, which the view that was looked at counts as something else.
        var excusesTime: Bool
    }

    /// - Parameters:
    ///   - view: as this tick left it.
    ///   - changes: of this tick.
    ///   - previous: the tick before, if any.
    func evaluate(
        _ view: TickView, readings: [HostReading], changes: [RecordedTick.Change], previous: Timestamp?, now: Timestamp
    ) async throws -> Evaluated {
        let logs = await lastLines(of: view.containers, readings: readings, changes: changes)
        let observations = try observe(view, readings: readings, logs: logs, previous: previous, now: now)
        let engine = AlertEngine(configuration, view: view)
        var windows: [MaintenanceWindow] = []
        let changes = try store.evaluateAlerts(now: now) { state in
            windows = state.maintenance
            return engine.evaluate(observations, state: state)
        }
        let excusesTime = try recordMaintenance(windows, view, since: previous, now: now)
        return Evaluated(changes: changes, warnings: engine.labelMistakes(view.containers), excusesTime: excusesTime)
    }

    /// Time within announced windows is left out of uptime: noted tick by tick, from the one before to this one.
    ///
    /// - Returns: whether there was any.
    private func recordMaintenance(
        _ added: [MaintenanceWindow], _ view: TickView, since previous: Timestamp?, now: Timestamp
    ) throws -> Bool {
        let windows = configuration.maintenance + added
        // A job that slept saw nothing of what was between.
        guard !windows.isEmpty, let previous, previous < now, now - previous <= configuration.interval * 3 else { return false }
        let calendar = MaintenanceCalendar(windows)
        let matchers = Dictionary(windows.map { ($0.name, $0.matcher) }) { first, _ in first }
        let hostLabels = Dictionary(view.hosts.map { ($0.name, $0.labels) }) { first, _ in first }
        var spans: [ContainerIdentity: Range<Timestamp>] = [:]
        for occurrence in calendar.occurrences(in: previous..<now) {
            guard let matcher = matchers[occurrence.window] else { continue }
            let span = max(previous, occurrence.from)..<max(max(previous, occurrence.from), min(now, occurrence.to))
            for container in view.containers where !span.isEmpty {
                guard matcher.matches(AlertFacts(container, hostLabels: hostLabels[container.identity.host] ?? [:])) else {
                    continue
                }
                let known = spans[container.identity] ?? span
                spans[container.identity] = min(known.lowerBound, span.lowerBound)..<max(known.upperBound, span.upperBound)
            }
        }
        try store.recordMaintenance(spans)
        return !spans.isEmpty
    }

    /// - Parameters:
    ///   - readings: of this tick; none where the last one is looked at again.
    ///   - logs: last lines, by engine id.
    func observe(
        _ view: TickView, readings: [HostReading], logs: [String: [String]], previous: Timestamp?, now: Timestamp
    ) throws -> AlertObservations {
        let events = try store.recentEvents(since: now - Self.reach)
        let imageChanges = try store.imageChanges(since: now - Self.reach)
        let outdated = try ImageChecks(store: store, rules: configuration.rules).verdicts(view)
        let asked = Dictionary(readings.map { ($0.host, $0.eventsUntil) }) { first, _ in first }
        return AlertObservations(
            now: now, interval: configuration.interval, previousTick: previous,
            hosts: view.hosts.map { HostSample(status: $0, eventsUntil: asked[$0.name] ?? nil) },
            containers: view.containers.map { container in
                ContainerSample(
                    status: container, events: events[container.identity] ?? [], imageOutdated: outdated[container.identity],
                    logs: logs[container.engineID] ?? [], imageChanges: imageChanges[container.identity] ?? [])
            })
    }

    // MARK: Last log lines

    /// Of containers that failed in this tick and whose lines may be kept.
    private func lastLines(
        of containers: [ContainerStatus], readings: [HostReading], changes: [RecordedTick.Change]
    ) async -> [String: [String]] {
        let failed = Set(changes.compactMap(\.failed))
        let outOfMemory = Set(readings.flatMap(\.outOfMemory))
        var asked: [String: [String: Int]] = [:]
        for container in containers where failed.contains(container.identity) || outOfMemory.contains(container.engineID) {
            let lines = container.labels[DockStatLabel.logs].flatMap(Int.init) ?? configuration.containers.logs
            if lines > 0, container.state != .missing { asked[container.identity.host, default: [:]][container.engineID] = lines }
        }
        return await withTaskGroup(of: [String: [String]].self) { group in
            for host in configuration.hosts {
                guard let containers = asked[host.name] else { continue }
                let log = ContainerLog(connection: connect(host))
                group.addTask { await log.lastLines(of: containers, within: Self.logTime) }
            }
            var lines: [String: [String]] = [:]
            for await some in group { lines.merge(some) { first, _ in first } }
            return lines
        }
    }
}

extension AlertEngine {
    /// - Parameter view: tells which pages there are.
    init(_ configuration: Configuration, view: TickView) {
        let pages = SubjectPages(hosts: view.hosts, containers: view.containers)
        self.init(
            rules: configuration.rules, maintenance: configuration.maintenance, notifications: configuration.notifications,
            site: configuration.title, baseURL: configuration.baseURL, page: { pages.page(of: $0) })
    }
}

extension RecordedTick.Change {
    /// The container, where it has just failed.
    fileprivate var failed: ContainerIdentity? {
        switch self {
        case .stateChanged(let container, _, to: .down), .stateChanged(let container, _, to: .degraded): container
        default: nil
        }
    }
}

extension HostReading {
    /// Engine ids of containers that lost a process for lack of memory.
    fileprivate var outOfMemory: [String] {
        guard case .reachable(let snapshot) = outcome else { return [] }
        return snapshot.events.filter { $0.action == "oom" }.map(\.engineID)
    }

    fileprivate var eventsUntil: Timestamp? {
        guard case .reachable(let snapshot) = outcome else { return nil }
        return Timestamp(milliseconds: snapshot.eventsUntil / 1_000_000)
    }
}
