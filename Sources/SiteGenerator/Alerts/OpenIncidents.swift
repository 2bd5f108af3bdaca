import DockStatModel

/// What the overview says of incidents: the open ones with their alerts, alerts without one, and the last that is over.
struct OpenIncidents {
    private static let limit = 10

    var context: RenderContext

    private var path: String { OverviewPage.path }
    private var words: Words { context.words }
    private var banner: AlertBanner { AlertBanner(context: context, path: path) }

    /// Items for the list of what is not as it should be.
    func items() -> [Markup] {
        let open = context.alerts.openIncidents.sorted { (-severity($0).order, -$0.id) < (-severity($1).order, -$1.id) }
        var items = open.prefix(Self.limit).map(item)
        if open.count > Self.limit {
            items.append("<li><a href=\"incidents/\">\(words("and \(open.count - Self.limit) more open incidents"))</a></li>")
        }
        let shown = Set(open.map(\.id))
        let others = context.alerts.pages.alerts.filter {
            $0.phase.isActive && !($0.incident.map(shown.contains) ?? false)
        }
        // What a silent host's own alert stands for is a number: it may be hundreds.
        let alone = others.filter { !$0.isInhibited }
        items += alone.prefix(AlertBanner.limit).map { "<li>\(banner.line($0, namesSubject: true))</li>" }
        if alone.count > AlertBanner.limit {
            items.append("<li><a href=\"alerts/\">\(words("and \(alone.count - AlertBanner.limit) more alerts"))</a></li>")
        }
        let behind = others.count - alone.count
        if behind > 0 {
            let count = words(behind, one: "1 alert is held back", other: "\(behind) alerts are held back")
            let link: Markup = "<a href=\"alerts/\">\(count)</a>"
            let sentence = words.markup(
                behind, one: "\(link): an alert of the host stands for it",
                other: "\(link): an alert of the host stands for them")
            items.append("<li class=\"muted\">\(sentence)</li>")
        }
        return items
    }

    /// How grave it is now.
    private func severity(_ incident: Incident) -> Severity {
        context.alerts.firing(in: incident).map(\.severity).max() ?? incident.severity
    }

    private func item(_ incident: Incident) -> Markup {
        let active = incident.alerts.compactMap(context.alerts.alert).filter(\.phase.isActive)
        let link: Markup =
            "<a href=\"incidents/\(Int(incident.id))/\"><bdi>\(context.title(of: incident), limit: 300)</bdi></a>"
        let since = words.markup("\(link) since \(context.clock.since(incident.openedAt))")
        let head: Markup = "\(severity(incident).mark(in: words)) \(since)"
        guard let only = active.first else { return "<li>\(head)</li>" }
        if active.count == 1 {
            let about: Markup = " · \(context.subject(only.subject, from: path))"
            return "<li>\(only.badge(in: words)) \(head)\(about)\(banner.standing(only))</li>"
        }
        let inner = active.prefix(AlertBanner.limit).map { alert -> Markup in
            "<li>\(banner.line(alert, namesSubject: true))</li>"
        }
        let more: Markup =
            active.count > AlertBanner.limit ? "<li>\(words("and \(active.count - AlertBanner.limit) more"))</li>" : .empty
        return "<li>\(head)<ul>\(Markup.joined(inner))\(more)</ul></li>"
    }

    private static let recentLimit = 5

    /// The last that are over, newest first, with the way to all.
    func recent() -> Markup {
        let over = context.alerts.pages.incidents.filter { !$0.isOpen }.sorted {
            ($0.resolvedAt ?? .epoch, $0.id) > ($1.resolvedAt ?? .epoch, $1.id)
        }
        guard !over.isEmpty else { return .empty }
        let items = over.prefix(Self.recentLimit).map { incident -> Markup in
            let resolved = incident.resolvedAt ?? incident.openedAt
            let length = words.rough(resolved - incident.openedAt)
            let link = context.link(to: incident, from: path)
            let sentence = words.markup("\(link), over since \(context.clock.since(resolved)) after \(length)")
            return "<li>\(incident.severity.mark(in: words)) \(sentence)</li>"
        }
        return """
            <section class="recent"><h2>\(words("Recent incidents"))</h2><ul>\(Markup.joined(items))</ul>\
            <p><a href="incidents/">\(words("All incidents"))</a></p></section>
            """
    }
}

extension Severity {
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Alert {
    fileprivate var isInhibited: Bool {
        if case .inhibited = mutedBy { true } else { false }
    }
}
