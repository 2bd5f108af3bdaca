import DockStatModel

/// The note editor.
extension ActionPageView {
    func note(_ note: ActionPage.NoteEditing) -> Markup {
        """
        \(mistakes(note.mistakes))
        \(conflict(note))
        \(restored(note))
        <form class="action editor" method="post" action="note.save" data-preview="note.preview">
        \(name(note))
        <p><label for="text">\(note.theirs == nil ? words("Markdown") : words("Yours"))</label>
        <textarea id="text" name="text" rows="20" required spellcheck="true" lang="">
        \(Markup(exactly: note.text))</textarea></p>
        <input type="hidden" name="revision" value="\(Markup(exactly: note.theirs.map { $0.revision ?? "" } ?? note.revision ?? ""))">
        <input type="hidden" name="token" value="\(page.token)">
        <input type="hidden" name="back" value="\(page.back)">
        <input type="hidden" name="editor" value="note.edit">
        <p class="buttons"><button class="primary">\(saveWords(note))</button>
        <button formaction="note.preview">\(words("Preview"))</button>
        <a href="\(back)">\(words("Back"))</a></p>
        </form>
        <section id="preview" class="preview" aria-label="\(words("Preview"))">\(preview(note))</section>
        \(removal(note))
        \(versions(note))
        <p><small>\(words.markup("Placeholders such as \("<code>{{uptime 30d}}</code>" as Markup) and all else that notes know: docs/notes.md."))</small></p>
        """
    }

    private func saveWords(_ note: ActionPage.NoteEditing) -> String {
        note.theirs == nil ? words("Save") : words("Save mine in its place")
    }

    private func name(_ note: ActionPage.NoteEditing) -> Markup {
        if note.isUnnamed {
            return """
                <p><label for="path">\(words("File"))</label> <input id="path" name="path" maxlength="400" size="30" placeholder="runbooks/disk.md" required></p>
                """
        }
        return """
            <p>\(words("File")): <code>notes/\(note.path, limit: 400)</code></p>
            <input type="hidden" name="path" value="\(Markup(exactly: note.path))">
            """
    }

    private func preview(_ note: ActionPage.NoteEditing) -> Markup {
        guard let html = note.preview else { return .empty }
        return "<h2>\(words("Preview"))</h2><article class=\"note\">\(Markup(raw: html))</article>"
    }

    // MARK: Conflicts

    private func conflict(_ note: ActionPage.NoteEditing) -> Markup {
        guard let theirs = note.theirs else { return .empty }
        let edit = "note.edit?path=\(note.path.asQueryValue)&back=\(page.back.asQueryValue)"
        guard let text = theirs.text else {
            return """
                <p class="mistake" role="alert">\(words("The note was removed while you wrote. Saving writes it again."))</p>
                """
        }
        let who: Markup =
            switch (theirs.author, theirs.time) {
            case ("", _), (_, nil): words.markup("Somebody changed the note while you wrote.")
            case (let author, let time?):
                words.markup("\(Markup.name(author)) changed the note while you wrote, \(context.clock.element(time)).")
            }
        return """
            <p class="mistake" role="alert">\(who) \(words("Both versions stand here: nothing is lost until you save."))</p>
            <h2>\(words("Theirs"))</h2>
            <pre class="theirs">\(Markup(exactly: text))</pre>
            <p><a href="\(edit)">\(words("Take theirs"))</a></p>
            """
    }

    private func restored(_ note: ActionPage.NoteEditing) -> Markup {
        guard let version = note.restored else { return .empty }
        let time = context.clock.element(version.time)
        return "<p role=\"status\">\(words.markup("The version of \(time) stands in the form. Saving brings it back."))</p>"
    }

    // MARK: Versions

    private func removal(_ note: ActionPage.NoteEditing) -> Markup {
        guard let revision = note.revision, note.theirs == nil else { return .empty }
        return """
            <form class="action" method="post" action="note.delete" data-question="\(words("Remove the note \(CleanText.line(note.path, limit: 400))?"))">
            \(hidden([.init("path", note.path), .init("revision", revision), .init("back", page.back)]))
            <p><button class="danger">\(words("Remove the note"))</button> <small>\(words("Its versions are kept."))</small></p>
            </form>
            """
    }

    private func versions(_ note: ActionPage.NoteEditing) -> Markup {
        guard !note.versions.isEmpty else { return .empty }
        let items = note.versions.map { version -> Markup in
            let who: Markup =
                version.author.isEmpty ? "<span class=\"muted\">\(words("found in the file"))</span>" : .name(version.author)
            let time = context.clock.element(version.time)
            guard let text = version.text else { return "<li>\(time) \(who): \(words("removed"))</li>" }
            let query = "path=\(note.path.asQueryValue)&version=\(version.id)&back=\(page.back.asQueryValue)"
            return """
                <li><details><summary>\(time) \(who)</summary><pre>\(Markup(exactly: text))</pre>
                <p><a href="note.edit?\(query)">\(words("Put it into the form"))</a></p></details></li>
                """
        }
        return "<h2>\(words("Earlier versions"))</h2><ul class=\"versions\">\(Markup.joined(items))</ul>"
    }
}
