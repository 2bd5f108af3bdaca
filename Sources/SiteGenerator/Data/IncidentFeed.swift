import DockStatModel

/// `feed.xml`: the incidents as an Atom feed (RFC 4287), newest first.
///
/// Entries are known by the addresses of their pages, which have to be absolute: without `base_url` there is no feed.
struct IncidentFeed {
    static let path = "feed.xml"
    private static let limit = 50
    private static let entryLimit = 100

    var context: RenderContext
    var baseURL: String
    private var words: Words { context.words }

    func text() -> String {
        let incidents = context.alerts.pages.incidents.prefix(Self.limit)
        let updated = incidents.map(updated).max() ?? .epoch
        var feed: Markup = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(context.settings.language, limit: 40)">
            <title>\(words("\(context.settings.title, limit: 200): incidents"))</title>
            <id>\(address(""))</id>
            <link rel="alternate" type="text/html" href="\(address(SitePaths.incidents))"/>
            <link rel="self" type="application/atom+xml" href="\(address(Self.path))"/>
            <updated>\(ClockText.iso(updated))</updated>
            <author><name>\(context.settings.title, limit: 200)</name></author>
            <generator version="\(context.settings.version, limit: 40)">DockStat</generator>

            """
        for incident in incidents { feed += entry(incident) }
        feed += "</feed>\n"
        return feed.string
    }

    private func entry(_ incident: Incident) -> Markup {
        let page = address(SitePaths.incident(incident.id))
        let title = CleanText.line(context.writtenTitle(of: incident), limit: 300)
        let entries = context.alerts.pages.entries[incident.id] ?? []
        let content: Markup = "\(facts(incident))\(timeline(entries))"
        // The content is HTML as text: escaped once more for the feed.
        return """
            <entry>
            <title>\(incident.isOpen ? title : words("Resolved: \(title)"))</title>
            <id>\(page)</id>
            <link rel="alternate" type="text/html" href="\(page)"/>
            <published>\(ClockText.iso(incident.openedAt))</published>
            <updated>\(ClockText.iso(updated(incident)))</updated>
            <category term="\(incident.severity.rawValue)"/>
            <content type="html">\(content.string)</content>
            </entry>

            """
    }

    private func facts(_ incident: Incident) -> Markup {
        let severity = words(incident.severity.phrase)
        let opened = context.clock.full(incident.openedAt)
        guard let resolved = incident.resolvedAt else { return "<p>\(words("\(severity), opened \(opened)"))</p>" }
        let length = words.rough(resolved - incident.openedAt)
        return
            "<p>\(words("\(severity), opened \(opened), resolved \(context.clock.full(resolved)), lasted \(length)"))</p>"
    }

    private func timeline(_ entries: [IncidentEntry]) -> Markup {
        guard !entries.isEmpty else { return .empty }
        let items = entries.suffix(Self.entryLimit).map { entry -> Markup in
            let words: Markup = entry.kind == .personUpdate ? PersonUpdate(entry).html : "\(words.told(entry.text), limit: 500)"
            return "<li>\(context.clock.full(entry.time)): \(words)</li>"
        }
        return "<ol>\(Markup.joined(items))</ol>"
    }

    /// Of the last thing on record.
    private func updated(_ incident: Incident) -> Timestamp {
        let last = context.alerts.pages.entries[incident.id]?.map(\.time).max() ?? .epoch
        return max(last, incident.resolvedAt ?? .epoch, incident.openedAt)
    }

    private func address(_ path: String) -> String { SitePaths.address(path, baseURL: baseURL) }
}
