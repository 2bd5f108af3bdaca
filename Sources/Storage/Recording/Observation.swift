import DockStatModel

/// One container in one tick that reached its host.
struct Observation {
    /// The moment of the tick; of its host's answer at the latest.
    var time: Timestamp
    var horizon: Timestamp
    /// From when on nothing was observed until `time`; `nil` where ticks followed each other closely.
    var unknownFrom: Timestamp?
    var before: Lifecycle
    /// Oldest first; not told by an earlier tick.
    var events: [EngineEvent]
    /// What the engine's list says now. Its `stopRequested` is ignored.
    var now: Lifecycle
    var startedAt: Timestamp?
    var finishedAt: Timestamp?
    /// The last tick before that reached the host: what `inspect` tells of earlier times is no news.
    var lastTick: Timestamp
    /// The engine itself started it again since the last tick.
    var wasRestarted = false

    /// - Returns: what is known after this tick.
    func advance(_ timeline: inout StateTimeline) -> Lifecycle {
        if let unknownFrom, timeline.state != .unknown {
            timeline.change(to: .unknown, at: unknownFrom)
        }
        var current = before
        // What is destroyed and made anew within a tick stays the same container.
        for event in events where event.action != "destroy" || now.state == .missing {
            let wasEnded = current.hasEnded
            current.apply(event)
            guard unknownFrom == nil else { continue }
            let isLaterWord = wasEnded && current.hasEnded
            if isLaterWord, timeline.state != .unknown {
                timeline.correct(to: current.service)
            } else {
                timeline.change(to: current.service, at: min(event.time, horizon))
            }
        }
        let after = settle(current)
        if unknownFrom == nil, events.isEmpty, before.state == .running, after.state == .running {
            addUnseenRestart(to: &timeline, exit: before)
        }
        timeline.change(to: after.service, at: edge(to: after, after: timeline.since))
        return after
    }

    /// The list's word is final; what only events tell is kept.
    private func settle(_ told: Lifecycle) -> Lifecycle {
        var after = now
        after.stopRequested = now.hasEnded && told.hasEnded ? told.stopRequested : nil
        if now.hasEnded { after.exitCode = now.exitCode ?? told.exitCode }
        return after
    }

    private func edge(to after: Lifecycle, after since: Timestamp) -> Timestamp {
        let hint = after.hasEnded ? finishedAt : after.state == .running ? startedAt : nil
        if unknownFrom == nil, let hint, hint >= since, hint <= horizon, isRecent(hint) { return hint }
        return time
    }

    /// Where the engine's memory of events overflowed, `inspect` still tells of a last exit and start.
    private func addUnseenRestart(to timeline: inout StateTimeline, exit: Lifecycle) {
        guard let startedAt, let finishedAt, finishedAt > timeline.since, startedAt > finishedAt, startedAt <= horizon,
            isRecent(startedAt)
        else { return }
        var ended = exit
        ended.state = .exited
        ended.exitCode = nil
        ended.stopRequested = !wasRestarted
        timeline.change(to: ended.service, at: finishedAt)
        timeline.change(to: now.service, at: startedAt)
    }

    /// An old exit must not be taken for a new one.
    private func isRecent(_ moment: Timestamp) -> Bool { moment > lastTick }
}
