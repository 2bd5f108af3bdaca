internal import DockStatModel
internal import Storage

/// Makes of what is kept the observations that ticks would have had, for `dockstat rules replay`.
struct ReplaySource {
    let store: Store
    let configuration: Configuration
    let rule: Rule
    let span: Range<Timestamp>
    let now: Timestamp

    /// Between two observations: the interval where every reading is still kept, else the five minutes of the rollups.
    var step: Duration {
        now - span.lowerBound <= configuration.retention.full ? configuration.interval : max(.minutes(5), configuration.interval)
    }

    /// What cannot be told from what is kept: a sentence; `nil` where the rule can be replayed.
    var obstacle: String? {
        switch rule.when.signal {
        case .reachable, .jobAge, .receiverFailed, .imageOutdated:
            "What \(rule.when.signal.rawValue) was is not kept, so a rule on it cannot be replayed."
        default: nil
        }
    }

    /// One container's past.
    private struct Past {
        var status: ContainerStatus
        var usage: [Signal: Series]
        var states: [StateInterval]
        var events: [EngineEvent]
    }

    /// Calls `use` for every step, oldest first; container by container would need as many passes as there are containers.
    ///
    /// - Parameter hosts: as they are now.
    func forEachStep(_ view: TickView, _ use: (AlertObservations) throws -> Void) throws {
        let states = try store.stateIntervals(hosts: view.hosts.map(\.name), in: span, now: now)
        let pasts = try view.containers.filter { $0.labels[DockStatLabel.ignore] != "true" }
            .map { try past($0, states: states[$0.identity] ?? []) }
        var place = [Int](repeating: 0, count: pasts.count)
        var time = span.lowerBound.floored(to: step) + step
        while time < span.upperBound {
            let samples = pasts.indices.compactMap { index in
                sample(pasts[index], at: time, place: &place[index])
            }
            try use(
                AlertObservations(
                    now: time, interval: step, previousTick: time - step,
                    hosts: view.hosts.map { host(of: $0, at: time) }, containers: samples))
            time = time + step
        }
    }

    private func past(_ status: ContainerStatus, states: [StateInterval]) throws -> Past {
        var usage: [Signal: Series] = [:]
        for signal in signals {
            usage[signal] = try store.series(
                of: status.identity, signal: signal, from: span.lowerBound, to: span.upperBound, step: step)
        }
        let events = try store.events(container: status.identity, since: span.lowerBound - .days(1), limit: 100_000)
        return Past(status: status, usage: usage, states: states, events: events.reversed())
    }

    /// Those that the rule looks at, and what turns them into shares.
    private var signals: [Signal] {
        switch rule.when.signal {
        case .memoryPercent, .memoryLimitPercent: [.memoryBytes, .memoryLimit]
        case .cpuLimitPercent: [.cpuPercent]
        default: rule.when.signal.series.map { [$0] } ?? []
        }
    }

    private func sample(_ past: Past, at time: Timestamp, place: inout Int) -> ContainerSample? {
        while place + 1 < past.states.count, past.states[place].to <= time { place += 1 }
        guard place < past.states.count, past.states[place].from <= time else { return nil }
        var status = past.status
        let interval = past.states[place]
        status.service = interval.state
        status.serviceSince = interval.from
        status.observedAt = time
        status.usage = Usage()
        for (signal, series) in past.usage { status.usage[signal] = series.value(at: time - step) }
        let until = past.events.partitioningIndex { $0.time > time }
        let events = Array(past.events[..<until].suffix(500))
        Self.apply(interval.state, events, to: &status)
        return ContainerSample(status: status, events: events)
    }

    /// The engine's words for a state, as far as the state and the events tell.
    private static func apply(_ service: ServiceState, _ events: [EngineEvent], to status: inout ContainerStatus) {
        status.health = service == .degraded ? .unhealthy : status.health == .none ? .none : .healthy
        switch service {
        case .up, .degraded: status.state = .running
        case .paused: status.state = .paused
        case .down, .stopped, .maintenance:
            status.state = .exited
            let die = events.last { $0.action == "die" }
            status.details?.exitCode = die?.detail.flatMap(Int.init)
            status.details?.finishedAt = die?.time
        case .unknown: break
        }
    }

    private func host(of status: HostStatus, at time: Timestamp) -> HostSample {
        var status = status
        status.reachability = .reachable
        status.since = nil
        status.watchedSince = .epoch
        return HostSample(status: status, eventsUntil: time + .seconds(2))
    }
}

extension Series {
    /// The average of the step that a moment falls into; `nil` where nothing was observed.
    fileprivate func value(at time: Timestamp) -> Double? {
        let width = step.inMilliseconds
        guard width > 0, time >= start else { return nil }
        let index = Int((time - start).inMilliseconds / width)
        return points.indices.contains(index) ? points[index]?.average : nil
    }
}

extension Array {
    /// The first place from which on it holds, where it holds for all that follow.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
