internal import DockStatModel

extension Evaluation {
    mutating func lookAtHostsAndJob() {
        for rule in engine.rulebook.jobs where rule.matcher.matches(MatchView(host: nil)) {
            let age = seen.previousTick.map { SignalReading.value(.number(max(0, (now - $0).inSeconds))) }
            look(rule, rule.conditions, .job, age ?? .unknown("this is the first tick"), MatchView(host: nil))
        }
        for receiver in engine.router.receivers {
            let health = state.receivers.first { $0.receiver == receiver.name }
            for rule in engine.rulebook.receivers where rule.matcher.matches(MatchView(host: nil)) {
                let reading = SignalReading.value(.flag(health?.failedSince != nil))
                look(rule, rule.conditions, .receiver(receiver.name), reading, MatchView(host: nil))
            }
        }
        for host in seen.hosts where host.status.isMonitored {
            let view = MatchView(host: host.status)
            for rule in engine.rulebook.hosts where rule.matcher.matches(view) {
                look(rule, rule.conditions, .host(host.status.name), host.status.reading, view)
            }
            if isLost(host.status.name) { lostHosts.insert(host.status.name) }
        }
    }

    /// Whether one of the host's alerts says that it cannot be reached.
    private func isLost(_ host: String) -> Bool {
        book.indices(of: .host(host)).contains { index in
            guard book[index].phase.isActive, let rule = engine.rulebook.rule(book[index].rule), rule.isOn else { return false }
            return rule.when.signal == .reachable && rule.when.holds(for: .flag(false)) == true
        }
    }

    mutating func lookAtContainers() {
        let rules = engine.rulebook.containers
        let interval = seen.interval
        if rules.isEmpty { return }
        for sample in seen.containers {
            let status = sample.status
            let host = hosts[status.identity.host]
            let overrides = LabelOverrides(status.labels)
            if overrides.isIgnored || host?.status.isMonitored == false { continue }
            let view = MatchView(status, host: host?.status)
            let subject = AlertSubject.container(status.identity)
            let known = book.indices(of: subject)
            guard let host, host.status.isReached, !lostHosts.contains(status.identity.host) else {
                let reason =
                    host == nil || host?.status.isReached == false ? "its host is not reached" : "its host counts as lost"
                // Only what is known already can be unknown.
                if known.isEmpty { continue }
                for rule in rules where rule.matcher.matches(view) {
                    guard let index = book.index(of: rule.rule.name, among: known) else { continue }
                    guard let conditions = rule.conditions(overrides) else { continue }
                    take(Look(unknown: reason), rule, conditions, index, view)
                }
                continue
            }
            let signals = ContainerSignals(sample, host: host.status, now: now)
            if signals.isEndUnlisted(asOf: host.eventsUntil ?? now) { changes.awaitsEngine = true }
            for rule in rules where rule.matcher.matches(view) {
                guard let conditions = rule.conditions(overrides) else { continue }
                look(rule, conditions, subject, signals.reading(conditions.when), view, known: known) { look, alert in
                    guard look.verdict == .confirms, ExitJudgement.isAbout(look.value, of: rule.rule.when.signal) else {
                        return false
                    }
                    if alert?.phase.isActive == true { return false }
                    let judgement = ExitJudgement(
                        signals, signal: rule.rule.when.signal, host: host,
                        pendingSince: alert?.phase == .pending ? alert?.since : nil, interval: interval)
                    return judgement.apply(to: &look)
                }
            }
        }
    }

    /// - Parameter judge: may change the look; answers whether the engine's word is awaited.
    private mutating func look(
        _ rule: CompiledRule, _ conditions: CompiledRule.Conditions, _ subject: AlertSubject, _ reading: SignalReading,
        _ view: MatchView, known: [Int]? = nil, judge: (inout Look, Alert?) -> Bool = { _, _ in false }
    ) {
        var look = Look(reading, conditions)
        let index = book.index(of: rule.rule.name, among: known ?? book.indices(of: subject))
        if judge(&look, index.map { book[$0] }) { changes.awaitsEngine = true }
        if let index {
            take(look, rule, conditions, index, view)
        } else if look.verdict == .confirms || look.verdict == .waits {
            let facts = AlertFacts(subject, view, rule: rule.rule)
            let new = book.add(rule: rule.rule, subject: subject, facts: facts, now: now)
            take(look, rule, conditions, new, view)
        }
    }

    private mutating func take(
        _ look: Look, _ rule: CompiledRule, _ conditions: CompiledRule.Conditions, _ index: Int, _ view: MatchView
    ) {
        book.see(index)
        let isQuiet = !book[index].phase.isActive && book[index].phase != .pending
        if isQuiet, look.verdict == .clears || look.verdict == .unknown { return }
        book[index].facts = AlertFacts(book[index].subject, view, rule: rule.rule)
        book[index].severity = rule.rule.severity
        book[index].condition = conditions.text
        book[index].hold = rule.holdText
        book[index].runbook = rule.rule.runbook
        let change = book[index].take(look, rule: rule.rule, now: now, interval: seen.interval)
        // A summary tells of the worst: it is not rewritten with values that are all right.
        if look.verdict == .confirms || look.verdict == .waits || book[index].summary.isEmpty {
            book[index].summary =
                Summaries(
                    rule: rule.rule, conditions: conditions, alert: book[index], subjectView(of: book[index])
                ).texts
        }
        if let change { record(change, of: index) }
    }

    mutating func record(_ change: PhaseChange, of index: Int) {
        if change.to == .inactive { return book.forget(index) }
        let alert = book[index]
        changes.transitions.append(
            AlertTransition(
                alert: alert.id, time: now, from: change.from, to: change.to, value: alert.value, reason: change.reason))
        if change.to.isActive, !change.from.isActive { fired.insert(alert.id) }
        if change.from.isActive, !change.to.isActive { resolved.insert(alert.id) }
    }
}

extension ExitJudgement {
    /// - Returns: whether a look a moment later would tell more.
    func apply(to look: inout Look) -> Bool {
        switch self {
        case .stands: return false
        case .waits(let reason, let forEngine):
            look.verdict = .waits
            look.reason = reason
            return forEngine
        case .never(let reason):
            look.verdict = .clears
            look.reason = reason
            return false
        }
    }
}

extension HostStatus {
    var isReached: Bool { reachability == .reachable }

    var reading: SignalReading {
        switch reachability {
        case .reachable: .value(.flag(true))
        case .unreachable: .value(.flag(false))
        case .untried: .unknown("no tick has tried it yet")
        case .unmonitored: .unknown("it is not monitored")
        }
    }
}
