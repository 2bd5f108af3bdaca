import DockStatModel

extension SimulatedContainer {
    /// What it is like at `now`.
    ///
    /// Looks at two cycles only: each earlier one counted as many creations, restarts and pauses as the last, and everything
    /// else of it is overwritten by the last.
    func condition(at now: Int64) -> Condition {
        var condition = beginning
        let cycle = cycle(at: now)
        guard cycle >= 0 else { return condition }
        if cycle > 0 {
            let last = happenings(inCycle: cycle - 1)
            condition.skip(cycles: cycle - 1, each: last)
            for (time, happening) in last { condition.undergo(happening, at: time, hasHealthCheck: hasHealthCheck) }
        }
        for (time, happening) in happenings(inCycle: cycle) {
            if time > now { break }
            condition.undergo(happening, at: time, hasHealthCheck: hasHealthCheck)
        }
        return condition
    }

    /// At the fleet's start.
    private var beginning: Condition {
        let started = firstCreated + EngineTime.second / 2
        var condition = Condition(
            generation: 0, created: firstCreated, state: .running, health: hasHealthCheck ? .healthy : .none,
            startedAt: started, finishedAt: nil, exitCode: 0, oomKilled: false, restartCount: 0, pausedAt: nil, paused: 0)
        switch service.story {
        case .neverStarted:
            condition.state = .created
            condition.startedAt = nil
        case .finished, .scheduled:
            condition.state = .exited
            condition.finishedAt = min(start, started + 40 * EngineTime.second)
        default: break
        }
        return condition
    }
}

extension Condition {
    fileprivate mutating func skip(cycles: Int64, each: [(time: Int64, happening: Moment.Happening)]) {
        guard cycles > 0 else { return }
        var pausedAt: Int64 = 0
        for (time, happening) in each {
            switch happening {
            case .create: generation += cycles
            case .start(automatic: true): restartCount += cycles
            case .pause: pausedAt = time
            case .unpause: paused += cycles * (time - pausedAt)
            default: break
            }
        }
    }
}
