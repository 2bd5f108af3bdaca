package import DockStatModel

/// What a rule makes of one subject at one moment.
package struct RuleExplanation: Hashable, Sendable {
    package var subject: AlertSubject
    /// With its unit; `nil` where unknown or where there is nothing to compare.
    package var value: String?
    /// As it applies to this subject, labels taken in: `memory_percent > 90%`.
    package var condition: String
    /// `nil` where it is unknown or waits.
    package var holds: Bool?
    /// Why the rule does not watch it; `nil` where it does.
    package var notWatched: String?
    /// Why the value is unknown, nothing to compare, or waits.
    package var reason: String?
}

extension AlertEngine {
    /// - Parameter rule: on or not; of the engine or not.
    package func explain(
        _ rule: Rule, container sample: ContainerSample, host: HostSample, now: Timestamp, interval: Duration
    ) -> RuleExplanation {
        let compiled = CompiledRule(rule)
        let overrides = LabelOverrides(sample.status.labels)
        let conditions = compiled.conditions(overrides) ?? compiled.conditions
        var explanation = RuleExplanation(subject: .container(sample.status.identity), condition: conditions.when.text)
        if rule.when.signal.subject != .container {
            explanation.notWatched = "\(rule.when.signal.rawValue) is no signal of a container"
            return explanation
        }
        if overrides.isIgnored {
            explanation.notWatched = "its label \(DockStatLabel.ignore) keeps rules away"
        } else if overrides.off.contains(rule.name) {
            explanation.notWatched = "its label \(DockStatLabel.alertPrefix)\(rule.name) switches the rule off"
        } else if !compiled.matcher.matches(MatchView(sample.status, host: host.status)) {
            explanation.notWatched = "the rule's \"on\" does not match it"
        } else if !rule.isOn {
            explanation.notWatched = "the rule is switched off"
        }
        guard host.status.isReached else {
            explanation.reason = host.status.isMonitored ? "its host is not reached" : "its host is not monitored"
            return explanation
        }
        let signals = ContainerSignals(sample, host: host.status, now: now)
        var look = Look(signals.reading(conditions.when), conditions)
        if look.verdict == .confirms, ExitJudgement.isAbout(look.value, of: rule.when.signal) {
            _ = ExitJudgement(signals, signal: rule.when.signal, host: host, pendingSince: nil, interval: interval).apply(
                to: &look)
        }
        explanation.take(look, rule)
        return explanation
    }

    package func explain(_ rule: Rule, host: HostSample) -> RuleExplanation {
        let compiled = CompiledRule(rule)
        var explanation = RuleExplanation(subject: .host(host.status.name), condition: rule.when.text)
        if rule.when.signal.subject != .host {
            explanation.notWatched = "\(rule.when.signal.rawValue) is no signal of a host"
            return explanation
        }
        if !compiled.matcher.matches(MatchView(host: host.status)) {
            explanation.notWatched = "the rule's \"on\" does not match it"
        } else if !rule.isOn {
            explanation.notWatched = "the rule is switched off"
        }
        explanation.take(Look(host.status.reading, compiled.conditions), rule)
        return explanation
    }

    /// What a rule's signal is of this subject; `nil` where unknown.
    func value(of rule: Rule, _ subject: AlertSubject, _ observations: AlertObservations) -> RuleValue? {
        let reading: SignalReading?
        switch subject {
        case .container(let identity):
            let sample = observations.containers.first { $0.status.identity == identity }
            let host = observations.hosts.first { $0.status.name == identity.host }
            guard let sample, let host, host.status.isReached else { return nil }
            reading = ContainerSignals(sample, host: host.status, now: observations.now).reading(rule.when)
        case .host(let name): reading = observations.hosts.first { $0.status.name == name }?.status.reading
        case .job: reading = observations.previousTick.map { .value(.number((observations.now - $0).inSeconds)) }
        case .receiver: reading = nil
        }
        if case .value(let value)? = reading { return value }
        return nil
    }
}

extension RuleExplanation {
    fileprivate mutating func take(_ look: Look, _ rule: Rule) {
        value = look.value?.text(unit: rule.when.signal.unit)
        reason = look.reason
        switch look.verdict {
        case .confirms: holds = true
        case .clears: holds = false
        case .unknown, .waits: holds = nil
        }
    }
}
