import DockStatModel

extension NoteSubject {
    /// Where a note about it lies below `notes/`; `nil` for pages, which have any name.
    var notePath: String? {
        switch self {
        case .overview: "index.md"
        case .host(let host): "hosts/\(host).md"
        case .container(let host, let name): "containers/\(host)/\(name).md"
        case .stack(let project): "stacks/\(project).md"
        case .incident(let id): "incidents/\(id).md"
        case .page: nil
        }
    }
}

extension RenderContext {
    /// What the note editor is asked for: the note about a subject, and the page to come back to.
    func noteQuery(_ subject: NoteSubject, onPage page: String) -> String {
        noteQuery(path: notesBySubject[subject]?.path ?? subject.notePath ?? "", onPage: page)
    }

    func noteQuery(path: String, onPage page: String) -> String {
        let back = "/" + (page.hasSuffix("index.html") ? String(page.dropLast("index.html".count)) : page)
        return "path=\(path.asQueryValue)&back=\(back.asQueryValue)"
    }
}
