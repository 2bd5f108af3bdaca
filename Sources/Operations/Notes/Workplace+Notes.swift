package import DockStatModel
import Storage

extension Workplace {
    /// The folder of the notes.
    ///
    /// - Throws: `ChangeRefusal` where the configuration names no folder of one's own.
    func notesFolder() throws -> String {
        guard let site = try configuration().site else {
            throw ChangeRefusal(
                .forbidden, "There is no place for notes: the configuration names no folder under `site:`.")
        }
        return site + "/notes"
    }

    /// A note as an editor shows it.
    ///
    /// - Parameter version: an earlier one, whose text stands in the form.
    package func editing(_ path: String, version: Int64? = nil) throws -> ActionPage.NoteEditing {
        let text = try NoteFolder(notesFolder()).read(path)
        var editing = ActionPage.NoteEditing(path: path, text: text ?? "", revision: text.map(Revision.of))
        editing.versions = try store.noteVersions(path)
        if let version, let found = editing.versions.first(where: { $0.id == version }), let old = found.text {
            editing.text = old
            editing.restored = found
        }
        return editing
    }

    /// Who wrote what is there now, as far as is known.
    package func theirs(_ path: String) throws -> ActionPage.NoteEditing.Theirs {
        let text = try NoteFolder(notesFolder()).read(path)
        let last = try store.noteVersions(path).first
        let isKnown = last?.text == text
        return ActionPage.NoteEditing.Theirs(
            text: text, author: isKnown ? last?.author ?? "" : "", time: isKnown ? last?.time : nil)
    }

    /// Keeps what a note said before it is changed, where that is not kept yet: files are changed by other means, too.
    func keepEarlier(_ path: String, _ text: String, now: Timestamp) throws {
        try store.operate { transaction in
            if try transaction.lastNoteVersion(path)?.text == text { return }
            try transaction.addNoteVersion(NoteVersion(id: 0, path: path, text: text, author: "", time: now))
        }
    }
}
