package import DockStatModel
import Storage

/// A theme as a request has it: `name`, `variables` and `animations` as in a theme's file. A form sends each colour by itself.
package struct ThemeDefinition: Hashable, Sendable {
    package var name: String
    var variables: [String: JSONBody]
    var animations: JSONBody

    init(_ fields: inout ChangeFields) {
        name = fields.requiredText("name", longest: 60)
        variables = [:]
        switch fields.raw("variables") {
        case nil: break
        case .object(let object)?: variables = object
        case let value?:
            fields.add(
                FieldMistake("variables", "This has to be an object.", value: value.string, expected: "{\"--color-main-bg\": …}"))
        }
        variables.merge(fields.raw(prefix: "--color-")) { first, _ in first }
        animations = .object([:])
        switch fields.raw("animations") {
        case nil: break
        case .object(let object)?: animations = .object(object)
        // A form's box holds the JSON as text.
        case .text(let text)?
        where fields.isForm && JSONBody(text: text).map { if case .object = $0 { true } else { false } } == true:
            animations = JSONBody(text: text) ?? animations
        case let value?: fields.add(FieldMistake("animations", "This has to be an object.", value: value.string, expected: "{}"))
        }
        if variables.count > 300 { fields.add(FieldMistake("variables", "These are too many.")) }
    }

    init(name: String, variables: [String: String], animations: JSONBody = .object([:])) {
        self.name = name
        self.variables = variables.mapValues { .text($0) }
        self.animations = animations
    }

    /// As a theme's file.
    package var json: JSONBody { .object(["name": .text(name), "variables": .object(variables), "animations": animations]) }

    /// - Throws: `InvalidChange` with all that no theme may say.
    func judged(in workplace: Workplace) throws -> (slug: String, verdict: ThemeVerdict) {
        var verdict = try workplace.site.judge(json.string)
        if verdict.slug == nil {
            verdict.mistakes.append(
                FieldMistake("name", "Its name needs a letter or a digit.", value: name, expected: "such as Rose"))
        }
        guard verdict.mistakes.isEmpty, let slug = verdict.slug else { throw InvalidChange(mistakes: verdict.mistakes) }
        return (slug, verdict)
    }

    func kept(_ slug: String, by author: Author, now: Timestamp) -> Kept {
        Kept(kind: .theme, name: slug, definition: json.string, changedAt: now, changedBy: author.name)
    }
}

/// Keeps a new theme. Its file's name comes of its name.
package struct AddTheme: Deed {
    package static let action = "theme.add"
    package static let scope = Scope.extensions

    package var theme: ThemeDefinition

    package init(_ theme: ThemeDefinition) { self.theme = theme }

    package init(_ fields: inout ChangeFields) {
        theme = ThemeDefinition(&fields)
        // The form of a theme that is kept can also save its copy.
        for name in ["theme", "revision"] { _ = fields.raw(name) }
    }

    package var subject: String { "theme \(theme.name)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let (slug, verdict) = try theme.judged(in: workplace)
        let fixed = try workplace.site.fixedThemes()
        let kept = theme.kept(slug, by: author, now: now)
        try workplace.store.operate { transaction in
            guard !fixed.contains(slug), try transaction.kept(.theme, slug) == nil else {
                throw ChangeRefusal(.conflict, "There is a theme \(slug) already.")
            }
            try transaction.keep(kept)
        }
        return Changed(
            subject: "theme \(slug)", after: theme.json, answer: ThemeDefinition.answer(slug, kept, verdict))
    }
}

extension ThemeDefinition {
    static func answer(_ slug: String, _ kept: Kept, _ verdict: ThemeVerdict) -> JSONBody {
        .object([
            "id": .text(slug), "revision": .text(Revision.of(kept.definition)), "contrast": .texts(verdict.contrast),
        ])
    }
}

