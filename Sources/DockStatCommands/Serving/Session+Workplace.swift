internal import Alerting
internal import Dispatch
internal import DockStatModel
internal import DockerEngine
internal import Notifications
internal import Operations
internal import Storage

extension Session {
    /// What deeds work with, from the pages as from the command line.
    func workplace(_ store: Store) -> Workplace {
        var workplace = Workplace(
            store: store, file: configuration, configuration: { try with(store).configuration },
            engines: Engines(
                carryOut: { order, host in await ContainerActor(host: host, client: engines.client).carryOut(order) },
                greet: { host in await EngineProbe(host: host, connection: engines.connection(to: host)).greet() },
                look: { try await look() }))
        workplace.site = siteDesk(store)
        workplace.testReceiver = { await testReceiver($0, now: $1) }
        let audience = Audience(configuration.notifications)
        workplace.audience = { severity, now in
            // It is about no host and no container: routes that want one do not match.
            var facts = AlertFacts(subject: .job)
            facts.severity = severity
            return (audience.receivers(of: facts), audience.quiet(at: now))
        }
        workplace.replayRules = { text, since, now in
            let rules = try Self.rules(inText: text)
            do {
                return try await OffThread.run {
                    try with(store).replay(rules, since: since, store: store, now: now, until: .now + Self.replayTime)
                }
            } catch is ReplayTooLong {
                throw ChangeRefusal(.failed, "This takes longer than \(Self.replayTime.text): look less far back.")
            }
        }
        return workplace
    }

    private static let replayTime = Duration.seconds(10)

    /// - Returns: `nil`: there is no receiver of that name.
    func testReceiver(_ name: String, now: Timestamp) async -> ReceiverAnswer? {
        guard let receiver = configuration.notifications.receivers.first(where: { $0.name == name }),
            let result = await outside.delivery.test(
                name, site: configuration.title, baseURL: configuration.baseURL, key: "dockstat-test-\(now.milliseconds)",
                now: now)
        else { return nil }
        return ReceiverAnswer(
            receiver: name, kind: receiver.kind.name, target: Delivery.target(of: receiver), isDelivered: result.isDelivered,
            answer: result.answer)
    }
}

/// Work that blocks, on a thread that nobody else waits for.
enum OffThread {
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "dockstat.work").async { continuation.resume(with: Result { try work() }) }
        }
    }
}
