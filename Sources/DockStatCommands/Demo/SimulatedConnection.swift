internal import DockStatModel
internal import DockerEngine
internal import EngineSimulator
internal import Foundation

/// One host of a simulated fleet at one moment, reached without a socket: the same requests, the same wire format and the same
/// poller as a real engine.
struct SimulatedConnection: EngineConnection {
    let fleet: SimulatedFleet
    let host: Int
    let now: Timestamp

    func get(_ paths: [String], within: Duration, atOnce: Int?) async -> [Result<EngineAnswer, UnreachableReason>] {
        paths.map { path in
            guard let response = fleet.respond(host: host, path: path, at: now) else {
                return .failure(
                    UnreachableReason(kind: .refused, message: "Nothing listens there: this hour of the demo is an outage."))
            }
            return .success(EngineAnswer(status: response.status, body: Data(response.body), date: now))
        }
    }

    func follow(_ path: String) -> AsyncThrowingStream<Data, any Error> {
        // A moment has no future to follow.
        AsyncThrowingStream { $0.finish() }
    }
}
