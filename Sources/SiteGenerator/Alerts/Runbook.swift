import DockStatModel

/// What to do when an alert fires, as its rule names it: a note of the site, or an address.
struct Runbook {
    var context: RenderContext
    /// The page it stands on.
    var path: String
    var text: String?

    /// The note it names: `notes/runbooks/disk.md`, or the same without `notes/`.
    var note: NoteFile? {
        guard let text, !text.isEmpty else { return nil }
        let path = NotePath.own(text)
        return context.notes.notes.first { $0.path == path }
    }

    /// Only `http:` and `https:` addresses become links; what is no note and no address stands as text.
    func link() -> Markup {
        guard let text, !text.isEmpty else { return .empty }
        if let note {
            return
                "<a href=\"\(NotePath.relative(note.subject.page(path: note.path), from: path))\">\(Markup.name(note.title))</a>"
        }
        let lower = text.prefix(8).lowercased()
        if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
            return "<a href=\"\(text, limit: 2000)\" rel=\"noopener noreferrer\"><bdi>\(text, limit: 120)</bdi></a>"
        }
        return .name(text)
    }

    /// The whole note, where it names one.
    ///
    /// - Parameter subject: of the alert that it is read for.
    func body(for subject: AlertSubject) -> Markup {
        note.map { context.html($0, onPage: path, about: context.noteSubject(of: subject)) } ?? .empty
    }
}
