package import DockStatModel
import Storage

/// An incident that a person opens. No alert belongs to it, and nobody but a person says when it is over.
package struct OpenIncident: Deed {
    package static let action = "incident.open"
    package static let scope = Scope.alerts

    package var title: String
    /// The first update, Markdown; empty: none.
    package var text: String
    package var severity: Severity
    /// Whether partial views have it, too.
    package var isPublic: Bool
    /// Whether receivers hear of it, and of its end.
    package var notifies: Bool

    package init(title: String, text: String = "", severity: Severity = .warning, isPublic: Bool = false, notifies: Bool = false)
    {
        self.title = title
        self.text = text
        self.severity = severity
        self.isPublic = isPublic
        self.notifies = notifies
    }

    package init(_ fields: inout ChangeFields) {
        title = fields.requiredText("title", longest: 200)
        if title.contains(where: \.isNewline) { fields.add(FieldMistake("title", "This has to be one line.")) }
        text = fields.text("text", longest: 4000) ?? ""
        severity = fields.choice("severity", Severity.self) ?? .warning
        isPublic = fields.flag("public")
        notifies = fields.flag("notify")
    }

    package var subject: String { "incident \(title)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let configuration = try workplace.configuration()
        let audience = try workplace.audience(severity, now)
        var opened = Incident(id: 0, group: [:], openedAt: now, severity: severity)
        opened.title = ["en": title]
        opened.isPublic = isPublic
        if notifies {
            opened.receivers = audience.receivers
            if !opened.receivers.isEmpty { (opened.announcedAt, opened.lastMessageAt) = (now, now) }
        }
        let asked = opened
        let incident = try workplace.store.operate { transaction in
            let incident = try transaction.openIncident(asked, text: text, by: author.name)
            let message = incident.message(.opened, text, configuration, now: now)
            try transaction.send(incident.drafts(message, to: incident.receivers, quiet: audience.quiet), now: now)
            return incident
        }
        return Changed(
            subject: "incident \(incident.id)",
            after: .object([
                "id": .number(incident.id), "title": .text(title), "severity": .text(severity.rawValue), "text": .text(text),
                "public": .bool(isPublic), "receivers": .texts(incident.receivers),
            ]))
    }
}

/// Says that an incident is over that was opened by hand.
package struct ResolveIncident: Deed {
    package static let action = "incident.resolve"
    package static let scope = Scope.alerts

    package var incident: Int64
    /// A last update; empty: none.
    package var text: String

    package init(_ incident: Int64, text: String = "") {
        self.incident = incident
        self.text = text
    }

    package init(_ fields: inout ChangeFields) {
        incident = fields.requiredNumber("incident")
        text = fields.text("text", longest: 4000) ?? ""
    }

    package var subject: String { "incident \(incident)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let configuration = try workplace.configuration()
        try workplace.store.operate { transaction in
            guard var open = try transaction.incident(incident) else {
                throw ChangeRefusal(.notFound, "There is no incident \(incident).")
            }
            guard open.openedBy != nil else {
                throw ChangeRefusal(.conflict, "Incident \(incident) is over when its alerts are.")
            }
            guard open.isOpen else { throw ChangeRefusal(.conflict, "Incident \(incident) is over already.") }
            if !text.isEmpty { _ = try transaction.addUpdate(to: incident, text: text, by: author.name, now: now) }
            open.resolvedAt = max(open.openedAt, now)
            let wanted = Set(configuration.notifications.receivers.filter(\.sendResolved).map(\.name))
            let told = open.receivers.filter { wanted.contains($0) }
            if !told.isEmpty { open.lastMessageAt = now }
            try transaction.save(
                open,
                telling: IncidentEntry(incident: incident, time: now, kind: .resolved, text: "resolved by \(author.name)"))
            let message = open.message(.resolved, text, configuration, now: now)
            let quiet = try workplace.audience(open.severity, now).quiet
            try transaction.send(open.drafts(message, to: told, quiet: quiet), now: now)
        }
        return Changed(
            subject: subject, before: .object(["open": .bool(true)]), after: .object(["open": .bool(false)]),
            answer: .object(["id": .number(incident)]))
    }
}

extension Incident {
    /// In quiet hours, what is below critical waits for their end.
    fileprivate func drafts(_ message: AlertMessage, to receivers: [String], quiet: Set<String>) -> [OutboxDraft] {
        receivers.map { OutboxDraft(receiver: $0, message: message, isHeld: quiet.contains($0) && severity < .critical) }
    }

    /// What receivers are told, without alerts.
    fileprivate func message(
        _ kind: AlertMessage.Kind, _ text: String, _ configuration: Configuration, now: Timestamp
    ) -> AlertMessage {
        var message = AlertMessage(
            kind: kind, time: now, site: configuration.title, baseURL: configuration.baseURL,
            incident: AlertMessage.IncidentSummary(
                id: id, title: title, severity: severity, openedAt: openedAt, resolvedAt: resolvedAt, group: group,
                acknowledgedBy: nil))
        if !text.isEmpty { message.note = ["en": text] }
        return message
    }
}
