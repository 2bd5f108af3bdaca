/// What happens to a container over and over, or once. Lengths of time are nanoseconds; `at` counts from the beginning of a
/// cycle, and the first cycle begins at the fleet's start.
enum Story: Hashable, Sendable {
    case steady
    /// Its memory grows until the kernel ends it; the engine starts it again.
    case leaking(every: Int64, at: Int64)
    /// Recreated from a new image under the same Compose identity.
    case deploying(every: Int64, at: Int64)
    /// Its health check fails for a while.
    case ailing(every: Int64, at: Int64, length: Int64)
    /// Ends with code 1 right after each start, ten times, until it holds.
    case crashLooping(every: Int64, at: Int64)
    /// A job that runs for `length` and ends with 0, or with 1 in every `failing`th cycle (0: never).
    case scheduled(every: Int64, at: Int64, length: Int64, failing: Int64)
    /// Somebody pauses it for a while.
    case pausing(every: Int64, at: Int64, length: Int64)
    /// Runs until it ends with this code, and nobody starts it again.
    case crashing(at: Int64, code: Int)
    /// Runs until somebody stops it.
    case stopping(at: Int64)
    /// Ended with 0 before the fleet's start.
    case finished
    /// Was created before the fleet's start and never started.
    case neverStarted

    /// The length of a cycle; `nil` where the story happens once or there is none.
    var period: Int64? {
        switch self {
        case .leaking(let every, _), .deploying(let every, _), .ailing(let every, _, _), .crashLooping(let every, _),
            .scheduled(let every, _, _, _), .pausing(let every, _, _):
            every
        case .steady, .crashing, .stopping, .finished, .neverStarted: nil
        }
    }

    /// When the first thing of a cycle happens.
    var offset: Int64 {
        switch self {
        case .leaking(_, let at), .deploying(_, let at), .ailing(_, let at, _), .crashLooping(_, let at),
            .scheduled(_, let at, _, _), .pausing(_, let at, _), .crashing(let at, _), .stopping(let at):
            at
        case .steady, .finished, .neverStarted: 0
        }
    }

    /// The same story, told later: so that not all hosts of a fleet suffer in the same minute.
    func delayed(by delay: Int64) -> Story {
        switch self {
        case .leaking(let every, let at): .leaking(every: every, at: at + delay)
        case .deploying(let every, let at): .deploying(every: every, at: at + delay)
        case .ailing(let every, let at, let length): .ailing(every: every, at: at + delay, length: length)
        case .crashLooping(let every, let at): .crashLooping(every: every, at: at + delay)
        case .scheduled(let every, let at, let length, let failing):
            .scheduled(every: every, at: at + delay, length: length, failing: failing)
        case .pausing(let every, let at, let length): .pausing(every: every, at: at + delay, length: length)
        case .crashing(let at, let code): .crashing(at: at + delay, code: code)
        case .stopping(let at): .stopping(at: at + delay)
        case .steady, .finished, .neverStarted: self
        }
    }
}
