import DockStatModel
import Operations

extension Route {
    static let looks: [Route] = [
        Route("POST", "/api/v2/themes", AddTheme.self),
        Route("PUT", "/api/v2/themes/{theme}", ReplaceTheme.self, hasRevision: true),
        Route("DELETE", "/api/v2/themes/{theme}", DeleteTheme.self, hasRevision: true),
        Route("POST", "/api/v2/theme-preview", PreviewTheme.self),
        Route("POST", "/api/v2/db/config", ChangeSettings.self),
        Route("POST", "/api/v2/db/config/pinItem", PinItem.self),
        Route("POST", "/api/v2/db/config/unpinItem", UnpinItem.self),
        Route("POST", "/api/v2/db/config/hotkey", SetHotkeys.self),
        Route("POST", "/api/v2/db/backup", MakeBackup.self),
    ]
}

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
