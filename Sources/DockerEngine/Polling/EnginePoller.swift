package import DockStatModel

/// Reads one host once per call.
package struct EnginePoller: Sendable {
    private let host: HostConfiguration
    private let connection: any EngineConnection
    private let ignored: [Glob]
    private let machine: LocalMachine

    /// - Parameters:
    ///   - ignored: containers with a matching name are left out altogether.
    ///   - machine: where the files of a local engine's machine are.
    package init(
        host: HostConfiguration, connection: any EngineConnection, ignored: [Glob] = [], machine: LocalMachine = LocalMachine()
    ) {
        self.host = host
        self.connection = connection
        self.ignored = ignored
        self.machine = machine
    }

    /// Ends within the host's `timeout` however the engine behaves; every failure is the outcome, none is thrown.
    ///
    /// - Parameter now: the time of the tick.
    package func poll(context: PollContext, now: Timestamp) async -> HostReading {
        let session = PollSession(
            host: host, connection: connection, ignored: ignored, machine: machine, context: context, now: now)
        let outcome: HostReading.Outcome
        do {
            outcome = .reachable(try await session.snapshot())
        } catch {
            outcome = .unreachable(error)
        }
        return HostReading(host: host.name, duration: session.elapsed, outcome: outcome)
    }
}
