internal import DockStatModel

extension Evaluation {
    static let resolvedStay = Duration.days(7)

    /// Alerts that no rule looked at: their rule or their subject is no more. Active ones are over for that reason, others are
    /// forgotten; so is what was over a week ago and nobody still waits to hear of.
    mutating func endWhatIsGone() {
        for index in book.unseen {
            let alert = book[index]
            if alert.phase.isActive {
                record(book[index].end(at: now, reason: endReason(alert)), of: index)
            } else if alert.phase != .resolved {
                if alert.firedAt == nil { book.forget(index) } else { _ = book[index].end(at: now, reason: endReason(alert)) }
            }
        }
        for index in book.indices where book[index].phase == .resolved && !book.isForgotten[index] {
            let alert = book[index]
            let isOld = now - (alert.resolvedAt ?? alert.since) > Self.resolvedStay
            if isOld, !alert.isAnnounced, alert.incident == nil { book.forget(index) }
        }
    }

    private mutating func endReason(_ alert: Alert) -> String {
        guard let rule = engine.rulebook.rule(alert.rule) else { return "there is no rule \(alert.rule) any more" }
        if !rule.isOn { return "the rule \(rule.name) is switched off" }
        switch alert.subject {
        case .job: return "the rule \(rule.name) no longer watches it"
        case .host(let name):
            if hosts[name]?.status.isMonitored == false { return "the host is not monitored" }
            return hosts[name] == nil ? "the host is no longer configured" : "the rule \(rule.name) no longer watches it"
        case .receiver(let name):
            return engine.router.receiver(name) == nil
                ? "the receiver is no longer configured" : "the rule \(rule.name) no longer watches it"
        case .container(let identity):
            guard let sample = sample(of: identity) else { return "the container is gone" }
            if hosts[identity.host]?.status.isMonitored == false { return "its host is not monitored" }
            let overrides = LabelOverrides(sample.status.labels)
            if overrides.isIgnored { return "its label \(DockStatLabel.ignore) keeps rules away" }
            if overrides.off.contains(rule.name) {
                return "its label \(DockStatLabel.alertPrefix)\(rule.name) switches the rule off"
            }
            return "the rule \(rule.name) no longer watches it"
        }
    }
}