/// Puts a theme in the place of one that people keep.
package struct ReplaceTheme: Deed {
    package static let action = "theme.save"
    package static let scope = Scope.extensions

    /// What files and settings call it.
    package var slug: String
    package var theme: ThemeDefinition
    package var revision: String?

    package init(_ slug: String, _ theme: ThemeDefinition, revision: String?) {
        self.slug = slug
        self.theme = theme
        self.revision = revision
    }

    package init(_ fields: inout ChangeFields) {
        slug = fields.requiredText("theme", longest: 63)
        revision = fields.text("revision", longest: 100)
        theme = ThemeDefinition(&fields)
    }

    package var subject: String { "theme \(slug)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let (_, verdict) = try theme.judged(in: workplace)
        let fixed = try workplace.site.fixedThemes()
        let kept = theme.kept(slug, by: author, now: now)
        let before = try workplace.store.operate { transaction in
            let before = try transaction.present(slug, fixed: fixed, revision: revision)
            try transaction.keep(kept)
            return before
        }
        return Changed(
            subject: subject, before: JSONBody(text: before.definition), after: theme.json,
            answer: ThemeDefinition.answer(slug, kept, verdict))
    }
}

package struct DeleteTheme: Deed {
    package static let action = "theme.delete"
    package static let scope = Scope.extensions

    package var slug: String
    package var revision: String?

    package init(_ slug: String, revision: String?) {
        self.slug = slug
        self.revision = revision
    }

    package init(_ fields: inout ChangeFields) {
        slug = fields.requiredText("theme", longest: 63)
        revision = fields.text("revision", longest: 100)
        // The button of a form sends all that stands in it.
        for name in ["name", "animations"] { _ = fields.raw(name) }
        _ = fields.raw(prefix: "--color-")
    }

    package var subject: String { "theme \(slug)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let fixed = try workplace.site.fixedThemes()
        let configuration = try workplace.configuration()
        if let site = configuration.sites.first(where: { $0.theme == slug }) {
            throw ChangeRefusal(
                .conflict, "The site \(site.title) is shown in the theme \(slug): the key `theme` in the configuration names it.")
        }
        let before = try workplace.store.operate { transaction in
            let before = try transaction.present(slug, fixed: fixed, revision: revision)
            if try transaction.kept(.setting, SetTheme.setting)?.definition == slug {
                throw ChangeRefusal(
                    .conflict, "The theme \(slug) is what readers see who chose none: choose another one for them.")
            }
            try transaction.forget(.theme, slug)
            return before
        }
        return Changed(subject: subject, before: JSONBody(text: before.definition), answer: .object(["id": .text(slug)]))
    }
}

extension ChangeTransaction {
    /// The theme that people keep under a name, where it is still the one that is meant.
    fileprivate func present(_ slug: String, fixed: Set<String>, revision: String?) throws -> Kept {
        guard !fixed.contains(slug) else {
            throw ChangeRefusal(
                .conflict, "The theme \(slug) comes with the program or lies in the site's folder: save yours under another name."
            )
        }
        guard let before = try kept(.theme, slug) else { throw ChangeRefusal(.notFound, "There is no theme \(slug).") }
        let current = Revision.of(before.definition)
        guard revision == current || revision == Revision.any else {
            throw ChangeRefusal(
                .stale,
                revision == nil
                    ? "Name the revision of the theme \(slug) to change it."
                    : "Somebody else changed the theme \(slug) meanwhile.",
                current: .object([
                    "revision": .text(current), "theme": JSONBody(text: before.definition) ?? .null,
                ]))
        }
        return before
    }
}

/// Shows how a theme looks, and what is hard to read in it, without keeping it.
package struct PreviewTheme: Deed {
    package static let action = "theme.preview"
    package static let scope = Scope.extensions
    package static let onlyLooks = true

    package var slug: String?
    package var theme: ThemeDefinition
    package var revision: String?

    package init(_ fields: inout ChangeFields) {
        slug = fields.text("theme", longest: 63)
        revision = fields.text("revision", longest: 100)
        theme = ThemeDefinition(&fields)
    }

    package var subject: String { "theme \(theme.name)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let verdict = try workplace.site.judge(theme.json.string)
        var changed = Changed(
            subject: subject,
            answer: .object([
                "contrast": .texts(verdict.contrast),
                "mistakes": .texts(verdict.mistakes.map { "\($0.field): \($0.message)" }),
            ]))
        if var editing = try workplace.site.draft(theme.json.string) {
            editing.slug = slug
            editing.revision = revision
            editing.isFixed = revision == nil
            editing.mistakes = verdict.mistakes
            changed.page = .theme(editing)
        }
        return changed
    }
}
