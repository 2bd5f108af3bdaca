package import DockStatModel
import Storage

/// Chooses the theme of whoever chose none, for everybody.
package struct SetTheme: Deed {
    package static let action = "theme.standard"
    package static let scope = Scope.extensions

    /// Under which name it is kept.
    package static let setting = "theme"
    static let longest = 63
    private static let automatic = "automatic"

    /// What files and settings call it, or `automatic`; `nil`: as the configuration says again.
    package var theme: String?

    package init(_ theme: String?) { self.theme = theme }

    package init(_ fields: inout ChangeFields) {
        theme = fields.text("theme", longest: Self.longest)
        if theme?.isEmpty ?? false { theme = nil }
        let resets = fields.flag("reset")
        if resets == (theme != nil), fields.mistakes.isEmpty {
            fields.add(FieldMistake("theme", "Name a theme, or say reset.", expected: "one of theme and reset: true"))
        }
    }

    package var subject: String { "theme \(theme ?? "of the configuration")" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        try check(in: workplace)
        let changed = try workplace.store.operate { try apply(to: $0, by: author.name, now: now) }
        return Changed(
            subject: subject, before: .object(["theme": changed.before]), after: .object(["theme": changed.after]))
    }

    /// - Throws: `InvalidChange` where there is no such theme.
    func check(in workplace: Workplace) throws {
        guard let theme, theme != Self.automatic, try workplace.site.theme(theme) == nil else { return }
        throw InvalidChange(mistakes: [
            FieldMistake("theme", "There is no such theme.", value: theme, expected: "the id of a theme, or automatic")
        ])
    }

    func apply(
        to transaction: ChangeTransaction, by author: String, now: Timestamp
    ) throws -> (before: JSONBody, after: JSONBody) {
        let before = try transaction.kept(.setting, Self.setting)?.definition
        if let theme {
            try transaction.keep(
                Kept(kind: .setting, name: Self.setting, definition: theme, changedAt: now, changedBy: author))
        } else {
            try transaction.forget(.setting, Self.setting)
        }
        return (.optional(before), .optional(theme))
    }
}
