internal import DockStatModel

extension ContainerSignals {
    /// Starts that follow a `die` with no `stop` between, of the same engine id: neither the first start, nor a person's restart,
    /// nor a recreation counts.
    ///
    /// The engine's own count (`RestartCount`, since a person last started it) is the cross-check where events got lost: all of
    /// it where the container is younger than the window; what events lack of it where every span of lost events reaches into the
    /// window; and one where inspect tells of a start that no event told of.
    func restarts(within window: Duration) -> Int {
        let status = sample.status
        let from = max(now - window, watchedSince)
        let told = toldRestarts()
        let inside = told.restarts.count { $0 >= from && $0 <= now }
        guard let details = status.details, details.restartCount > 0 else { return inside }
        if status.created >= from { return max(inside, details.restartCount) }
        let lost = gaps.filter { $0.to >= status.created }
        if status.created >= max(watchedSince, now - .hours(24)), !lost.isEmpty, lost.allSatisfy({ $0.to >= from }) {
            return inside + max(0, details.restartCount - told.restarts.count)
        }
        return inside + (isUntold(details, starts: told.starts, from: from) ? 1 : 0)
    }

    private func isUntold(_ details: ContainerDetails, starts: [Timestamp], from: Timestamp) -> Bool {
        guard let started = details.startedAt, let finished = details.finishedAt else { return false }
        guard finished < started, finished >= from, started <= now else { return false }
        return !starts.contains { $0 >= started - .seconds(2) && $0 <= started + .seconds(2) }
    }

    private func toldRestarts() -> (restarts: [Timestamp], starts: [Timestamp]) {
        var restarts: [Timestamp] = []
        var starts: [Timestamp] = []
        var hasDied = false
        var isStopped = false
        for event in sample.events where event.engineID == sample.status.engineID {
            switch event.action {
            case "die": hasDied = true
            case "stop": isStopped = true
            case "start":
                starts.append(event.time)
                if hasDied, !isStopped { restarts.append(event.time) }
                hasDied = false
                isStopped = false
            default: break
            }
        }
        return (restarts, starts)
    }

    /// Runs in which the kernel killed for want of memory. Some engines tell `oom` once for each killed process, so a run counts
    /// once; where no event tells, inspect's `OOMKilled` of a run that ended within the window does.
    func oomKills(within window: Duration) -> Int {
        let from = max(now - window, watchedSince)
        var count = 0
        var counted: Set<String> = []
        for event in sample.events {
            if event.action == "start" {
                counted.remove(event.engineID)
            } else if event.action == "oom", event.time >= from, event.time <= now, counted.insert(event.engineID).inserted {
                count += 1
            }
        }
        if count == 0, let details = sample.status.details, details.oomKilled, let end = details.finishedAt, end >= from,
            end <= now
        {
            return 1
        }
        return count
    }
}
