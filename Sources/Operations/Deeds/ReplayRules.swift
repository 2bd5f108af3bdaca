package import DockStatModel

/// When a rule would have fired, by what is kept.
package struct ReplayedRule: Hashable, Sendable {
    package struct Firing: Hashable, Sendable {
        /// `web-1/shop`, or the host.
        package var subject: String
        package var from: Timestamp
        /// `nil` where it still fires at the end.
        package var to: Timestamp?
        /// The value farthest beyond the threshold, with its unit.
        package var peak: String

        package init(subject: String, from: Timestamp, to: Timestamp?, peak: String) {
            self.subject = subject
            self.from = from
            self.to = to
            self.peak = peak
        }
    }

    package var rule: String
    package var condition: String
    /// What it was looked at.
    package var step: Duration
    /// Why it cannot be replayed: a sentence.
    package var obstacle: String?
    package var firings: [Firing]

    package init(rule: String, condition: String, step: Duration, obstacle: String? = nil, firings: [Firing] = []) {
        self.rule = rule
        self.condition = condition
        self.step = step
        self.obstacle = obstacle
        self.firings = firings
    }

    /// Of the firings no more than so many.
    static let firingsShown = 500

    var json: JSONBody {
        .object([
            "rule": .text(rule), "condition": .text(condition), "stepSeconds": .number(step.inSeconds),
            "obstacle": .optional(obstacle), "fired": .number(Int64(firings.count)),
            "firings": .list(
                firings.prefix(Self.firingsShown).map { firing in
                    .object([
                        "subject": .text(firing.subject), "from": .text(firing.from.rfc3339),
                        "to": .optional(firing.to?.rfc3339), "peak": .text(firing.peak),
                    ])
                }),
        ])
    }
}

/// Runs rules over what is kept. Nothing is sent or written.
package struct ReplayRules: Deed {
    package static let action = "rules.replay"
    package static let scope = Scope.alerts
    package static let onlyLooks = true
    package static let summary =
        "When rules would have fired, by what is kept. Nothing is sent or written; what takes longer than 10 s is broken off."
    package static let fields = [
        RequestField(
            "rules", .text(longest: longestText), "A list of rules, or a map with `rules`, as a text of YAML (JSON is YAML too).",
            isRequired: true, example: #""[{name: busy, when: cpu_percent > 50, for: 5m}]""#),
        RequestField("since", .duration, "How far back; without it 24h, at most 30d.", example: #""24h""#),
    ]
    package static let answer = [
        RequestField(
            "rules", .list, "For each its rule, condition, stepSeconds, obstacle, fired and firings (subject, from, to, peak).")
    ]

    package static let longestText = 65_536
    package static let mostRules = 20

    /// YAML.
    package var rules: String
    package var since: Duration

    package init(_ fields: inout ChangeFields) {
        rules = fields.requiredText("rules", longest: Self.longestText)
        since = fields.duration("since", longest: .days(30)) ?? .hours(24)
    }

    package var subject: String { "rules" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let replayed = try await workplace.replayRules(rules, since, now)
        return Changed(subject: subject, answer: .object(["rules": .list(replayed.map(\.json))]))
    }
}
