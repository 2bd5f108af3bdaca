internal import DockStatModel

/// What the engine told about the last run of a container, of the engine id it has now.
struct LastRun {
    private(set) var startedAt: Timestamp?
    /// The last `kill` before the end.
    private(set) var killedAt: Timestamp?
    private(set) var diedAt: Timestamp?
    private(set) var exitCode: Int?
    /// A `stop` comes just after the `die` it caused, seldom before; either way it belongs to that run.
    private(set) var isStopped = false

    init(_ sample: ContainerSample) {
        for event in sample.events where event.engineID == sample.status.engineID {
            switch event.action {
            case "start":
                self = LastRun()
                startedAt = event.time
            case "kill": if diedAt == nil { killedAt = event.time }
            case "die":
                diedAt = event.time
                exitCode = event.detail.flatMap(Int.init)
            case "stop": isStopped = true
            default: break
            }
        }
    }

    private init() {}
}
