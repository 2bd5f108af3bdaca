extension ChangeRoute {
    static let notes: [ChangeRoute] = [
        ChangeRoute("PUT", "/api/v2/notes/{path...}", SaveNote.self, hasRevision: true),
        ChangeRoute("DELETE", "/api/v2/notes/{path...}", DeleteNote.self, hasRevision: true),
        ChangeRoute("POST", "/api/v2/note-preview", PreviewNote.self),
    ]
}
