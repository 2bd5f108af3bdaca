/// What is watched, when it fires, and what it says.
package struct Rule: Hashable, Sendable, Codable {
    /// How long the condition must hold before it fires.
    package enum Hold: Hashable, Sendable, Codable {
        /// Wall time between the first and the last confirming sample; zero fires at the first.
        case time(Duration)
        /// Confirming samples in a row; at least 1.
        case ticks(Int)

        package var text: String {
            switch self {
            case .time(let length): length.text
            case .ticks(let count): count == 1 ? "1 tick" : "\(count) ticks"
            }
        }
    }

    /// Unique.
    package var name: String
    package var on: Matcher
    package var when: RuleCondition
    package var hold: Hold
    /// `nil`: as soon as `when` no longer holds.
    package var recover: RuleCondition?
    package var recoverFor: Duration
    package var severity: Severity
    /// With placeholders: `{{container}}`, `{{host}}`, `{{value}}` …; `nil`: a sentence of ours.
    package var summary: String?
    /// A note's path or an address.
    package var runbook: String?
    package var isOn: Bool

    package init(
        name: String, on: Matcher = Matcher(), when: RuleCondition, hold: Hold = .time(.zero), recover: RuleCondition? = nil,
        recoverFor: Duration = .zero, severity: Severity = .warning, summary: String? = nil, runbook: String? = nil,
        isOn: Bool = true
    ) {
        self.name = name
        self.on = on
        self.when = when
        self.hold = hold
        self.recover = recover
        self.recoverFor = recoverFor
        self.severity = severity
        self.summary = summary
        self.runbook = runbook
        self.isOn = isOn
    }

    /// Placeholders that `summary` may name.
    package static let placeholders = [
        "container", "host", "stack", "image", "value", "threshold", "for", "rule", "severity", "state", "health", "exit_code",
        "status",
    ]

    /// Apply with no configuration at all; a rule of the same name in the configuration changes the parts it names.
    package static let builtIn: [Rule] = [
        Rule(
            name: "container-down", when: .init(signal: .service, comparison: .equal, threshold: .word("down")),
            severity: .critical),
        Rule(
            name: "container-unhealthy", when: .init(signal: .health, comparison: .equal, threshold: .word("unhealthy")),
            hold: .ticks(2)),
        Rule(
            name: "restart-loop",
            when: .init(signal: .restarts, comparison: .atLeast, threshold: .number(3), window: .minutes(10)), severity: .critical
        ),
        Rule(
            name: "oom-kill", when: .init(signal: .oomKills, comparison: .above, threshold: .number(0), window: .minutes(10)),
            severity: .critical),
        Rule(
            name: "host-unreachable", when: .init(signal: .reachable, comparison: .equal, threshold: .flag(false)),
            hold: .ticks(2), severity: .critical),
        Rule(
            name: "memory-limit", when: .init(signal: .memoryLimitPercent, comparison: .above, threshold: .number(95)),
            hold: .time(.minutes(5)), recover: .init(signal: .memoryLimitPercent, comparison: .below, threshold: .number(85))),
        Rule(
            name: "receiver-failed", when: .init(signal: .receiverFailed, comparison: .equal, threshold: .flag(true)),
            severity: .warning),
    ]
}
