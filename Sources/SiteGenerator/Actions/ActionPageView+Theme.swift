import DockStatModel

/// The theme editor. With the script the page shows each colour while it is chosen.
extension ActionPageView {
    func theme(_ theme: ActionPage.ThemeEditing) -> Markup {
        """
        \(refusal(theme))
        \(mistakes(theme.mistakes))
        \(others(theme))
        <form class="action editor" method="post" action="\(theme.slug == nil ? "theme.add" : "theme.save")" data-preview="theme.preview" data-theme="live">
        <p><label for="name">\(words("Name"))</label> <input id="name" name="name" value="\(Markup(exactly: suggestedName(theme)))" maxlength="60" required></p>
        \(hidden([.init("token", page.token), .init("back", page.back), .init("editor", "theme.edit")]))
        \(theme.slug.map { hidden([.init("theme", $0), .init("revision", theme.revision ?? "")]) } ?? .empty)
        \(sample)
        <div id="preview" aria-live="polite">\(contrast(theme))</div>
        \(.joined(groups(theme)))
        <p><label for="animations">\(words("Animations, as JSON"))</label>
        <textarea id="animations" name="animations" rows="4">
        \(Markup(exactly: theme.animations))</textarea></p>
        <p class="buttons"><button class="primary">\(theme.slug == nil ? words("Save as a new theme") : words("Save"))</button>
        \(theme.slug == nil ? .empty : "<button formaction=\"theme.add\">\(words("Save as a new theme"))</button>")
        <button formaction="theme.preview">\(words("Check the contrast"))</button>
        <a href="\(back)">\(words("Back"))</a></p>
        </form>
        \(removal(theme))
        """
    }

    /// A copy has another name than what it is a copy of.
    private func suggestedName(_ theme: ActionPage.ThemeEditing) -> String {
        let isTaken = theme.isFixed && theme.themes.contains { $0.value == theme.name }
        return isTaken ? words("My \(theme.name)") : theme.name
    }

    private func refusal(_ theme: ActionPage.ThemeEditing) -> Markup {
        guard let refusal = theme.refusal, theme.mistakes.isEmpty else { return .empty }
        let replaces = theme.isStale ? " " + words("Saving it now replaces the other.") : ""
        return "<p class=\"mistake\" role=\"alert\">\(told(refusal), limit: 1000)\(replaces)</p>"
    }

    func mistakes(_ mistakes: [FieldMistake]) -> Markup {
        if mistakes.isEmpty { return .empty }
        return "<ul class=\"mistake\" role=\"alert\">\(.joined(mistakes.map(item)))</ul>"
    }

    private func others(_ theme: ActionPage.ThemeEditing) -> Markup {
        let links = theme.themes.map { other -> Markup in
            let query = "name=\(other.name.asQueryValue)&back=\(page.back.asQueryValue)"
            return "<li><a href=\"theme.edit?\(query)\">\(Markup.name(other.value))</a></li>"
        }
        return "<p>\(words("Begin with"))</p><ul class=\"row\">\(Markup.joined(links))</ul>"
    }

    /// What the colours are for, to see them at work.
    private var sample: Markup {
        let states = ServiceState.allCases.map { $0.badge(in: words) }
        return """
            <section class="sample card" aria-label="\(words("A sample"))">
            <p>\(.joined(states, by: " "))</p>
            <p>\(words("Text")) <span class="muted">\(words("less important")) </span> <a href="#preview">\(words("a link"))</a> <button type="button" class="primary">\(words("A button"))</button></p>
            <table><thead><tr><th>\(words("Container"))</th><th>\(words("State"))</th></tr></thead>
            <tbody><tr><td>web</td><td>\(ServiceState.up.badge(in: words))</td></tr><tr><td>db</td><td>\(ServiceState.down.badge(in: words))</td></tr></tbody></table>
            </section>
            """
    }

    private func contrast(_ theme: ActionPage.ThemeEditing) -> Markup {
        if theme.contrast.isEmpty {
            return "<p>\(words("Everything stands out as WCAG 2.2 AA wants it, as far as colours are plain numbers."))</p>"
        }
        let items = theme.contrast.prefix(20).map { problem -> Markup in "<li>\(problem, limit: 300)</li>" }
        let rest = theme.contrast.count - items.count
        let more: Markup = rest > 0 ? "<li>\(words("and \(rest) more"))</li>" : .empty
        return "<p>\(words("Hard to read:"))</p><ul class=\"warnings\">\(Markup.joined(items))\(more)</ul>"
    }

    private func groups(_ theme: ActionPage.ThemeEditing) -> [Markup] {
        var groups: [(name: String, variables: [ActionPage.ThemeEditing.Variable])] = []
        for variable in theme.variables {
            let group = variable.name.dropFirst(ThemeVocabulary.prefix.count).prefix { $0 != "-" }
            if let last = groups.last, last.name == group {
                groups[groups.count - 1].variables.append(variable)
            } else {
                groups.append((String(group), [variable]))
            }
        }
        return groups.map { group in
            let fields = group.variables.map { variable -> Markup in
                """
                <label><code>\(String(variable.name.dropFirst(ThemeVocabulary.prefix.count)))</code> <input name="\(variable.name)" value="\(Markup(exactly: variable.value))" placeholder="\(Markup(exactly: variable.effective))" maxlength="200" size="12" spellcheck="false"></label>
                """
            }
            return "<fieldset><legend>\(group.name)</legend>\(.joined(fields))</fieldset>"
        }
    }

    private func removal(_ theme: ActionPage.ThemeEditing) -> Markup {
        guard let slug = theme.slug, let revision = theme.revision else { return .empty }
        return """
            <form class="action" method="post" action="theme.delete" data-question="\(words("Remove the theme \(CleanText.line(theme.name, limit: 80))?"))">
            \(hidden([.init("theme", slug), .init("revision", revision), .init("back", page.back)]))
            <p><button class="danger">\(words("Remove the theme"))</button></p>
            </form>
            """
    }
}
