import DockStatModel
import Operations

extension Editor {
    /// `path` names the note, `version` an earlier one whose text is to stand in the form.
    static let note = Editor(
        name: "note.edit", scope: .notes,
        content: { query, workplace in
            guard let path = query.fields["path"], !path.isEmpty else {
                var editing = ActionPage.NoteEditing(path: "", text: "", revision: nil)
                editing.isUnnamed = true
                return .note(editing)
            }
            if let mistake = NotePathText.mistake(in: path) { throw ChangeRefusal(.notFound, mistake) }
            return .note(try workplace.editing(path, version: query.fields["version"].flatMap(Int64.init)))
        },
        actions: [SaveNote.action, PreviewNote.action],
        again: { fields, mistakes, _ in
            var editing = ActionPage.NoteEditing(
                path: fields["path"] ?? "", text: fields["text"] ?? "",
                revision: fields["revision"].flatMap { $0.isEmpty ? nil : $0 })
            editing.isUnnamed = NotePathText.mistake(in: editing.path) != nil
            editing.mistakes = mistakes
            return .note(editing)
        })
}
