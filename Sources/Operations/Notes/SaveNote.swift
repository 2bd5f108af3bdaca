package import DockStatModel
import Storage

/// Writes a note, a new one or in the place of the one that its writer has seen.
package struct SaveNote: Deed {
    package static let action = "note.save"
    package static let scope = Scope.notes

    /// Below `notes/`.
    package var path: String
    package var text: String
    /// Of what is there; `nil`: nothing is.
    package var revision: String?

    package init(_ path: String, text: String, revision: String?) {
        self.path = path
        self.text = text
        self.revision = revision
    }

    package init(_ fields: inout ChangeFields) {
        path = fields.notePath()
        // Forms end their lines as mail does.
        text = fields.requiredText("text", longest: NoteFolder.largest)
            .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        if text.utf8.count > NoteFolder.largest {
            fields.add(FieldMistake("text", "This is too long.", expected: "at most \(NoteFolder.largest >> 10) KiB"))
        }
        revision = fields.text("revision", longest: 100)
    }

    package var subject: String { "note \(path)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let folder = try NoteFolder(workplace.notesFolder())
        let before = try folder.read(path)
        try check(before)
        if let before { try workplace.keepEarlier(path, before, now: now) }
        if before != text { try folder.write(text, to: path) }
        try workplace.store.operate { transaction in
            if try transaction.lastNoteVersion(path)?.text == text { return }
            try transaction.addNoteVersion(NoteVersion(id: 0, path: path, text: text, author: author.name, time: now))
        }
        return Changed(
            subject: subject, before: before.map(Self.facts), after: Self.facts(text),
            answer: .object(["path": .text(path), "revision": .text(Revision.of(text))]))
    }

    private func check(_ before: String?) throws {
        guard revision != Revision.any || before == nil else { return }
        let current = before.map(Revision.of)
        if current == revision { return }
        let sentence =
            switch (current, revision) {
            case (_?, nil): "There is a note \(path) already: name its revision to save over it."
            case (nil, _?): "The note \(path) was removed meanwhile."
            default: "Somebody else changed the note \(path) meanwhile."
            }
        throw ChangeRefusal(
            .stale, sentence, current: .object(["revision": .optional(current), "text": .optional(before)]))
    }

    static func facts(_ text: String) -> JSONBody {
        .object(["revision": .text(Revision.of(text)), "bytes": .number(Int64(text.utf8.count))])
    }
}

/// Removes a note. What it said is kept among its versions.
package struct DeleteNote: Deed {
    package static let action = "note.delete"
    package static let scope = Scope.notes

    package var path: String
    package var revision: String?

    package init(_ path: String, revision: String?) {
        self.path = path
        self.revision = revision
    }

    package init(_ fields: inout ChangeFields) {
        path = fields.notePath()
        revision = fields.text("revision", longest: 100)
        // The button of a form sends all that stands in it.
        _ = fields.raw("text")
    }

    package var subject: String { "note \(path)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let folder = try NoteFolder(workplace.notesFolder())
        guard let before = try folder.read(path) else { throw ChangeRefusal(.notFound, "There is no note \(path).") }
        guard revision == Revision.of(before) || revision == Revision.any else {
            throw ChangeRefusal(
                .stale,
                revision == nil
                    ? "Name the revision of the note \(path) to remove it."
                    : "Somebody else changed the note \(path) meanwhile.",
                current: .object(["revision": .text(Revision.of(before)), "text": .text(before)]))
        }
        try workplace.keepEarlier(path, before, now: now)
        try folder.remove(path)
        try workplace.store.operate { transaction in
            try transaction.addNoteVersion(NoteVersion(id: 0, path: path, text: nil, author: author.name, time: now))
        }
        return Changed(subject: subject, before: SaveNote.facts(before), answer: .object(["path": .text(path)]))
    }
}

/// Shows a note as its page would, without saving it.
package struct PreviewNote: Deed {
    package static let action = "note.preview"
    package static let scope = Scope.notes
    package static let onlyLooks = true

    package var path: String
    package var text: String
    package var revision: String?

    package init(_ fields: inout ChangeFields) {
        let save = SaveNote(&fields)
        (path, text, revision) = (save.path, save.text, save.revision)
    }

    package var subject: String { "note \(path)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let html = try workplace.site.preview(path, text)
        var changed = Changed(subject: subject, answer: .object(["html": .text(html)]))
        var editing = ActionPage.NoteEditing(path: path, text: text, revision: revision)
        editing.preview = html
        editing.versions = try workplace.store.noteVersions(path)
        changed.page = .note(editing)
        return changed
    }
}
