/// What people are told: everything a provider needs to build its body, now or when it is back after a day. Text from outside is
/// kept as it came; who formats it escapes it.
package struct AlertMessage: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The first of an incident.
        case opened
        /// Alerts joined or ended, or began to flap, or a silence ended.
        case updated
        case resolved
        /// It still fires and nobody acknowledged it.
        case reminder
        /// To receivers that hear of it because nobody acknowledged it.
        case escalated
        /// What quiet hours held back.
        case digest
        case test
    }

    package var kind: Kind
    /// When it was decided.
    package var time: Timestamp
    /// The site's title and address.
    package var site: String
    package var baseURL: String?
    /// `nil` for a test and a digest.
    package var incident: IncidentSummary?
    /// Those of the incident, worst and newest first; of a digest, those of all its incidents.
    package var alerts: [AlertSummary]
    /// Why this message is sent, by language, where the kind does not say it: `flapping`, `a silence ended`.
    package var note: [String: String]?
    /// Of a digest: the messages held back, oldest first, as one line each by language.
    package var digest: [[String: String]]
    /// Put in when it goes out, and kept nowhere.
    package var actions: [MessageAction]?

    package init(
        kind: Kind, time: Timestamp, site: String, baseURL: String?, incident: IncidentSummary? = nil, alerts: [AlertSummary] = []
    ) {
        self.kind = kind
        self.time = time
        self.site = site
        self.baseURL = baseURL
        self.incident = incident
        self.alerts = alerts
        digest = []
    }

    package struct IncidentSummary: Hashable, Sendable, Codable {
        package var id: Int64
        /// By language.
        package var title: [String: String]
        package var severity: Severity
        package var openedAt: Timestamp
        package var resolvedAt: Timestamp?
        package var group: [String: String]
        package var acknowledgedBy: String?

        package init(
            id: Int64, title: [String: String], severity: Severity, openedAt: Timestamp, resolvedAt: Timestamp?,
            group: [String: String], acknowledgedBy: String?
        ) {
            self.id = id
            self.title = title
            self.severity = severity
            self.openedAt = openedAt
            self.resolvedAt = resolvedAt
            self.group = group
            self.acknowledgedBy = acknowledgedBy
        }
    }

    package struct AlertSummary: Hashable, Sendable, Codable {
        package var id: Int64
        package var rule: String
        package var severity: Severity
        package var phase: AlertPhase
        package var subject: AlertSubject
        package var host: String?
        package var container: String?
        package var stack: String?
        package var image: String?
        /// Of the engine; `nil` where it is no container.
        package var engineID: String?
        package var state: String?
        /// By language.
        package var summary: [String: String]
        package var condition: String
        package var value: String?
        package var firedAt: Timestamp?
        package var resolvedAt: Timestamp?
        package var labels: [String: String]
        package var runbook: String?
        /// `dockstat.link`: only `http:` and `https:` addresses.
        package var link: String?
        /// What the engine told around it, and last log lines, secrets masked.
        package var evidence: [Finding]
        /// Path of the subject's page within the site.
        package var page: String?

        package init(
            id: Int64, rule: String, severity: Severity, phase: AlertPhase, subject: AlertSubject, summary: [String: String],
            condition: String
        ) {
            self.id = id
            self.rule = rule
            self.severity = severity
            self.phase = phase
            self.subject = subject
            self.summary = summary
            self.condition = condition
            host = subject.host
            labels = [:]
            evidence = []
        }
    }
}
