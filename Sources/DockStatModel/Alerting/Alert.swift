/// Where an alert stands.
package enum AlertPhase: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its condition does not hold.
    case inactive
    /// Holds, not yet long enough.
    case pending
    case firing
    /// Fired, and recovers, not yet long enough.
    case recovering
    /// Fired, and is over.
    case resolved

    /// Firing or recovering: what people are told is wrong.
    package var isActive: Bool { self == .firing || self == .recovering }
}

/// A rule watching one subject, and how it stands. There is one per rule and subject, for as long as both are known.
package struct Alert: Hashable, Sendable, Codable {
    /// Names its page. Given by the evaluation, never used again.
    package var id: Int64
    package var rule: String
    package var subject: AlertSubject
    /// As of the last look: for matching, grouping and routing.
    package var facts: AlertFacts
    package var severity: Severity
    package var phase: AlertPhase
    /// Since when it is in `phase`.
    package var since: Timestamp
    /// Of the condition as it applied last, labels taken in: `memory_percent > 90%`.
    package var condition: String
    /// How long it must hold, as text.
    package var hold: String
    /// The last value observed, as text; `nil` where never.
    package var value: String?
    /// By language, `en` and `de`.
    package var summary: [String: String]
    package var runbook: String?

    /// Confirming samples in a row, first and last of them, and the time held between them without jumps of the clock.
    package var confirmations: Int
    package var firstConfirmed: Timestamp?
    package var lastConfirmed: Timestamp?
    package var held: Duration
    /// The same for recovery.
    package var recoveredHeld: Duration
    package var lastRecovered: Timestamp?
    /// The last samples, oldest first, at most 20.
    package var samples: [AlertSample]

    package var firedAt: Timestamp?
    package var resolvedAt: Timestamp?
    /// Changes between firing and not, within the last 30 minutes.
    package var turns: [Timestamp]
    package var flappingSince: Timestamp?

    package var acknowledgement: Acknowledgement?
    /// Why nothing is sent about it just now; `nil`: it is.
    package var mutedBy: Mute?
    /// Whether people have been told that it fires.
    package var isAnnounced: Bool
    /// The open incident it belongs to.
    package var incident: Int64?

    package init(id: Int64, rule: String, subject: AlertSubject, facts: AlertFacts, severity: Severity, since: Timestamp) {
        self.id = id
        self.rule = rule
        self.subject = subject
        self.facts = facts
        self.severity = severity
        self.phase = .inactive
        self.since = since
        condition = ""
        hold = ""
        summary = [:]
        confirmations = 0
        held = .zero
        recoveredHeld = .zero
        samples = []
        turns = []
        isAnnounced = false
    }

    package enum Mute: Hashable, Sendable, Codable {
        case silence(Int64)
        /// Name of the window.
        case maintenance(String)
        /// While this host's own alert fires.
        case inhibited(host: String)
        case flapping
    }
}

package struct AlertSample: Hashable, Sendable, Codable {
    package enum Verdict: String, Hashable, Sendable, Codable { case confirms, clears, unknown, waits }

    package var time: Timestamp
    /// As text with its unit; `nil` where unknown.
    package var value: String?
    package var verdict: Verdict
    /// Why it is unknown or waits, for people.
    package var reason: String?

    package init(time: Timestamp, value: String?, verdict: Verdict, reason: String? = nil) {
        self.time = time
        self.value = value
        self.verdict = verdict
        self.reason = reason
    }
}

package struct Acknowledgement: Hashable, Sendable, Codable {
    package var by: String
    package var reason: String
    package var time: Timestamp

    package init(by: String, reason: String, time: Timestamp) {
        self.by = by
        self.reason = reason
        self.time = time
    }
}
