internal import DockStatModel
internal import DockerEngine
internal import SiteGenerator
internal import Storage

/// One round of the job: collect ─▶ record ─▶ maintain ─▶ publish.
///
/// Stages pass values and know only their own effect. A stage that fails is reported; those that do not need it go on.
struct Tick {
    let configuration: Configuration
    let store: Store
    let connect: @Sendable (HostConfiguration) -> any EngineConnection
    /// `nil` for `dockstat collect`.
    let publisher: SitePublisher?
    /// Of the configured time zone: decides where days begin.
    let offsetFromUTC: @Sendable (Timestamp) -> Duration
    /// Tells a person at a terminal what goes on.
    var progress: @Sendable (String) -> Void = { _ in }

    /// - Parameter now: the moment the tick begins: the time of every sample in it.
    func run(at now: Timestamp, clock: ProcessClock) async -> TickReport {
        var report = TickReport(time: now)
        let meter = clock.start()

        progress("reading \(configuration.hosts.count == 1 ? "the engine" : "\(configuration.hosts.count) engines")")
        let changed: Set<ContainerIdentity>
        do {
            let contexts = try store.pollContexts(
                for: configuration.hosts.map(\.name), now: now, factsEvery: Self.factsPace)
            report.readings = await collect(contexts: contexts, now: now)
            report.warnings += report.readings.flatMap(\.warnings)
            let recorded = try store.record(
                TickReading(time: now, interval: configuration.interval, hosts: report.readings))
            changed = Set(recorded.changes.compactMap(\.container))
        } catch {
            report.failures.append(StageFailure(stage: .record, error))
            changed = []
        }

        progress("keeping house")
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

        if let publisher {
            progress("writing pages")
            publisher.publish(changed: changed, at: now, into: &report)
        }

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

    /// How often engine facts, images, networks and volumes are asked for.
    static let factsPace: Duration = .minutes(10)

    /// Every host at once; one that does not answer delays no other.
    private func collect(contexts: [String: PollContext], now: Timestamp) async -> [HostReading] {
        let ignored = configuration.containers.ignore.map(Glob.init)
        return await withTaskGroup(of: HostReading.self) { group in
            for host in configuration.hosts {
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
