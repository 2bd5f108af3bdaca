import DockStatModel

/// The notes for programs that write them, too: the list, and each one as it is in its file. A part of the site lists them as its
/// pages have them: names of files, and what placeholders in them name, may be those that it changes.
struct NotesJSON {
    var context: RenderContext

    func files() -> [RenderedFile] {
        let notes = context.notes.notes.sorted { $0.path < $1.path }
        guard !isPartial else { return [RenderedFile(SitePaths.apiNotes, list(notes.filter(isShown)))] }
        return notes.map { RenderedFile(SitePaths.apiNote($0.path), document($0)) } + [
            RenderedFile(SitePaths.apiNotes, list(notes))
        ]
    }

    private var isPartial: Bool { context.settings.view.isPartial }

    /// Whether there is a page that shows it: those of incidents and of what is in no view have none.
    private func isShown(_ note: NoteFile) -> Bool {
        let page = note.subject.page(path: note.path)
        return context.existing.contains(page) || context.notes.pages.contains { $0.path == note.path }
            || note.subject == .overview
    }

    private func list(_ notes: [NoteFile]) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("notes") { json in
                for note in notes {
                    json.object { json in
                        brief(note, in: &json)
                        if !isPartial { json.field("document", SitePaths.apiNote(note.path)) }
                    }
                }
            }
        }
    }

    private func document(_ note: NoteFile) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            brief(note, in: &json)
            json.field("text", note.text)
        }
    }

    private func brief(_ note: NoteFile, in json: inout JSONWriter) {
        if !isPartial { json.field("path", note.path) }
        json.field("title", note.title)
        json.field("page", NotePath.relative(note.subject.page(path: note.path), from: "index.html"))
        json.field("public", note.isPublic)
        json.field("order", note.order)
        json.field("bytes", note.text.utf8.count)
        if !isPartial { json.field("revision", Revision.of(note.text)) }
    }
}
