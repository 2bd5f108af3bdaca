import DockStatModel

/// `audit.xml`: the last entries of the audit log as an Atom feed (RFC 4287), newest first. Like the other feed it needs
/// `base_url`.
struct AuditFeed {
    static let path = "audit.xml"
    private static let limit = 100

    var context: RenderContext
    var baseURL: String
    private var words: Words { context.words }
    private var said: AuditWords { AuditWords(words: words) }

    func text() -> String {
        let entries = context.data.operating.audit.prefix(Self.limit)
        var feed: Markup = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(context.settings.language, limit: 40)">
            <title>\(words("\(context.settings.title, limit: 200): changes"))</title>
            <id>\(address(Self.path))</id>
            <link rel="alternate" type="text/html" href="\(address(SitePaths.audit))"/>
            <link rel="self" type="application/atom+xml" href="\(address(Self.path))"/>
            <updated>\(ClockText.iso(entries.first?.time ?? .epoch))</updated>
            <author><name>\(context.settings.title, limit: 200)</name></author>
            <generator version="\(context.settings.version, limit: 40)">DockStat</generator>

            """
        for entry in entries { feed += self.entry(entry) }
        feed += "</feed>\n"
        return feed.string
    }

    private func entry(_ entry: AuditEntry) -> Markup {
        let page = address(SitePaths.audit) + "#entry-\(entry.id)"
        var lines: [Markup] = ["<p>\(context.clock.full(entry.time)), \(said.source(entry.source))</p>"]
        if !entry.reason.isEmpty { lines.append("<p>\(words.told.endpoint(entry.reason), limit: 300)</p>") }
        if let before = entry.before { lines.append("<pre>− \(before, limit: 1000)</pre>") }
        if let after = entry.after { lines.append("<pre>+ \(after, limit: 1000)</pre>") }
        // The content is HTML as text: escaped once more for the feed.
        return """
            <entry>
            <title>\(said.title(entry), limit: 300)</title>
            <id>\(page)</id>
            <link rel="alternate" type="text/html" href="\(page)"/>
            <published>\(ClockText.iso(entry.time))</published>
            <updated>\(ClockText.iso(entry.time))</updated>
            <author><name>\(said.actor(entry), limit: 100)</name></author>
            <category term="\(entry.outcome.rawValue)"/>
            <content type="html">\(Markup.joined(lines).string)</content>
            </entry>

            """
    }

    private func address(_ path: String) -> String { SitePaths.address(path, baseURL: baseURL) }
}
