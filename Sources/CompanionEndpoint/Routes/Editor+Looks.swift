import DockStatModel
import Operations

extension Editor {
    /// `name` is a theme's name in files and settings; without it a new one begins as the dark one is.
    static let theme = Editor(
        name: "theme.edit", scope: .extensions,
        content: { query, workplace in
            guard let editing = try workplace.site.theme(query.fields["name"] ?? "") else {
                throw ChangeRefusal(.notFound, "There is no such theme.")
            }
            return .theme(editing)
        },
        actions: [AddTheme.action, ReplaceTheme.action, PreviewTheme.action],
        again: { fields, mistakes, workplace in
            var body: [String: JSONBody] = ["name": .text(fields["name"] ?? "")]
            body["variables"] = .object(
                fields.filter { $0.key.hasPrefix("--color-") && !$0.value.isEmpty }.mapValues { .text($0) })
            guard var editing = try? workplace.site.draft(JSONBody.object(body).string) else { return nil }
            editing.animations = fields["animations"] ?? ""
            editing.mistakes = mistakes
            if let slug = fields["theme"], let revision = fields["revision"] {
                (editing.slug, editing.revision, editing.isFixed) = (slug, revision, false)
            }
            return .theme(editing)
        })
}
