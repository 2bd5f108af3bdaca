internal import Alerting
internal import DockStatModel
internal import DockerEngine
internal import ImageRegistry
internal import SiteGenerator
internal import Storage

/// The stage between readings and messages: gathers what rules look at, and has the decisions written together with the
/// messages they lead to.
struct AlertStage: Sendable {
    let configuration: Configuration
    let store: Store
    let connect: @Sendable (HostConfiguration) -> any EngineConnection

    /// How far back rules and evidence look: `ContainerSample.events`.
    private static let reach = Duration.days(1)
    /// For the last log lines of all containers whose alerts begin to fire.
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
    ///   - previous: the tick before, if any.
    func evaluate(
        _ view: TickView, readings: [HostReading], previous: Timestamp?, now: Timestamp
    ) async throws -> Evaluated {
        var observations = try observe(view, readings: readings, previous: previous, now: now)
        let engine = AlertEngine(configuration, view: view)
        try await addLastLines(to: &observations, engine)
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

    /// - Parameter readings: of this tick; none where the last one is looked at again.
    func observe(
        _ view: TickView, readings: [HostReading], previous: Timestamp?, now: Timestamp
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
                    imageChanges: imageChanges[container.identity] ?? [])
            })
    }

    // MARK: Last log lines

    /// Asks for the last lines of containers about which an alert begins to fire with this look, where lines are kept. An alert
    /// may wait long after what happened, so it is the evaluation itself, which decides nothing here, that says which they are.
    private func addLastLines(to observations: inout AlertObservations, _ engine: AlertEngine) async throws {
        guard observations.containers.contains(where: { linesKept(of: $0.status) > 0 }) else { return }
        let fired = engine.evaluate(observations, state: try store.alertingState(now: observations.now)).newlyActive
        let logs = await lastLines(of: observations.containers.map(\.status).filter { fired.contains(.container($0.identity)) })
        for index in observations.containers.indices {
            guard let lines = logs[observations.containers[index].status.engineID] else { continue }
            observations.containers[index].logs = lines
        }
    }

    /// A label that is wrong has no effect.
    private func linesKept(of container: ContainerStatus) -> Int {
        if let label = container.labels[DockStatLabel.logs].flatMap(Int.init), (0...DockStatLabel.mostLogLines).contains(label) {
            return label
        }
        return configuration.containers.logs
    }

    /// - Returns: by engine id.
    private func lastLines(of containers: [ContainerStatus]) async -> [String: [String]] {
        var asked: [String: [String: Int]] = [:]
        for container in containers where container.state != .missing && linesKept(of: container) > 0 {
            asked[container.identity.host, default: [:]][container.engineID] = linesKept(of: container)
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
            site: configuration.title, baseURL: configuration.baseURL, page: { pages.page(of: $0) },
            note: SiteAddress.note)
    }
}

extension AlertingChanges {
    /// What alerts are about that fire now and did not before.
    fileprivate var newlyActive: Set<AlertSubject> {
        let begun = Set(transitions.filter { $0.to.isActive && !$0.from.isActive }.map(\.alert))
        return Set(alerts.filter { begun.contains($0.id) }.map(\.subject))
    }
}

extension HostReading {
    fileprivate var eventsUntil: Timestamp? {
        guard case .reachable(let snapshot) = outcome else { return nil }
        return Timestamp(milliseconds: snapshot.eventsUntil / 1_000_000)
    }
}
