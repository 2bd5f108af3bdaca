package import DockStatModel
package import EngineSimulator
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves each host of a pretend fleet on a unix socket of its own.
package struct FleetServer: Sendable {
    private let fleet: SimulatedFleet
    private let folder: String
    private let clock: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - folder: where the sockets `host-1.sock`, `host-2.sock`, … are made; made itself where missing.
    ///   - clock: the time the engines live in, asked at each request.
    package init(fleet: SimulatedFleet, folder: String, clock: @escaping @Sendable () -> Timestamp) {
        self.fleet = fleet
        self.folder = folder
        self.clock = clock
    }

    /// Serves until SIGTERM or SIGINT and removes the sockets.
    ///
    /// - Parameter ready: called once with the sockets' paths when all of them accept connections.
    /// - Throws: `ServerFault` where it cannot listen.
    package func run(ready: @escaping @Sendable ([String]) -> Void) async throws {
        let paths = try SocketFolder.prepare(folder, names: fleet.hostNames)
        defer { SocketFolder.clear(paths) }
        let logger = Logger.quiet("simulator")
        let (started, starting) = AsyncStream.makeStream(of: Void.self)
        let services = paths.enumerated().map { host, path in
            Application(
                responder: FleetResponder(fleet: fleet, host: host, clock: clock),
                configuration: ApplicationConfiguration(address: .unixDomainSocket(path: path)),
                onServerRunning: { _ in starting.yield() }, logger: logger)
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    var count = 0
                    for await _ in started {
                        count += 1
                        if count == paths.count { ready(paths) }
                    }
                }
                defer { starting.finish() }
                try await group.run()
            }
        } catch {
            throw ServerFault.binding(error, to: folder)
        }
    }
}
