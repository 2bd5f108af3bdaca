internal import DockStatModel

/// Whether an end that a rule's condition holds for may be told yet.
///
/// Whether a stop was asked for is told by the engine's `stop` event, which comes after the `die`; and an engine that was restarted
/// has forgotten all events and starts its containers one by one. So an end waits where that word may still come.
enum ExitJudgement {
    case stands
    /// - Parameter forEngine: whether a look a moment later would tell.
    case waits(String, forEngine: Bool)
    /// It is none of ours.
    case never(String)

    /// How long restart policies, an engine and a successor get: two ticks, and a quarter of one less, for timers are not exact.
    static func grace(_ interval: Duration) -> Duration { interval * 2 - interval / 4 }

    /// `docker stop` sends SIGTERM and waits 10 s before it kills.
    static let killReach = Duration.seconds(15)
    /// An engine logs `die`, writes the container down, and only then lists it as ended and logs `stop`: on a busy disk almost a
    /// second later, so seen with Docker 20.10 and 24 containers that stop at once.
    static let stopReach = Duration.seconds(1)
    /// As the list is no earlier than `stop`, whoever saw the container listed as ended needs to look no later than this.
    static let secondLook = Duration.milliseconds(300)
    /// How much later than its `die` an end may be listed.
    static let listReach = Duration.seconds(5)
    /// Inspect and events tell the same end at slightly different times.
    private static let skew = Duration.seconds(5)

    /// - Parameters:
    ///   - pendingSince: since when its alert waits or holds; `nil` where this is the first look.
    init(
        _ signals: ContainerSignals, signal: RuleSignal, host: HostSample, pendingSince: Timestamp?, interval: Duration
    ) {
        let status = signals.sample.status
        let now = signals.now
        func isWithinGrace(_ start: Timestamp) -> Bool {
            // From a clock that went back no grace follows: it would keep an outage from people for as long as it went back.
            start <= now && now - start < Self.grace(interval)
        }
        let run = LastRun(signals.sample)
        let finished = status.details?.finishedAt
        let isTold = run.diedAt.map { died in finished.map { $0 <= died + Self.skew } ?? true } ?? false
        let exit = (isTold ? run.diedAt : nil) ?? finished ?? status.serviceSince
        if status.state != .missing, exit < signals.watchedSince {
            self = .never("it was so when first seen")
        } else if signal == .exitCode {
            self = .stands
        } else if let since = host.status.since, since > signals.watchedSince, isWithinGrace(since) {
            self = .waits("its host answers again only just; restart policies get two ticks", forEngine: false)
        } else if status.state == .missing {
            self = isWithinGrace(pendingSince ?? now) ? .waits("a successor gets two ticks", forEngine: false) : .stands
        } else if isTold, let died = run.diedAt {
            let isKilled = run.killedAt.map { $0 <= died && died - $0 <= Self.killReach } ?? false
            let isFresh = host.eventsUntil.map { died > $0 - Self.stopReach } ?? true
            let isSecondLook = pendingSince.map { $0 >= died && now - $0 >= Self.secondLook } ?? false
            self =
                isKilled && isFresh && !isSecondLook && !run.isStopped
                ? .waits("it was killed a moment ago; whether somebody asked for it comes with the next look", forEngine: true)
                : .stands
        } else if isWithinGrace(pendingSince ?? now) {
            self = .waits("the engine told nothing of its end, as after its own restart; two ticks", forEngine: false)
        } else {
            self = .stands
        }
    }

    /// Whether a value is an end that wants judging.
    static func isAbout(_ value: RuleValue?, of signal: RuleSignal) -> Bool {
        guard case .word(let word)? = value else { return signal == .exitCode }
        switch signal {
        case .service: return word == ServiceState.down.rawValue
        case .state: return ["exited", "dead", "restarting", "missing"].contains(word)
        default: return false
        }
    }
}
