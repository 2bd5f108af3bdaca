internal import DockStatModel
internal import DockerEngine
internal import Notifications
internal import SiteGenerator
internal import Storage

/// One round of the job: collect ─▶ record ─▶ evaluate ─▶ maintain ─▶ deliver and publish, side by side.
///
/// Stages pass values and know only their own effect. A stage that fails is reported; those that do not need it go on.
struct Tick {
    let configuration: Configuration
    let store: Store
    let connect: @Sendable (HostConfiguration) -> any EngineConnection
    /// `nil` for `dockstat collect`.
    let publishing: PublishStage?
    /// How messages go out; `nil` where none may.
    let outside: Outside?
    /// Of the configured time zone: decides where days begin.
    let offsetFromUTC: @Sendable (Timestamp) -> Duration
    var pages = TickPages()
    /// Tells a person at a terminal what goes on.
    var progress: @Sendable (String) -> Void = { _ in }

    /// - Parameter now: the moment the tick begins: the time of every sample in it.
    func run(at now: Timestamp, clock: ProcessClock) async -> TickReport {
        var report = TickReport(time: now)
        let meter = clock.start()

        progress("reading \(configuration.monitored.count == 1 ? "the engine" : "\(configuration.monitored.count) engines")")
        var changes: [RecordedTick.Change] = []
        var previous: Timestamp?
        do {
            previous = try store.finishedTicks(limit: 1).first?.time
            let contexts = try store.pollContexts(
                for: configuration.monitored.map(\.name), now: now, factsEvery: Self.factsPace)
            report.readings = await collect(contexts: contexts, now: now)
            report.warnings += report.readings.flatMap(\.warnings)
            changes = try store.record(
                TickReading(time: now, interval: configuration.interval, hosts: report.readings)
            ).changes
        } catch {
            report.failures.append(StageFailure(stage: .record, error))
        }

        func look() throws -> TickView { try TickView(store: store, configuration: configuration, now: now) }
        var view = report.attempt(.record, look)
        if let seen = view, await evaluate(seen, previous: previous, now: now, into: &report) {
            view = report.attempt(.record, look) ?? seen
        }

        progress("keeping house")
        maintain(now: now, into: &report)

        // Whoever waits for a message or a page waits for neither's sake.
        async let delivered = deliver(view, now: now)
        let changed = pages.owed.union(changes.compactMap(\.container))
        if pages.mayWait, report.awaitsEngine {
            report.owedPages = changed
        } else if let publishing, let view {
            progress("writing pages")
            await publish(view, publishing, changed: changed, at: now, into: &report)
        }
        report.take(await delivered)

        let spent = clock.stop(meter)
        do {
            try store.finish(
                TickRecord(
                    time: now, duration: spent.wall, hosts: report.readings.count, hostsReached: report.hostsReached,
                    containers: report.containers, cpu: spent.cpu, filesWritten: report.filesWritten))
        } catch {
            report.failures.append(StageFailure(stage: .record, error))
        }
        return report
    }

    /// - Returns: whether the view must be read again.
    private func evaluate(
        _ view: TickView, previous: Timestamp?, now: Timestamp, into report: inout TickReport
    ) async -> Bool {
        do {
            let decided = try await AlertStage(configuration: configuration, store: store, connect: connect).evaluate(
                view, readings: report.readings, previous: previous, now: now)
            report.awaitsEngine = decided.changes.awaitsEngine
            report.warnings += decided.warnings
            return decided.excusesTime
        } catch {
            report.failures.append(StageFailure(stage: .evaluate, error))
            return false
        }
    }

    private func publish(
        _ view: TickView, _ stage: PublishStage, changed: Set<ContainerIdentity>, at now: Timestamp, into report: inout TickReport
    ) async {
        do {
            let lock = try await stage.begin()
            defer { lock?.release() }
            let publisher = try stage.sites()
            let isSame = publisher.configuration.hosts == configuration.hosts
            let view = isSame ? view : try TickView(store: store, configuration: publisher.configuration, now: now)
            publisher.publish(view, changed: changed, at: now, into: &report)
        } catch {
            report.failures.append(StageFailure(stage: .publish, error))
        }
    }

    private func maintain(now: Timestamp, into report: inout TickReport) {
        do {
            let done = try store.maintain(now: now, retention: configuration.retention, offsetFromUTC: offsetFromUTC)
            if let damage = done.damage.first {
                report.failures.append(
                    StageFailure(
                        stage: .maintain,
                        message:
                            "The database \(configuration.database) is damaged: \(damage). `dockstat restore` puts the newest "
                            + "sound backup of \(configuration.backup.directory) in its place."))
            }
            _ = try store.backupIfDue(now: now, settings: configuration.backup)
        } catch {
            report.failures.append(StageFailure(stage: .maintain, error))
        }
    }

    /// Messages, and what else is asked of the outside world after the readings.
    private func deliver(_ view: TickView?, now: Timestamp) async -> StageResult {
        guard let outside else { return StageResult() }
        var result = StageResult()
        do {
            let stage = DeliveryStage(
                receivers: configuration.notifications.receivers, store: store, delivery: outside.delivery,
                links: DeliveryStage.Links(configuration))
            async let complaints = stage.run(at: now, within: Self.deliveryTime)
            if let view {
                let checks = ImageChecks(store: store, rules: configuration.rules)
                result.warnings += try await checks.refresh(view, client: outside.client, now: now)
            }
            result.warnings += try await complaints
        } catch {
            result.failures.append(StageFailure(stage: .deliver, error))
        }
        return result
    }

    /// For all messages of a tick together: one receiver's time limit for a request, and some.
    static let deliveryTime = Duration.seconds(20)

    /// How often engine facts, images, networks and volumes are asked for.
    static let factsPace: Duration = .minutes(10)

    /// Every host at once; one that does not answer delays no other.
    private func collect(contexts: [String: PollContext], now: Timestamp) async -> [HostReading] {
        let ignored = configuration.containers.ignore.map(Glob.init)
        return await withTaskGroup(of: HostReading.self) { group in
            for host in configuration.monitored {
                let context = contexts[host.name] ?? .first
                let poller = EnginePoller(host: host, connection: connect(host), ignored: ignored)
                group.addTask { await poller.poll(context: context, now: now) }
            }
            var readings: [HostReading] = []
            for await reading in group { readings.append(reading) }
            return readings.sorted { $0.host < $1.host }
        }
    }
}

extension RecordedTick.Change {
    /// The container whose page must say so at once.
    var container: ContainerIdentity? {
        switch self {
        case .hostReached, .hostLost: nil
        case .containerAppeared(let container), .containerVanished(let container): container
        case .containerRecreated(let container, _, _), .stateChanged(let container, _, _): container
        }
    }
}

extension HostReading {
    /// What a person should hear of this reading, each sentence naming the host.
    var warnings: [String] {
        switch outcome {
        case .reachable(let snapshot):
            snapshot.warnings.map { "\(host): \($0)" }
                + (snapshot.eventGap.map { ["\(host): events are missing: \($0.evidence)"] } ?? [])
        case .unreachable(let reason):
            ["\(host) is unreachable: \(reason.message)" + (reason.advice.map { " \($0)" } ?? "")]
        }
    }
}
