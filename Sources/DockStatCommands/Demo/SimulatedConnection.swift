internal import DockStatModel
internal import DockerEngine
internal import EngineSimulator

/// One host of a simulated fleet at one moment, reached without a socket: the same requests, the same wire format and the same
/// poller as a real engine.
struct SimulatedConnection: EngineConnection {
    let fleet: SimulatedFleet
    let host: Int
    let now: Timestamp
}
