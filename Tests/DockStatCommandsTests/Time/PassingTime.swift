import DockStatModel
import Foundation
import SiteGenerator
import Storage
import TestSupport
import Testing
import Transfer

@testable import DockStatCommands

/// The pipeline over hours that a test lets pass, with a real database and real receivers over HTTP: one that is always there, and
/// one that may be down.
final class PassingTime {
    static let start = Timestamp(seconds: 1_799_971_200)  // 2027-01-15 00:00 UTC

    let engine: TalkingEngine
    private(set) var now = PassingTime.start
    var configuration: Configuration
    private let folder: String
    private let sink: Peer
    private let relay: Peer
    private let outside: Outside
    private let store: Store
    private let client = TransferClient()

    init(_ change: (inout Configuration) -> Void = { _ in }) throws {
        folder = try makeTemporaryFolder("dockstat-time")
        sink = try Peer("NotificationsTests/Peers/sink.py", ["\(folder)/sink.jsonl"])
        relay = try Peer("EndToEndTests/Peers/relay.py", [sink.greeting])
        engine = TalkingEngine(project: "shop", containers: ["web", "api"], startedAt: Self.start - .days(2))
        var configuration = Configuration(
            database: "\(folder)/dockstat.sqlite", output: "\(folder)/public", backupDirectory: "\(folder)/backups")
        configuration.backup.every = .zero
        var host = HostConfiguration(name: "h", engine: .unix(path: "/talking"))
        host.source = .api
        configuration.hosts = [host]
        configuration.notifications.receivers = [("good", sink.greeting), ("shaky", relay.greeting)].map { name, port in
            ReceiverConfiguration(
                name: name, kind: .webhook(.init(url: Secret("http://127.0.0.1:\(port)/hook/ok/\(name)"))))
        }
        change(&configuration)
        self.configuration = configuration
        outside = Outside(configuration, client: client)
        store = try Store(path: configuration.database, now: Self.start)
    }

    func end() throws {
        try store.close()
        relay.end()
        sink.end()
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Whether the shaky receiver can be reached.
    func setReachable(_ isReachable: Bool) throws { try relay.tell(isReachable ? "heal" : "close") }

    /// Ticks, evenly apart, until that long after the beginning; the last one at that very moment.
    ///
    /// - Parameter publishing: whether the last one writes pages.
    func pass(until end: Duration, every interval: Duration, publishing: Bool = false) async throws {
        configuration.interval = interval
        while now < Self.start + end {
            now = min(now + interval, Self.start + end)
            let engine = engine
            let tick = Tick(
                configuration: configuration, store: store, connect: { _ in engine },
                publishing: publishing && now == Self.start + end ? stage : nil,
                outside: outside, offsetFromUTC: { _ in .zero })
            let report = await tick.run(at: now, clock: ProcessClock())
            #expect(report.failures.isEmpty, "\(report.failures)")
        }
    }

    private var stage: PublishStage {
        let (configuration, store) = (configuration, store)
        return PublishStage(sites: {
            SitePublisher(
                configuration: configuration, store: store,
                generators: try configuration.sites.map { view in
                    try SiteGenerator(settings: SiteSettings(view, of: configuration, isDemo: false, version: "1"))
                }, isDemo: false)
        })
    }

    /// What a receiver got: `opened 1` for the first message about the first incident.
    func told(_ receiver: String) throws -> [String] {
        guard let text = try? String(contentsOfFile: "\(folder)/sink.jsonl", encoding: .utf8) else { return [] }
        return try text.split(separator: "\n").compactMap { line in
            let request = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            guard request["path"] as? String == "/hook/ok/\(receiver)", let body = request["body"] as? String else { return nil }
            let payload = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
            let data = payload["data"] as? [String: Any]
            let incident = data?["incident"] as? [String: Any]
            let kind = (payload["type"] as? String)?.split(separator: ".").last ?? ""
            return "\(kind) \(incident?["id"] as? Int ?? 0)"
        }
    }

    /// Attempts to reach a receiver, oldest first.
    func attempts(_ receiver: String) throws -> [DeliveryRecord] {
        try store.alertPages(now: now).pages.ledger.filter { $0.receiver == receiver }.reversed()
    }

    /// How long after the beginning each of its messages was delivered.
    func deliveries(_ receiver: String) throws -> [Duration] {
        try attempts(receiver).filter { $0.result == .delivered }.map { $0.time - Self.start }
    }

    /// How long a container was in a state within the last day.
    func lastDay(of container: String, in state: ServiceState) throws -> Duration {
        let statuses = try store.containerStatuses(hosts: ["h"], now: now)
        return try #require(statuses.first { $0.name == container }).lastDay[state]
    }

    func json(_ path: String) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/public/\(path)"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}
