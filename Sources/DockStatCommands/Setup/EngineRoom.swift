internal import DockStatModel
internal import DockerEngine
internal import Transfer

/// Makes connections to engines; all of them share one bound on requests in flight.
struct EngineRoom: Sendable {
    static let defaultWorkers = 200

    let client: TransferClient
    let limits: TransferLimits

    /// - Parameter environment: `DOCKSTAT_MAX_WORKERS` bounds the requests in flight over all hosts.
    init(environment: [String: String]) throws {
        limits = TransferLimits(total: try Self.workers(environment))
        client = TransferClient(limits: limits)
    }

    static func workers(_ environment: [String: String]) throws -> Int {
        guard let text = environment["DOCKSTAT_MAX_WORKERS"], !text.isEmpty else { return defaultWorkers }
        guard let count = Int(text), (1...10_000).contains(count) else {
            throw CommandFailure(
                status: .configuration, message: "DOCKSTAT_MAX_WORKERS is \"\(text)\": a whole number from 1 to 10000 is allowed."
            )
        }
        return count
    }

    func connection(to host: HostConfiguration) -> any EngineConnection {
        CurlEngineConnection(host: host, client: client)
    }
}
