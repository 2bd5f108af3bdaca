/// Something that happens to a container, at a distance from the beginning of its story's cycle.
struct Moment: Hashable, Sendable {
    enum Happening: Hashable, Sendable {
        case create
        /// - Parameter automatic: by the engine's restart policy, which counts restarts; a person's `start` does not.
        case start(automatic: Bool)
        case kill(signal: Int)
        case oom
        /// - Parameter restarting: whether the restart policy will start it again.
        case die(code: Int, restarting: Bool)
        case stop
        case destroy
        case pause, unpause
        case healthy, unhealthy
    }

    /// Nanoseconds.
    var offset: Int64
    var happening: Happening

    init(_ offset: Int64, _ happening: Happening) {
        self.offset = offset
        self.happening = happening
    }
}
