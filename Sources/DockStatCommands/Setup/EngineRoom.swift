internal import DockStatModel
internal import DockerEngine
internal import Transfer

/// Makes connections to engines; all of them share one bound on requests in flight.
struct EngineRoom: Sendable {
    static let defaultWorkers = 200

    private let transfers: TransferClient

    /// - Parameter environment: `DOCKSTAT_MAX_WORKERS` bounds the requests in flight over all hosts; anything but a whole number
    ///   from 1 to 10,000 is as if it were not there.
    init(environment: [String: String]) {
        let workers = environment["DOCKSTAT_MAX_WORKERS"].flatMap(Int.init).flatMap { (1...10_000).contains($0) ? $0 : nil }
        transfers = TransferClient(maximumInFlight: workers ?? Self.defaultWorkers)
    }

    func connection(to host: HostConfiguration) throws(UnreachableReason) -> any EngineConnection {
        CurlEngineConnection(host: host, transfers: transfers)
    }
}
