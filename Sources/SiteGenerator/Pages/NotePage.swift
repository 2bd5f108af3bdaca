import DockStatModel

/// Free Markdown pages and their index.
struct NotePage {
    static let indexPath = "notes/index.html"

    var context: RenderContext

    func values(_ note: NoteFile) -> PageValues {
        let path = NotePath.page(for: note.path)
        var values = frame(path: path, title: note.title, isIndex: false)
        values[markup: "body"] = context.html(note, onPage: path, isTitled: true)
        values[flag: "hasQuery"] = true
        values[text: "noteQuery"] = context.noteQuery(path: note.path, onPage: path)
        return values
    }

    func index() -> PageValues {
        var values = frame(path: NotePage.indexPath, title: context.words("Notes"), isIndex: true)
        let items = context.notes.pages.map { note -> Markup in
            "<li><a href=\"\(NotePath.relative(NotePath.page(for: note.path), from: NotePage.indexPath))\"><b>\(Markup.name(note.title))</b><span>\(Markup.name(note.path, limit: 200))</span></a></li>"
        }
        values[text: "noteQuery"] = context.noteQuery(path: "", onPage: NotePage.indexPath)
        values[markup: "body"] = "<ul class=\"ways\">\(Markup.joined(items))</ul>"
        return values
    }

    private func frame(path: String, title: String, isIndex: Bool) -> PageValues {
        var crumbs = [PageFrame.overview(context)]
        if !isIndex { crumbs.append(PageFrame.Crumb(label: context.words.markup("Notes"), path: NotePage.indexPath)) }
        return PageFrame(context: context).values(path: path, kind: .note, title: title, heading: .name(title), crumbs: crumbs)
    }
}
