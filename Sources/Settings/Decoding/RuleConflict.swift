internal import DockStatModel

/// Why two conditions cannot be `when` and `recover` of one rule.
enum RuleConflict {
    static func between(when: RuleCondition, recover: RuleCondition) -> String? {
        guard recover.signal == when.signal else {
            return "is about \(recover.signal.rawValue), but `when` is about \(when.signal.rawValue); allowed: the same signal"
        }
        guard recover.window == when.window else { return "counts in another window than `when`; allowed: the same window" }
        guard let value = commonValue(when, recover) else { return nil }
        return "holds at \(value.text(unit: when.signal.unit)) while `when` holds as well; allowed: what ends `when`"
    }

    /// A value for which both hold. Conditions on numbers change at their thresholds only, so looking around these is enough.
    private static func commonValue(_ a: RuleCondition, _ b: RuleCondition) -> RuleValue? {
        var values: [RuleValue] = []
        switch (a.threshold, b.threshold) {
        case (.number(let x), .number(let y)):
            let between = a.signal.unit == .count ? [] : [(x + y) / 2]
            values = ([x, y, x - 1, x + 1, y - 1, y + 1] + between).map(RuleValue.number)
        case (.flag, _): values = [.flag(true), .flag(false)]
        default:
            if case .word(let words) = a.signal.unit { values = words.map(RuleValue.word) }
        }
        return values.first { a.holds(for: $0) == true && b.holds(for: $0) == true }
    }
}
