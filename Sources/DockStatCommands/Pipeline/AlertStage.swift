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

    /// What the engine told in the hour before goes into incidents; windows of rules may reach further back.
    private static let evidenceReach = Duration.hours(1)
    /// For the last log lines of all containers that just failed.
    private static let logTime = Duration.seconds(2)

    /// - Parameters:
    ///   - view: as this tick left it.
    ///   - changes: of this tick.
    ///   - previous: the tick before, if any.
    func evaluate(
        _ view: TickView, readings: [HostReading], changes: [RecordedTick.Change], previous: Timestamp?, now: Timestamp
    ) async throws -> AlertingChanges {
        let logs = await lastLines(of: view.containers, readings: readings, changes: changes)
        let observations = try observe(view, readings: readings, logs: logs, previous: previous, now: now)
        let engine = AlertEngine(configuration, view: view)
        return try store.evaluateAlerts(now: now) { state in engine.evaluate(observations, state: state) }
    }

    /// - Parameters:
    ///   - readings: of this tick; none where the last one is looked at again.
    ///   - logs: last lines, by engine id.
    func observe(
        _ view: TickView, readings: [HostReading], logs: [String: [String]], previous: Timestamp?, now: Timestamp
    ) throws -> AlertObservations {
        let windows = configuration.rules.compactMap { $0.isOn ? $0.when.window : nil }
        let events = try store.recentEvents(since: now - max(Self.evidenceReach, windows.max() ?? .zero))
        let imageChanges = try store.imageChanges(since: now - .days(1))
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
