internal import DockStatModel
internal import EngineSimulator
internal import Foundation
internal import SiteGenerator
internal import Storage

/// A pretend fleet's database and site, made by the same pipeline as a real one's.
struct Demo {
    static let mark = "demo"

    let configuration: Configuration
    let containers: Int
    let seed: UInt64

    /// - Throws: `CommandFailure` where the database file holds something other than a demo.
    init(hosts: Int, containers: Int, seed: UInt64, database: String, output: String) throws {
        func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
        let database = absolute(database)
        var configuration = Configuration(
            database: database, output: absolute(output),
            backupDirectory: URL(fileURLWithPath: database).deletingLastPathComponent().path)
        configuration.title = "DockStat demo"
        // Nobody needs a backup of made-up data.
        configuration.backup.every = .zero
        configuration.notifications = DemoPeople.notifications
        configuration.rules = Rule.builtIn.map { rule in
            var rule = rule
            if rule.when.signal == .service { rule.runbook = DemoNotes.runbook }
            return rule
        }
        configuration.hosts = (0..<hosts).map { index in
            HostConfiguration(name: Self.name(of: index), engine: .unix(path: "/simulated/\(index)"))
        }
        self.configuration = configuration
        self.containers = containers
        self.seed = seed
    }

    /// Which simulated host a configured one stands for: its made-up socket says it.
    private static func index(of host: HostConfiguration) -> Int {
        guard case .unix(let path) = host.engine else { return 0 }
        return path.split(separator: "/").last.flatMap { Int($0) } ?? 0
    }

    static func name(of host: Int) -> String {
        let names = ["web-1", "web-2", "db-1", "edge", "build"]
        return host < names.count ? names[host] : "host-\(host + 1)"
    }

    /// Two days of ticks up to `end`, the weeks before them, then the site.
    func make(until end: Timestamp, clock: ProcessClock = ProcessClock()) async throws -> TickReport {
        let progress = Progress()
        defer { progress.finish() }
        let lock = try RunLock.atOnce(configuration.database)
        defer { lock.release() }
        try removeEarlierDemo(now: end)
        let moments = DemoSchedule.moments(until: end, interval: configuration.interval)
        guard let first = moments.first else { return TickReport(time: end) }
        let fleet = SimulatedFleet(
            hosts: configuration.hosts.count, containersPerHost: containers, seed: seed, start: first.time)
        let store = try Store(path: configuration.database, now: first.time)
        try store.setMeta(Self.mark, to: "1")
        var configuration = configuration
        configuration.maintenance = [DemoPeople.maintenance(until: end)]
        let receivers = configuration.notifications.receivers.map(\.name)

        var report = TickReport(time: end)
        for (index, moment) in moments.enumerated() {
            try Task.checkCancellation()
            progress.say("making two days of history", done: index, total: moments.count)
            configuration.interval = moment.interval
            let isLast = index == moments.count - 1
            if isLast {
                try addPast(to: store, configuration, since: first.time, now: moment.time)
                try DemoPeople.act(store, at: moments[max(0, index - 20)].time)
            }
            let notes =
                isLast ? try DemoNotes(hosts: configuration.hosts.map(\.name), containers: containers(of: store, at: end)) : nil
            defer { notes?.remove() }
            configuration.site = notes?.folder
            let tick = Tick(
                configuration: configuration, store: store,
                connect: { host in
                    SimulatedConnection(
                        fleet: fleet, host: Self.index(of: host), now: moment.time)
                },
                publishing: isLast ? publishing(configuration, store) : nil,
                outside: nil, offsetFromUTC: ZoneOffset.function(configuration.timeZone))
            report = await tick.run(at: moment.time, clock: clock)
            try DemoPeople.deliver(store, receivers: receivers, at: moment.time)
            if let failure = report.failures.first {
                throw CommandFailure(status: failure.cannotWrite ? .cannotWrite : .partlyFailed, message: failure.message)
            }
        }
        return report
    }

    private func publishing(_ configuration: Configuration, _ store: Store) -> PublishStage {
        PublishStage(sites: {
            let generators = try configuration.sites.map { view in
                try SiteGenerator(settings: SiteSettings(view, of: configuration, isDemo: true, version: Version.current))
            }
            // There is no next tick that would draw the rest.
            var publisher = SitePublisher(configuration: configuration, store: store, generators: generators, isDemo: true)
            publisher.extent = .all
            return publisher
        })
    }

    private func containers(of store: Store, at now: Timestamp) throws -> [ContainerStatus] {
        try store.containerStatuses(hosts: configuration.hosts.map(\.name), now: now)
    }

    /// The weeks before the ticks.
    private func addPast(to store: Store, _ configuration: Configuration, since start: Timestamp, now: Timestamp) throws {
        let hosts = configuration.hosts.map(\.name)
        let offset = ZoneOffset.function(configuration.timeZone)
        let containers = try containers(of: store, at: now)
        let past = DemoPast(
            seed: seed, end: start, containers: containers,
            days: try store.dayStrips(hosts: hosts, now: now, offsetFromUTC: offset),
            weeks: try store.history(
                of: Set(containers.map(\.identity)), range: .week, interval: configuration.interval, now: now),
            flakyHost: hosts.count > 1 ? hosts[1] : nil)
        try store.recordPast(past.all(), now: now, offsetFromUTC: offset)
    }

    /// A database that is no demo is somebody's history and stays.
    private func removeEarlierDemo(now: Timestamp) throws {
        let path = configuration.database
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard try Store(path: path, now: now).meta(Self.mark) != nil else {
            throw CommandFailure(
                status: .cannotWrite, message: "\(path) holds no demo, so it stays as it is.",
                advice: "Name another file with --database.")
        }
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}
