internal import DockStatModel

/// A rule that is on, with everything prepared that does not depend on what is seen.
struct CompiledRule: Sendable {
    let rule: Rule
    let matcher: CompiledMatcher
    let conditions: Conditions
    /// How long it must hold, as alerts keep it.
    let holdText: String

    /// When it fires and when it is over, as they apply to one subject.
    struct Conditions: Sendable {
        private(set) var when: RuleCondition
        private(set) var recover: RuleCondition?
        /// Of `when`, as alerts keep it.
        private(set) var text: String

        init(when: RuleCondition, recover: RuleCondition?) {
            self.when = when
            self.recover = recover
            text = when.text
        }

        /// Whether a value that does not confirm means recovery; between the two conditions it does not.
        func recovers(_ value: RuleValue) -> Bool { recover?.holds(for: value) ?? true }
    }

    init(_ rule: Rule) {
        self.rule = rule
        matcher = CompiledMatcher(rule.on, rule: rule.name, severity: rule.severity)
        conditions = Conditions(when: rule.when, recover: rule.recover)
        holdText = rule.hold.text
    }

    /// - Returns: `nil` where the labels switch it off. A threshold that cannot be read leaves the rule's own in place; see
    ///   `AlertEngine.labelMistakes`.
    func conditions(_ overrides: LabelOverrides) -> Conditions? {
        if overrides.isPlain { return conditions }
        if overrides.isIgnored || overrides.off.contains(rule.name) { return nil }
        guard let text = overrides.thresholds[rule.name],
            let threshold = try? RuleValue(text: text, unit: rule.when.signal.unit, of: rule.when.signal)
        else { return conditions }
        return conditions.moved(to: threshold)
    }
}

extension CompiledRule.Conditions {
    /// With another threshold for `when`. `recover` keeps its distance as a proportion: `> 95` with `< 85`, moved to 50, recovers
    /// below 44.74. A difference in units would put `> 1GiB` with `< 800MiB`, moved to 200MiB, below zero, and it would never
    /// recover. Only from a threshold of 0, where there is no proportion, the difference stays.
    func moved(to threshold: RuleValue) -> Self {
        var when = when
        var recover = recover
        when.threshold = threshold
        if case .number(let new) = threshold, case .number(let old) = self.when.threshold,
            case .number(let limit)? = recover?.threshold
        {
            recover?.threshold = .number(old == 0 ? new + limit - old : new * (limit / old))
        }
        return Self(when: when, recover: recover)
    }
}
