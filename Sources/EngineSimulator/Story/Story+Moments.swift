extension Story {
    /// How long after a start the first health check has passed.
    static let healthDelay = 12 * EngineTime.second

    /// What happens in a cycle, in order. All of it lies within the period.
    ///
    /// - Parameter cycle: counted from 0 at the fleet's start. A story without a period has the cycle 0 only.
    func moments(inCycle cycle: Int64, hasHealthCheck: Bool) -> [Moment] {
        let second = EngineTime.second
        let ms = second / 1000
        func healthy(after start: Int64) -> [Moment] {
            hasHealthCheck ? [Moment(start + Self.healthDelay, .healthy)] : []
        }
        guard cycle >= 0, period != nil || cycle == 0 else { return [] }
        switch self {
        case .steady, .finished, .neverStarted: return []
        case .leaking(_, let at):
            return [
                Moment(at, .oom), Moment(at + 80 * ms, .die(code: 137, restarting: true)),
                Moment(at + 2 * second, .start(automatic: true)),
            ] + healthy(after: at + 2 * second)
        case .deploying(_, let at):
            return [
                Moment(at, .kill(signal: 15)), Moment(at + 1200 * ms, .die(code: 0, restarting: false)),
                Moment(at + 1240 * ms, .stop), Moment(at + 1400 * ms, .destroy), Moment(at + 1600 * ms, .create),
                Moment(at + 2100 * ms, .start(automatic: false)),
            ] + healthy(after: at + 2100 * ms)
        case .ailing(_, let at, let length): return [Moment(at, .unhealthy), Moment(at + length, .healthy)]
        case .crashLooping(_, let at): return crashLoop(from: at) + healthy(after: at + 4 * EngineTime.minute)
        case .scheduled(_, let at, let length, let failing):
            let code = failing > 0 && cycle % failing == failing - 1 ? 1 : 0
            return [Moment(at, .start(automatic: false)), Moment(at + length, .die(code: code, restarting: false))]
        case .pausing(_, let at, let length): return [Moment(at, .pause), Moment(at + length, .unpause)]
        case .crashing(let at, let code): return [Moment(at, .die(code: code, restarting: false))]
        case .stopping(let at):
            return [
                Moment(at, .kill(signal: 15)), Moment(at + 600 * ms, .die(code: 143, restarting: false)),
                Moment(at + 640 * ms, .stop),
            ]
        }
    }

    /// Ten rounds of ending and starting again, with the engine's waits: 100 ms, doubled each time. About 2.5 minutes.
    private func crashLoop(from start: Int64) -> [Moment] {
        var moments: [Moment] = []
        var time = start
        var wait = EngineTime.second / 10
        for _ in 0..<10 {
            moments.append(Moment(time, .die(code: 1, restarting: true)))
            moments.append(Moment(time + wait, .start(automatic: true)))
            time += wait + 4 * EngineTime.second
            wait *= 2
        }
        return moments
    }
}
