import DockStatModel
import Operations

extension Editor {
    /// `name` is a theme's name in files and settings; without it a new one begins as the dark one is.
    static let theme = Editor(name: "theme.edit", scope: .extensions) { query, workplace in
        let editing =
            if let sent = query.sent {
                try again(sent, query, in: workplace)
            } else {
                try workplace.site.theme(query.fields["name"] ?? "")
            }
        guard let editing else { throw ChangeRefusal(.notFound, "There is no such theme.") }
        return .theme(editing)
    }

    private static func again(
        _ sent: [String: String], _ query: Query, in workplace: Workplace
    ) throws -> ActionPage.ThemeEditing? {
        let colors = sent.filter { $0.key.hasPrefix("--color-") && !$0.value.isEmpty }
        let body = JSONBody.object([
            "name": .text(sent["name"] ?? ""), "variables": .object(colors.mapValues { .text($0) }),
        ])
        guard var editing = try workplace.site.draft(body.string) else { return nil }
        editing.animations = sent["animations"] ?? ""
        editing.mistakes = query.fault?.details ?? []
        editing.refusal = query.fault?.message
        editing.isStale = query.isStale
        if let slug = sent["theme"], let revision = sent["revision"] {
            (editing.slug, editing.revision, editing.isFixed) = (slug, revision, false)
            // Saving again is meant to put it in the place of what is there now.
            if query.isStale, let now = try workplace.site.theme(slug)?.revision { editing.revision = now }
        }
        return editing
    }
}
