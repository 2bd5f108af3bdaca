/// Alerts of one group that fired together: one conversation with people.
package struct Incident: Hashable, Sendable, Codable {
    /// Names its page.
    package var id: Int64
    /// What its alerts have in common, as `group_by` says; equal keys join an open incident.
    package var group: [String: String]
    package var openedAt: Timestamp
    package var resolvedAt: Timestamp?
    /// The highest that any of its alerts had.
    package var severity: Severity
    /// By language.
    package var title: [String: String]
    /// Every alert that ever belonged to it, in the order of joining.
    package var alerts: [Int64]
    /// Whether a first message went out, and when the last one did: reminders count from there.
    package var announcedAt: Timestamp?
    package var lastMessageAt: Timestamp?
    /// Receivers that were told of it, who hear of its further course.
    package var receivers: [String]
    /// Receivers added by escalation.
    package var escalated: [String]
    /// Who opened it by hand, and alone says when it is over; `nil`: its alerts did and do.
    package var openedBy: String?
    /// Whether partial views have one that was opened by hand.
    package var isPublic = false

    package init(id: Int64, group: [String: String], openedAt: Timestamp, severity: Severity) {
        self.id = id
        self.group = group
        self.openedAt = openedAt
        self.severity = severity
        title = [:]
        alerts = []
        receivers = []
        escalated = []
    }

    package var isOpen: Bool { resolvedAt == nil }
}

/// A line of an incident's timeline.
package struct IncidentEntry: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case opened, alertFired, alertResolved, exit, oomKill, restart, imageChanged, engineEvent, logs, hostLost, hostReached
        case acknowledged, silenced, flapping, severityRaised, escalated, message, personUpdate, resolved
    }

    package var incident: Int64
    package var time: Timestamp
    package var kind: Kind
    /// One line for people.
    package var text: String
    /// Further lines, such as the last ones of a log; secrets masked.
    package var lines: [String]
    package var alert: Int64?

    package init(incident: Int64, time: Timestamp, kind: Kind, text: String, lines: [String] = [], alert: Int64? = nil) {
        self.incident = incident
        self.time = time
        self.kind = kind
        self.text = text
        self.lines = lines
        self.alert = alert
    }
}
