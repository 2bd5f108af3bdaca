import DockStatModel

/// What decides the service state of a container, as far as known at some moment.
struct Lifecycle: Hashable {
    var state: ContainerState
    var health: ContainerHealth
    var exitCode: Int?
    var restartPolicy: RestartPolicy?
    /// Of the exit it is in: see `ServiceState.init`.
    var stopRequested: Bool?

    var service: ServiceState {
        ServiceState(
            state: state, health: health, exitCode: exitCode, restartPolicy: restartPolicy, stopRequested: stopRequested)
    }

    var hasEnded: Bool { state == .exited || state == .dead }

    /// Takes in what the engine said happened.
    ///
    /// A `stop` comes just after the `die` it caused, seldom before; either way it belongs to that exit. `kill` alone does
    /// not make an exit wanted.
    mutating func apply(_ event: EngineEvent) {
        switch event.action {
        case "die":
            // Of an exit already seen without its event, this is the missing word; a `stop` that came first stays.
            state = .exited
            exitCode = event.detail.flatMap(Int.init) ?? exitCode
            stopRequested = stopRequested ?? false
        case "stop":
            stopRequested = true
        case "start":
            state = .running
            health = .none
            stopRequested = nil
        case "pause": state = .paused
        case "unpause": state = .running
        case "health_status":
            if let result = event.detail.flatMap(ContainerHealth.init(rawValue:)) { health = result }
        case "destroy": state = .missing
        default: break
        }
    }
}
