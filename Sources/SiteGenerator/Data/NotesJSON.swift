import DockStatModel

/// The notes for programs that write them, too: the list, and each one as it is in its file.
struct NotesJSON {
    var context: RenderContext

    func files() -> [RenderedFile] {
        let notes = context.notes.notes.sorted { $0.path < $1.path }
        return notes.map { RenderedFile(SitePaths.apiNote($0.path), document($0)) } + [
            RenderedFile(SitePaths.apiNotes, list(notes))
        ]
    }

    private func list(_ notes: [NoteFile]) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("notes") { json in
                for note in notes {
                    json.object { json in
                        brief(note, in: &json)
                        json.field("document", SitePaths.apiNote(note.path))
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
        json.field("path", note.path)
        json.field("title", note.title)
        json.field("page", NotePath.relative(note.subject.page(path: note.path), from: "index.html"))
        json.field("public", note.isPublic)
        json.field("order", note.order)
        json.field("bytes", note.text.utf8.count)
        json.field("revision", Revision.of(note.text))
    }
}
