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

    /// Two days of ticks up to `end`, then the site.
    func make(until end: Timestamp, clock: ProcessClock = ProcessClock()) async throws -> TickReport {
        let progress = Progress()
        defer { progress.finish() }
        let lock = try RunLock.take(configuration.database)
        defer { lock.release() }
        try removeEarlierDemo(now: end)
        let moments = DemoSchedule.moments(until: end, interval: configuration.interval)
        guard let first = moments.first else { return TickReport(time: end) }
        let fleet = SimulatedFleet(
            hosts: configuration.hosts.count, containersPerHost: containers, seed: seed, start: first.time)
        let store = try Store(path: configuration.database, now: first.time)
        try store.setMeta(Self.mark, to: "1")
        let generators = try configuration.sites.map { view in
            try SiteGenerator(settings: SiteSettings(view, of: configuration, isDemo: true, version: Version.current))
        }

        var report = TickReport(time: end)
        for (index, moment) in moments.enumerated() {
            try Task.checkCancellation()
            progress.say("making two days of history", done: index, total: moments.count)
            var configuration = configuration
            configuration.interval = moment.interval
            let isLast = index == moments.count - 1
            let tick = Tick(
                configuration: configuration, store: store,
                connect: { host in
                    SimulatedConnection(
                        fleet: fleet, host: Self.index(of: host), now: moment.time)
                },
                publisher: isLast
                    ? SitePublisher(configuration: configuration, store: store, generators: generators, isDemo: true) : nil,
                outside: nil, offsetFromUTC: ZoneOffset.function(configuration.timeZone))
            report = await tick.run(at: moment.time, clock: clock)
            if let failure = report.failures.first {
                throw CommandFailure(status: failure.cannotWrite ? .cannotWrite : .partlyFailed, message: failure.message)
            }
        }
        return report
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
