package import DockStatModel

/// Pretend Docker engines that answer the GET requests of the engine API in its wire format (API 1.47, Linux, cgroup v2).
///
/// Everything is a function of seed, host, container and time: the same question at the same time gets the same bytes, in any
/// order and any process. Nothing is kept between requests.
///
/// `start` is when the stories begin to be told (deploys, memory leaks, crashes; a fleet whose last two
/// days are to be shown wants a start two days back, and the same start ever after: another start is another fleet). Containers are
/// older than `start`. A time before `start` is answered like `start`.
package struct SimulatedFleet: Sendable {
    package enum Mode: Hashable, Sendable {
        /// A day's rhythm, noise, and everything that goes wrong in real life.
        case lively
        /// No container changes: counters advance at constant rates, memory stays the same, no event happens.
        case frozen
    }

    let hosts: [SimulatedHost]
    private let earliest: Int64

    /// - Parameters:
    ///   - hosts: how many engines; from the second on, one of them is out of reach from 20 to 21 hours after `start` and every
    ///     40 hours after that (never in frozen mode).
    ///   - containersPerHost: with 12 or more, every host shows something of every kind.
    ///   - startedSince: no container was created before this; it cannot be later than `start`. `nil`: they are days old
    ///     (frozen ones, years, so that the engine's words for their age stay the same).
    package init(
        hosts: Int, containersPerHost: Int, seed: UInt64, start: Timestamp, mode: Mode = .lively,
        startedSince: Timestamp? = nil
    ) {
        let begin = Self.nanoseconds(start)
        earliest = begin
        self.hosts = (0..<max(0, hosts)).map { index in
            SimulatedHost(
                index: index, containers: max(0, containersPerHost), dice: Dice(seed).with(UInt64(index)), mode: mode,
                start: begin, startedSince: startedSince.map(Self.nanoseconds), isFlaky: mode == .lively && index == 1)
        }
    }

    /// `host-1`, `host-2`, …
    package var hostNames: [String] { hosts.map(\.name) }

    /// - Parameters:
    ///   - host: counted from 0.
    ///   - path: with query, with or without `/v1.47` in front.
    /// - Returns: `nil` where the host cannot be reached at that time, or there is no such host.
    package func respond(host: Int, path: String, at now: Timestamp) -> SimulatedResponse? {
        let time = max(earliest, Self.nanoseconds(now))
        guard hosts.indices.contains(host), hosts[host].isReachable(at: time) else { return nil }
        return hosts[host].respond(to: EngineRequest(path), at: time)
    }

    /// Held within the years 1990 to 2200, where sums of nanoseconds do not overflow.
    private static func nanoseconds(_ time: Timestamp) -> Int64 {
        min(max(time.milliseconds, 631_152_000_000), 7_258_118_400_000) * 1_000_000
    }
}
