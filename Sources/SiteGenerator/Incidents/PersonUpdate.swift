import DockStatModel

/// What a person wrote into an incident: Markdown, whole.
struct PersonUpdate {
    /// The form takes 4,000 characters; a name stands before them.
    private static let limit = 4200

    /// Line by line.
    let text: String

    init(_ entry: IncidentEntry) {
        let lines = [entry.text] + entry.lines
        let whole = lines.map { CleanText.line($0, limit: Self.limit) }.joined(separator: "\n")
        text = whole.count <= Self.limit ? whole : String(whole.prefix(Self.limit)) + "…"
    }

    /// Links lead where they say: there is no note that they could be relative to.
    var html: Markup { "<div class=\"update\">\(Markdown.html(text) { $0 })</div>" }
}
