import DockStatModel
import Operations
import Storage

extension Editor {
    /// `path` names the note, `version` an earlier one whose text is to stand in the form.
    static let note = Editor(name: "note.edit", scope: .notes) { query, workplace in
        if let sent = query.sent { return .note(try again(sent, query, in: workplace)) }
        guard let path = query.fields["path"], !path.isEmpty else {
            var editing = ActionPage.NoteEditing(path: "", text: "", revision: nil)
            editing.isUnnamed = true
            return .note(editing)
        }
        if let mistake = NotePathText.mistake(in: path) { throw ChangeRefusal(.notFound, mistake) }
        return .note(try workplace.editing(path, version: query.fields["version"].flatMap(Int64.init)))
    }

    private static func again(
        _ sent: [String: String], _ query: Query, in workplace: Workplace
    ) throws -> ActionPage.NoteEditing {
        let path = sent["path"] ?? ""
        var editing = ActionPage.NoteEditing(
            path: path, text: sent["text"] ?? "", revision: sent["revision"].flatMap { $0.isEmpty ? nil : $0 })
        editing.isUnnamed = NotePathText.mistake(in: path) != nil
        editing.mistakes = query.fault?.details ?? []
        if query.isStale {
            editing.theirs = try workplace.theirs(path)
            editing.versions = try workplace.store.noteVersions(path)
        }
        return editing
    }
}
