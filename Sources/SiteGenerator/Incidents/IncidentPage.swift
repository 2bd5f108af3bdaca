import DockStatModel

/// One incident: its course line by line, its alerts, and who was told.
struct IncidentPage {
    var context: RenderContext
    var incident: Incident

    private var path: String { SitePaths.incident(incident.id) }
    private var clock: ClockText { context.clock }
    private var words: Words { context.words }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: path, kind: .incident, title: words("Incident \(incident.id)"),
            heading: "<bdi>\(context.title(of: incident), limit: 300)</bdi> \(incident.badge(in: words))",
            crumbs: [
                PageFrame.overview(context),
                PageFrame.Crumb(label: words.markup("Incidents"), path: SitePaths.incidents),
            ])
        values[markup: "facts"] = facts()
        values[markup: "timeline"] = IncidentTimeline(context: context, path: path).list(
            context.alerts.pages.entries[incident.id] ?? [], omitted: context.alerts.pages.entriesOmitted[incident.id] ?? 0)
        let alerts = incident.alerts.compactMap(context.alerts.alert)
        let gone = incident.alerts.count - alerts.count
        let rest: Markup = gone > 0 ? "<p class=\"nothing\">\(words("\(gone) more, which are no longer kept"))</p>" : .empty
        let table = AlertTable(context: context, path: path, isExact: true, incident: incident).table(
            alerts, caption: words("Alerts of this incident"), nothing: words("None that are still known."))
        values[markup: "alerts"] = "\(table)\(rest)"
        values[markup: "deliveries"] = DeliveryTable(context: context, path: path).table(
            context.alerts.pages.deliveries[incident.id] ?? [], nothing: words("No message was sent."))
        let note = context.note(for: .incident(incident.id), onPage: path)
        values[markup: "notes"] = note
        values[flag: "hasNotes"] = !note.isEmpty
        values[text: "noteQuery"] = context.noteQuery(.incident(incident.id), onPage: path)
        values[text: "id"] = String(incident.id)
        values[flag: "canResolve"] = incident.isOpen && incident.openedBy != nil
        values[flag: "canAcknowledge"] = incident.isOpen && alerts.contains { $0.phase.isActive && $0.acknowledgement == nil }
        return values
    }

    private func facts() -> Markup {
        var list = FactList(words)
        list.add("Severity", context.severity(of: incident))
        list.add("Opened", clock.exact(incident.openedAt))
        if let person = incident.openedBy, !person.isEmpty { list.add("Opened by", .name(person, limit: 80)) }
        list.add("Resolved", incident.resolvedAt.map(clock.exact))
        list.add("Lasted", incident.resolvedAt.map { "\(words.rough($0 - incident.openedAt))" })
        for (name, value) in incident.group.sorted(by: { $0.key < $1.key }).prefix(10) where !value.isEmpty {
            if let phrase = IncidentPage.phrase(ofGroup: name) {
                list.add(phrase, part(name, value))
            } else {
                list.add(named: Words.capitalized(CleanText.line(name, limit: 60)), text: value)
            }
        }
        for alert in incident.alerts.compactMap(context.alerts.alert).prefix(20) {
            // After its end it may have fired again, and been taken on then.
            if let acknowledgement = alert.acknowledgement, acknowledgement.time <= incident.resolvedAt ?? acknowledgement.time {
                list.add("Acknowledged", "\(clock.exact(acknowledgement.time)): \(context.words(for: acknowledgement))")
                break
            }
        }
        list.add("First message", incident.announcedAt.map(clock.exact))
        list.add("Notified", .joined(incident.receivers.prefix(20).map { .name($0, limit: 80) }, by: ", "))
        list.add("Notified by escalation", .joined(incident.escalated.prefix(20).map { .name($0, limit: 80) }, by: ", "))
        return list.list()
    }

    /// A link where there is a page of it.
    private func part(_ name: String, _ value: String) -> Markup {
        switch name {
        case "host":
            guard let host = context.host(named: value) else { return .name(value, limit: 300) }
            return context.link(.name(value, limit: 300), to: SitePaths.host(host.slug), from: path)
        case "stack": return context.link(.name(value, limit: 300), to: SitePaths.stack(value), from: path)
        case "rule":
            let page = NotePath.relative(SitePaths.alerts, from: path)
            return "<a href=\"\(page)#rules\">\(Markup.name(value, limit: 300))</a>"
        default: return .name(value, limit: 300)
        }
    }

    /// What the parts of a group are called; labels have names of their own.
    private static func phrase(ofGroup name: String) -> Phrase? {
        switch name {
        case "host": "Host"
        case "stack": "Stack"
        case "rule": "Rule"
        case "container": "Container"
        case "severity": "Severity"
        case "group": "Group"
        default: nil
        }
    }
}
