internal import DockStatModel
internal import DockerEngine
internal import Logging

/// The resident form of the job: ticks at a pace, and at once on events worth it.
struct Watch: Sendable {
    let session: Session

    /// Many events at once (a whole stack that stops) make one tick: it waits this long for the rest.
    static let gathering: Duration = .milliseconds(200)
    /// Until the engine has said all it has to say about an end: with `gathering`, whoever waits for a message does so less than
    /// a second.
    static let secondLook: Duration = .milliseconds(350)
    /// A container that restarts without end must not make ticks without end.
    static let breather: Duration = .milliseconds(800)
    /// How long to wait before following an engine again that ended the stream.
    static let reconnect: Duration = .seconds(5)

    func run() async throws {
        let (wakes, waker) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await followAll(waker) }
            group.addTask { await pace(waker) }
            group.addTask {
                var hasTicked = false
                for await _ in wakes {
                    try await Task.sleep(for: Self.gathering)
                    var awaitsEngine = try await tick(isFirst: !hasTicked)
                    hasTicked = true
                    while awaitsEngine {
                        try await Task.sleep(for: Self.secondLook)
                        awaitsEngine = try await tick(isFirst: false)
                    }
                    try await Task.sleep(for: Self.breather)
                }
            }
            defer { group.cancelAll() }
            // The first to end is a tick that failed for good, or the cancellation.
            try await group.next()
        }
    }

    /// What keeps the first tick from starting is told at once and ends the watch; later ones may find the database locked or
    /// the disk full for a while, and the next one tries again.
    ///
    /// - Returns: whether a second look is worth its while, for the engine's word about an end.
    private func tick(isFirst: Bool) async throws -> Bool {
        do {
            let report = try await session.tick()
            session.log(report)
            return report.awaitsEngine
        } catch let failure as CommandFailure where failure.status == .anotherTickRuns {
            session.logger.notice("another tick runs; this one is left to it")
        } catch  where !isFirst && !(error is CancellationError) {
            session.logger.error("\(CommandFailure(explaining: error)?.line ?? "\(error)")")
        }
        return false
    }

    /// Wakes at whole multiples of the interval, the first time at once.
    private func pace(_ waker: AsyncStream<Void>.Continuation) async {
        let interval = session.configuration.interval
        while !Task.isCancelled {
            waker.yield()
            let now = SystemClock.now
            let next = now.floored(to: interval) + interval
            do { try await Task.sleep(for: next - now) } catch { break }
        }
        waker.finish()
    }

    /// Those that are read now: people add, pause and take out hosts while it runs.
    private func followAll(_ waker: AsyncStream<Void>.Continuation) async {
        var followers: [HostConfiguration: Task<Void, Never>] = [:]
        defer { for follower in followers.values { follower.cancel() } }
        while !Task.isCancelled {
            let hosts = Set(session.withWhatIsKept(now: SystemClock.now).configuration.monitored)
            for (host, follower) in followers where !hosts.contains(host) {
                follower.cancel()
                followers[host] = nil
            }
            for host in hosts where followers[host] == nil {
                followers[host] = Task { await follow(host, waker: waker) }
            }
            do { try await Task.sleep(for: session.configuration.interval) } catch { return }
        }
    }

    private func follow(_ host: HostConfiguration, waker: AsyncStream<Void>.Continuation) async {
        while !Task.isCancelled {
            do {
                for try await event in EngineEventStream(connection: session.engines.connection(to: host)).events()
                where event.isWorthATick {
                    session.logger.debug("\(host.name): \(event.action) of \(event.containerName)")
                    waker.yield()
                }
            } catch let reason as UnreachableReason {
                session.logger.debug("\(host.name): no event stream: \(reason.message)")
            } catch {
                return
            }
            do { try await Task.sleep(for: Self.reconnect) } catch { return }
        }
    }
}
