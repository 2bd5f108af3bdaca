import DockStatModel

/// What a container is like at one moment: the sum of everything that happened to it.
struct Condition: Hashable, Sendable {
    /// How many times it was created anew; each has an id of its own.
    var generation: Int64
    /// Nanoseconds since 1970, as all times here.
    var created: Int64
    /// `missing`: removed and not created again yet.
    var state: ContainerState
    var health: ContainerHealth
    var startedAt: Int64?
    var finishedAt: Int64?
    var exitCode: Int
    var oomKilled: Bool
    var restartCount: Int64
    /// Since when it is paused.
    var pausedAt: Int64?
    /// Nanoseconds it stood paused since it started, the present pause not counted.
    var paused: Int64

    var isRunning: Bool { state == .running || state == .paused }

    mutating func undergo(_ happening: Moment.Happening, at time: Int64, hasHealthCheck: Bool) {
        switch happening {
        case .create:
            self = Condition(
                generation: generation + 1, created: time, state: .created, health: .none, startedAt: nil, finishedAt: nil,
                exitCode: 0, oomKilled: false, restartCount: 0, pausedAt: nil, paused: 0)
        case .start(let automatic):
            state = .running
            health = hasHealthCheck ? .starting : .none
            startedAt = time
            exitCode = 0
            oomKilled = false
            restartCount = automatic ? restartCount + 1 : 0
            paused = 0
        case .oom: oomKilled = true
        case .die(let code, let restarting):
            state = restarting ? .restarting : .exited
            health = health == .none ? .none : .unhealthy
            finishedAt = time
            exitCode = code
        case .destroy: state = .missing
        case .pause:
            state = .paused
            pausedAt = time
        case .unpause:
            state = .running
            paused += time - (pausedAt ?? time)
            pausedAt = nil
        case .healthy: health = .healthy
        case .unhealthy: health = .unhealthy
        case .kill, .stop: break
        }
    }

    /// Nanoseconds that its processes had to do something in since it started.
    func active(at now: Int64) -> Int64 {
        guard let startedAt, isRunning else { return 0 }
        return max(0, (pausedAt ?? now) - startedAt - paused)
    }
}
