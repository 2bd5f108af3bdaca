import DockStatModel

extension SimulatedHost {
    /// How many events an engine remembers.
    static let ringSize = 256
    static let healthCheckInterval = EngineTime.minute

    /// What the engine remembers at `now` of the time from `since` on, oldest first: never more than the last 256 events of
    /// all, those of health checks included.
    func ring(since: Int64, at now: Int64) -> [SimulatedEvent] {
        let lower = max(since, start, oldestNeeded(at: now))
        guard lower <= now else { return [] }
        let events = containers.flatMap { story(of: $0, from: lower, to: now) + healthChecks(of: $0, from: lower, to: now) }
        return Array(events.sorted { ($0.time, $0.actor, $0.action) < ($1.time, $1.actor, $1.action) }.suffix(Self.ringSize))
    }

    /// Before this, health checks alone have pushed everything out.
    private func oldestNeeded(at now: Int64) -> Int64 {
        let checked = containers.count { $0.hasHealthCheck && !$0.isFrozen && $0.condition(at: now).state == .running }
        guard checked > 0 else { return start }
        let rounds = Int64(Self.ringSize / (3 * checked) + 2)
        return now - rounds * Self.healthCheckInterval
    }

    private func story(of container: SimulatedContainer, from lower: Int64, to now: Int64) -> [SimulatedEvent] {
        let last = container.cycle(at: now)
        // Every cycle brings at least one event, so that more of them than the ring holds are not needed.
        let first = max(0, container.cycle(at: lower), last - Int64(Self.ringSize))
        guard container.service.story.period != nil || first == 0, first <= last else { return [] }
        var events: [SimulatedEvent] = []
        for cycle in first...last {
            let happenings = container.happenings(inCycle: cycle)
            guard let begin = happenings.first?.time, begin <= now else { continue }
            var condition = container.condition(at: begin - 1)
            for (time, happening) in happenings where time <= now {
                let before = condition
                condition.undergo(happening, at: time, hasHealthCheck: container.hasHealthCheck)
                guard time >= lower else { continue }
                events += told(happening, of: container, before: before, after: condition, at: time)
            }
        }
        return events
    }

    /// When its health check last began to run; `nil` where none did since it started.
    func lastHealthCheck(of container: SimulatedContainer, _ condition: Condition, at now: Int64) -> Int64? {
        guard container.hasHealthCheck, let startedAt = condition.startedAt else { return nil }
        let time = healthCheckTime(of: container, notAfter: condition.isRunning ? now : condition.finishedAt ?? now)
        return time >= startedAt ? time : nil
    }

    private func healthCheckTime(of container: SimulatedContainer, notAfter time: Int64) -> Int64 {
        let interval = Self.healthCheckInterval
        let phase = container.dice.with(91).below(interval)
        return (time - phase) / interval * interval + phase
    }

    /// The three events that each run of a health check writes.
    private func healthChecks(of container: SimulatedContainer, from lower: Int64, to now: Int64) -> [SimulatedEvent] {
        guard container.hasHealthCheck, !container.isFrozen else { return [] }
        var events: [SimulatedEvent] = []
        var time = healthCheckTime(of: container, notAfter: lower)
        while time <= now {
            let condition = container.condition(at: time)
            if condition.state == .running {
                let execID = container.dice.with(92).with(UInt64(bitPattern: time)).hex(64)
                let code = condition.health == .unhealthy ? "1" : "0"
                for (delay, action, exitCode) in [
                    (0, "exec_create: /bin/sh -c health || exit 1", nil), (5000, "exec_start: /bin/sh -c health || exit 1", nil),
                    (80_000_000, "exec_die", code),
                ] as [(Int64, String, String?)] where time + delay >= lower && time + delay <= now {
                    var extra = [("execID", execID)]
                    if let exitCode { extra.append(("exitCode", exitCode)) }
                    events.append(event(action, of: container, condition, extra: extra, at: time + delay))
                }
            }
            time += Self.healthCheckInterval
        }
        return events
    }

    func event(
        _ action: String, of container: SimulatedContainer, _ condition: Condition, extra: [(String, String)], at time: Int64
    ) -> SimulatedEvent {
        let image = container.image(generation: condition.generation)
        let own = [("image", image), ("name", container.name)] + extra
        return SimulatedEvent(
            time: time, type: "container", action: action, actor: id(of: container, generation: condition.generation),
            attributes: (container.labels.map { ($0.name, $0.value) } + own).sorted { $0.0 < $1.0 }, image: image)
    }
}
