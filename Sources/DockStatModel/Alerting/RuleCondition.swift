/// What a rule asks of a signal, such as `memory_percent > 90` or `restarts >= 3 in 10m`.
package struct RuleCondition: Hashable, Sendable, Codable {
    package enum Comparison: String, Hashable, Sendable, Codable, CaseIterable {
        case above = ">"
        case atLeast = ">="
        case below = "<"
        case atMost = "<="
        case equal = "="
        case unequal = "!="
    }

    package var signal: RuleSignal
    package var comparison: Comparison
    package var threshold: RuleValue
    /// Of a windowed signal; never of another.
    package var window: Duration?

    /// Where `in` is left out.
    package static let defaultWindow: Duration = .minutes(10)

    package init(signal: RuleSignal, comparison: Comparison, threshold: RuleValue, window: Duration? = nil) {
        self.signal = signal
        self.comparison = comparison
        self.threshold = threshold
        self.window = window ?? (signal.isWindowed ? Self.defaultWindow : nil)
    }

    /// - Returns: `nil` where the value is unknown, which neither confirms nor clears.
    package func holds(for value: RuleValue?) -> Bool? {
        switch (value, threshold) {
        case (nil, _): nil
        case (.number(let value)?, .number(let limit)):
            switch comparison {
            case .above: value > limit
            case .atLeast: value >= limit
            case .below: value < limit
            case .atMost: value <= limit
            case .equal: value == limit
            case .unequal: value != limit
            }
        case (let value?, let wanted): comparison == .unequal ? value != wanted : value == wanted
        }
    }
}

/// A value of a signal, or one it is compared with.
package enum RuleValue: Hashable, Sendable, Codable {
    /// In the signal's base unit: percent, bytes, bytes per second, seconds, or a count.
    case number(Double)
    case word(String)
    case flag(Bool)
}
