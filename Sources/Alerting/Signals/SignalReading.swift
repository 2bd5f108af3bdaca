internal import DockStatModel

/// What a signal of a subject says at one moment.
enum SignalReading {
    case value(RuleValue)
    /// There is nothing to compare, and that is all right: what does not run uses nothing.
    case clears(String)
    /// Not observed: it neither confirms nor clears.
    case unknown(String)
}

/// What a rule makes of a reading.
struct Look {
    var verdict: AlertSample.Verdict
    /// Of one that clears: whether it also counts as recovery.
    var recovers = true
    var value: RuleValue?
    /// Why it is unknown, waits, or clears without a value.
    var reason: String?

    init(_ reading: SignalReading, _ conditions: CompiledRule.Conditions) {
        switch reading {
        case .clears(let reason):
            verdict = .clears
            self.reason = reason
        case .unknown(let reason):
            verdict = .unknown
            self.reason = reason
        case .value(let value):
            self.value = value
            verdict = conditions.when.holds(for: value) ?? false ? .confirms : .clears
            if verdict == .clears { recovers = conditions.recovers(value) }
        }
    }

    init(unknown reason: String) {
        verdict = .unknown
        self.reason = reason
    }
}
