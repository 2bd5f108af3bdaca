import DockStatModel

/// What is wrong in notes, one sentence each with file and line: mistakes at their heads, placeholders that mean nothing, links
/// that lead nowhere.
struct NoteCheck {
    var context: RenderContext
    /// Of the files of the site.
    var paths: Set<String>

    func warnings() -> [String] {
        var found: [String] = []
        for note in context.notes.notes {
            for mistake in note.mistakes { found.append(place(note, mistake.line) + mistake.message) }
            let values = NoteValues(context: context, page: "", subject: note.subject)
            if isLost(note, values) {
                found.append("notes/\(CleanText.line(note.path)): what it is about is not known, so that it shows nowhere")
                continue
            }
            for placeholder in note.outline.placeholders {
                guard let mistake = mistake(placeholder, in: note, values) else { continue }
                found.append(place(note, placeholder.line) + CleanText.line(placeholder.text, limit: 120) + " " + mistake)
            }
            for link in note.outline.links {
                guard let mistake = mistake(link, in: note) else { continue }
                found.append(place(note, link.line) + mistake)
            }
        }
        var once: Set<String> = []
        return (found + runbooks()).filter { once.insert($0).inserted }
    }

    private func place(_ note: NoteFile, _ line: Int) -> String { "notes/\(CleanText.line(note.path)):\(line): " }

    private func isLost(_ note: NoteFile, _ values: NoteValues) -> Bool {
        switch note.subject {
        case .host, .stack, .container: values.topic(of: note.subject) == nil
        case .overview, .incident, .page: false
        }
    }

    // MARK: Placeholders

    private func mistake(_ placeholder: Placeholder, in note: NoteFile, _ values: NoteValues) -> String? {
        if note.outline.misplaced.contains(placeholder) { return "draws a chart and wants a paragraph of its own" }
        switch placeholder.meaning {
        case .failure(let mistake): return mistake.message
        case .success(let request):
            // What a runbook is about is known when an alert names it.
            if request.subject == nil, note.path.hasPrefix("runbooks/") { return nil }
            guard case .failure(let mistake) = values.topic(of: request) else { return nil }
            return mistake.message
        }
    }

    // MARK: Links

    private func mistake(_ link: NoteOutline.Link, in note: NoteFile) -> String? {
        let shown = CleanText.line(link.target, limit: 120)
        switch NoteLink(link.target, inNote: note.path) {
        case .elsewhere: return nil
        case .outside: return "\(shown) leads out of the site"
        case .here(let fragment): return missing(fragment, in: note).map { "\(shown): \($0)" }
        case .file(let path):
            if context.notes.attachments.contains(where: { $0.path == path }) { return nil }
            return link.isImage ? "there is no picture \(shown)" : "there is no file \(shown) that pages may show"
        case .site(let path): return exists(path) ? nil : "the site has no \(shown)"
        case .note(let path, let fragment):
            if let target = context.notes.note(at: path) { return missing(fragment, in: target).map { "\(shown): \($0)" } }
            if context.notes.hidden.contains(path) { return "\(shown) is not public, and this note is" }
            // What has a page has it without a note, too.
            if let subject = context.notes.seen(NoteSubject(path: path)), subject != .page,
                paths.contains(subject.page(path: path))
            {
                return nil
            }
            return "there is no note \(shown)"
        }
    }

    private func missing(_ fragment: String, in note: NoteFile) -> String? {
        let name = fragment.removingPercentEscapes
        let isKnown =
            name.isEmpty || name.lowercased() == "top" || name.hasPrefix("fn-") || name.hasPrefix("fnref-")
            || note.outline.anchors.contains(name)
        return isKnown ? nil : "notes/\(CleanText.line(note.path)) has no heading for #\(CleanText.line(name, limit: 80))"
    }

    /// The first rendering of all knows the pages of a site only in part.
    private func exists(_ path: String) -> Bool {
        guard paths.contains(OverviewPage.path) else { return true }
        if path.isEmpty { return true }
        return paths.contains(path) || paths.contains(path + (path.hasSuffix("/") ? "index.html" : "/index.html"))
    }

    // MARK: Runbooks

    private func runbooks() -> [String] {
        context.alerts.pages.rules.compactMap { rule in
            guard let text = rule.runbook, !text.isEmpty, !text.contains("://") else { return nil }
            guard Runbook(context: context, path: "", text: text).note == nil else { return nil }
            return "the rule \(CleanText.line(rule.name)) names the runbook \(CleanText.line(text, limit: 200)), which is no note"
        }
    }
}
