import DockStatModel

/// What stands at the head of the pages of hosts and containers, and of the overview: what fires there, and what is announced.
struct AlertBanner {
    /// How many alerts a banner names at most.
    static let limit = 20

    var context: RenderContext
    /// The page it stands on.
    var path: String

    /// One alert as a line, with who took it on or why nothing is sent.
    func line(_ alert: Alert, namesSubject: Bool) -> Markup {
        let about: Markup = namesSubject ? " · \(context.subject(alert.subject, from: path))" : .empty
        let told: Markup = "\(context.link(to: alert, from: path))\(about)"
        let since = context.words.markup("\(told) since \(context.clock.since(alert.firedAt ?? alert.since))")
        return "\(alert.badge(in: context.words)) \(since)\(standing(alert))"
    }

    /// Who took it on, or why nothing is sent.
    func standing(_ alert: Alert) -> Markup {
        var words: [String] = []
        if let mute = alert.mutedBy { words.append(context.words("nothing is sent: \(context.words(for: mute))")) }
        if let acknowledgement = alert.acknowledgement { words.append(context.words(for: acknowledgement)) }
        return words.isEmpty ? .empty : " · <span class=\"muted\">\(words.joined(separator: "; "))</span>"
    }

    /// The active alerts about a subject, and the maintenance that runs for it.
    ///
    /// - Parameter alerts: of which the active ones are shown.
    func banner(_ alerts: [Alert], namesSubject: Bool, maintenance: [MaintenanceOccurrence]) -> Markup {
        let active = alerts.filter(\.phase.isActive)
        var items = active.prefix(Self.limit).map { "<li>\(line($0, namesSubject: namesSubject))</li>" as Markup }
        if active.count > Self.limit { items.append("<li>\(context.words("and \(active.count - Self.limit) more"))</li>") }
        let isGrave = active.contains { $0.severity == .critical }
        let list: Markup =
            items.isEmpty ? .empty : "<ul class=\"attention\(isGrave ? "" : " mild")\">\(Markup.joined(items))</ul>"
        return "\(running(maintenance))\(list)"
    }

    /// The windows that are open now, as a notice.
    func running(_ occurrences: [MaintenanceOccurrence]) -> Markup {
        .joined(
            occurrences.prefix(5).map { occurrence in
                let reason = context.alerts.window(named: occurrence.window)?.reason ?? ""
                let why: Markup = reason.isEmpty ? .empty : ": \(reason, limit: 300)"
                let page = NotePath.relative(SitePaths.maintenance, from: path)
                let link: Markup = "<a href=\"\(page)\">\(context.words("Maintenance"))</a>"
                let end = context.clock.element(occurrence.to)
                let notice = context.words.markup("\(link) \(Markup.name(occurrence.window)) until \(end)")
                return "<p class=\"notice\">\(notice)\(why)</p>"
            })
    }
}
