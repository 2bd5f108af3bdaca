import DockStatModel
import Foundation

/// What a mail says, as lines and pairs in one language, before it becomes text or HTML. Everything in it is one clean line.
struct EmailText {
    struct Fact {
        var name: String
        var value: String
    }

    struct Link {
        var name: String
        var address: String
    }

    struct Entry {
        var severity: Severity
        var isOver: Bool
        /// `Critical, firing`
        var status: String
        var summary: String
        var facts: [Fact]
        var evidence: [String]
        var links: [Link]
    }

    /// More than these would hide the important ones.
    private static let maximumEntries = 20
    private static let maximumEvidence = 10

    var language: String
    var subject: String
    /// `Critical`, `Resolved`: what is coloured.
    var status: String
    var severity: Severity
    var isOver: Bool
    var title: String
    var facts: [Fact]
    var notes: [String]
    var entries: [Entry]
    /// `and 3 more`
    var more: String?
    var digest: [String]
    var button: Link?
    var footer: String

    init(_ message: AlertMessage, language: String, timeZone: TimeZone) {
        let words = EmailWords.of(language)
        let site = MailText.line(message.site, limit: 100)
        self.language = words.code
        severity = message.incident?.severity ?? message.alerts.map(\.severity).max() ?? .info
        isOver = message.kind == .resolved
        title = MailText.line(Self.title(of: message, words), limit: 200)
        let kind = words.kind[message.kind] ?? ""
        let severityWord = words.severity[severity] ?? ""
        status = isOver || message.kind == .test || message.kind == .digest ? kind : severityWord
        let lead = message.kind == .opened ? severityWord : kind
        subject = (site.isEmpty ? "" : "[\(site)] ") + (lead.isEmpty ? "" : "\(lead): ") + title
        facts = message.incident.map { Self.facts(of: $0, words, timeZone) } ?? []
        notes = message.note.map { [MailText.line(words.pick($0), limit: 500)] } ?? []
        if message.kind == .test { notes.append(words.testText) }
        // Of several kinds of update people want to know which.
        if !kind.isEmpty, lead != status, !isOver { facts.insert(Fact(name: status, value: kind), at: 0) }
        entries = message.alerts.prefix(Self.maximumEntries).map { Self.entry($0, of: message, words, timeZone) }
        let left = message.alerts.count - entries.count
        more = left > 0 ? words.more.0 + String(left) + words.more.1 : nil
        digest = message.digest.prefix(200).map { MailText.line(words.pick($0), limit: 300) }
        let siteLink = EmailAddresses.page("", of: message).map { Link(name: words.openSite, address: $0) }
        button = EmailAddresses.incident(of: message).map { Link(name: words.openIncident, address: $0) } ?? siteLink
        footer = "\(words.sentBy) DockStat" + (site.isEmpty ? "" : " · \(site)")
    }

    private static func title(of message: AlertMessage, _ words: EmailWords) -> String {
        switch message.kind {
        case .test: words.testTitle
        case .digest: words.digestTitle
        default: words.pick(message.incident?.title ?? message.alerts.first?.summary ?? [:])
        }
    }

    private static func facts(of incident: AlertMessage.IncidentSummary, _ words: EmailWords, _ zone: TimeZone) -> [Fact] {
        var facts = [Fact(name: words.opened, value: MailDate.text(incident.openedAt, in: zone))]
        if let end = incident.resolvedAt {
            let length = MailDate.length(end - incident.openedAt)
            facts.append(Fact(name: words.ended, value: "\(MailDate.text(end, in: zone)) (\(words.lasted) \(length))"))
        }
        facts += incident.group.sorted { $0.key < $1.key }.prefix(10).map { key, value in
            let name = ["host": words.host, "stack": words.stack, "container": words.container][key] ?? key
            return Fact(name: MailText.line(name, limit: 60), value: MailText.line(value))
        }
        if let person = incident.acknowledgedBy {
            facts.append(Fact(name: words.acknowledgedBy, value: MailText.line(person, limit: 100)))
        }
        return facts.filter { !$0.value.isEmpty }
    }

    private static func entry(
        _ alert: AlertMessage.AlertSummary, of message: AlertMessage, _ words: EmailWords, _ zone: TimeZone
    ) -> Entry {
        let condition = alert.condition.isEmpty ? alert.rule : "\(alert.rule): \(alert.condition)"
        let facts: [(String, String?)] = [
            (words.host, alert.host), (words.container, alert.container), (words.stack, alert.stack), (words.image, alert.image),
            (words.state, alert.state), (words.condition, condition), (words.value, alert.value),
            (words.since, alert.firedAt.map { MailDate.text($0, in: zone) }),
            (words.ended, alert.resolvedAt.map { MailDate.text($0, in: zone) }),
            // A file among the notes; those of the web are links.
            (words.runbook, EmailAddresses.web(alert.runbook) == nil ? alert.runbook : nil),
        ]
        let links: [(String, String?)] = [
            (words.page, EmailAddresses.page(alert.page, of: message)), (words.runbook, EmailAddresses.web(alert.runbook)),
            (words.link, EmailAddresses.web(alert.link)),
        ]
        return Entry(
            severity: alert.severity, isOver: alert.phase == .resolved,
            status: "\(words.severity[alert.severity] ?? ""), \(words.phase[alert.phase] ?? "")",
            summary: MailText.line(words.pick(alert.summary), limit: 500),
            facts: facts.compactMap { name, value in
                let value = value.map { MailText.line($0) } ?? ""
                return value.isEmpty ? nil : Fact(name: name, value: value)
            },
            evidence: alert.evidence.suffix(maximumEvidence).map { MailText.line($0, limit: 200) },
            links: links.compactMap { name, address in address.map { Link(name: name, address: $0) } })
    }
}
