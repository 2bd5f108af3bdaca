import DockStatModel

/// Who changed what, and who was refused.
struct AuditPage {
    var context: RenderContext
    var entries: [AuditEntry]
    var piece: Piece

    private var words: Words { context.words }
    private var said: AuditWords { AuditWords(words: words) }

    /// Whole hundreds by their numbers, so that a new entry changes the first page alone and leaves those of older ones as they
    /// are.
    ///
    /// - Parameter entries: newest first; a hundred of which the log has more is left out.
    static func pieces(_ entries: [AuditEntry]) -> Pieces<AuditEntry> {
        let limit = Int64(OperatingPages.auditOnPage)
        func hundred(_ entry: AuditEntry) -> Int64 { (entry.id - 1) / limit }
        guard let newest = entries.first, let oldest = entries.last else { return Pieces([[]]) }
        let isCut = (oldest.id - 1) % limit != 0 && entries.count > OperatingPages.auditShown
        let whole = isCut ? entries.filter { hundred($0) > hundred(oldest) } : entries
        let head = max(hundred(newest) - 1, 0)
        let first = whole.prefix { hundred($0) >= head }
        var pieces = [Array(first)]
        for entry in whole.dropFirst(first.count) {
            if pieces.count == 1 || pieces[pieces.count - 1].last.map(hundred) != hundred(entry) { pieces.append([]) }
            pieces[pieces.count - 1].append(entry)
        }
        return Pieces(pieces)
    }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: piece.path, kind: .audit, title: words("Audit log"), heading: words.markup("Who changed what"),
            crumbs: [
                PageFrame.overview(context), PageFrame.Crumb(label: words.markup("About"), path: AboutPage.path),
            ])
        values[markup: "entries"] = table()
        values[markup: "pieces"] = piece.navigation(words)
        values[text: "shown"] = words.count(OperatingPages.auditShown)
        return values
    }

    private func table() -> Markup {
        var table = DataTable(
            words, words("Audit log"),
            [
                .text("Entry"), .text("When"), .text("Who"), .text("What"), .text("To what"), .text("Outcome"),
                .text("Before and after"), .text("From where"),
            ])
        for entry in entries {
            table.add(row: context.pieces.auditRow(entry, onPage: piece.path) { table.row(cells(entry)) })
        }
        return table.table(nothing: words("Nothing has been changed yet."))
    }

    private func cells(_ entry: AuditEntry) -> [Markup] {
        [
            "<span id=\"entry-\(Int(entry.id))\">\(Int(entry.id))</span>", context.clock.exact(entry.time),
            entry.actor.isEmpty ? "<span class=\"muted\">\(said.actor(entry))</span>" : .name(said.actor(entry), limit: 100),
            "\(said.deed(entry.action), limit: 100)", subject(entry), outcome(entry), difference(entry), origin(entry),
        ]
    }

    /// A link where there is a page of it.
    private func subject(_ entry: AuditEntry) -> Markup {
        let parts = entry.subject.split(separator: " ")
        if parts.count == 2, let id = Int64(parts[1]) {
            let page: String? =
                switch parts[0] {
                case "alert": SitePaths.alert(id)
                case "incident": SitePaths.incident(id)
                default: nil
                }
            if let page, context.existing.contains(page) {
                return "<a href=\"\(NotePath.relative(page, from: piece.path))\">\(said.subject(entry.subject), limit: 100)</a>"
            }
        }
        return entry.subject.isEmpty ? .empty : .name(said.subject(entry.subject), limit: 200)
    }

    private func outcome(_ entry: AuditEntry) -> Markup {
        let badge = said.badge(entry.outcome)
        return entry.reason.isEmpty ? badge : "\(badge) <small>\(words.told.endpoint(entry.reason), limit: 300)</small>"
    }

    private func difference(_ entry: AuditEntry) -> Markup {
        let before: Markup? = entry.before.map { "<code>\($0, limit: 500)</code>" }
        let after: Markup? = entry.after.map { "<code>\($0, limit: 500)</code>" }
        return switch (before, after) {
        case (let before?, let after?): "<small>\(before) → \(after)</small>"
        case (let before?, nil): "<small>\(before) →</small>"
        case (nil, let after?): "<small>→ \(after)</small>"
        case (nil, nil): .empty
        }
    }

    private func origin(_ entry: AuditEntry) -> Markup {
        let source = said.source(entry.source)
        return entry.address.isEmpty ? "\(source)" : "\(source), \(Markup.name(entry.address, limit: 60))"
    }
}
