internal import DockStatModel
internal import DockerEngine
internal import Logging

/// The resident form of the job: ticks at a pace, and at once on events worth it.
struct Watch: Sendable {
    let session: Session

    /// Many events at once (a whole stack that stops) make one tick: it waits this long for the rest.
    static let gathering: Duration = .milliseconds(200)
    /// From the beginning of a look until the engine has said all it has to say about an end: with `gathering`, whoever waits for a
    /// message does so less than a second. What is left of the first look, such as its pages, falls into this time.
    static let secondLook: Duration = .milliseconds(350)
    /// A container that restarts without end must not make ticks without end.
    static let breather: Duration = .milliseconds(800)
    /// How long to wait before following an engine again that ended the stream.
    static let reconnect: Duration = .seconds(5)

    /// What one look leaves to the next.
    private struct Looks {
        var isFirst = true
        var owedPages: Set<ContainerIdentity> = []
    }

    func run() async throws {
        let (wakes, waker) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await followAll(waker) }
            group.addTask { await pace(waker) }
            group.addTask {
                var looks = Looks()
                for await _ in wakes {
                    try await Task.sleep(for: Self.gathering)
                    var pause = try await tick(&looks, pagesMayWait: true)
                    while let left = pause {
                        try await Task.sleep(for: left)
                        pause = try await tick(&looks, pagesMayWait: false)
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
    /// - Parameter pagesMayWait: for the second look, if there is one.
    /// - Returns: how long until a second look is worth its while, for the engine's word about an end; `nil` where none is.
    private func tick(_ looks: inout Looks, pagesMayWait: Bool) async throws -> Duration? {
        let isFirst = looks.isFirst
        looks.isFirst = false
        do {
            let report = try await session.tick(TickPages(mayWait: pagesMayWait, owed: looks.owedPages))
            looks.owedPages = report.owedPages ?? []
            session.log(report)
            guard report.awaitsEngine else { return nil }
            return Self.pause(beforeSecondLookAfter: report.time, now: SystemClock.now)
        } catch let failure as CommandFailure where failure.status == .anotherTickRuns {
            session.logger.notice("another tick runs; this one is left to it")
        } catch  where !isFirst && !(error is CancellationError) {
            session.logger.error("\(CommandFailure(explaining: error)?.line ?? "\(error)")")
        }
        return nil
    }

    /// - Parameter begin: of the first look. A clock that jumped meanwhile makes the wait no longer than it is anyway.
    static func pause(beforeSecondLookAfter begin: Timestamp, now: Timestamp) -> Duration {
        min(max(begin + secondLook - now, .zero), secondLook)
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
