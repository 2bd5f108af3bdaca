import DockStatModel

/// Who may change things: the keys by name, never what they are, and the forms to make and to end them.
struct KeysPage {
    var context: RenderContext

    private var path: String { SitePaths.keys }
    private var words: Words { context.words }
    private var now: Timestamp { context.data.now }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: path, kind: .keys, title: words("API keys"), heading: words.markup("Who may change things"),
            crumbs: [
                PageFrame.overview(context), PageFrame.Crumb(label: words.markup("About"), path: AboutPage.path),
            ])
        let keys = context.data.operating.keys
        values[markup: "held"] = table(keys.filter { $0.holds(at: now) }, nothing: words("There is no key that holds."))
        let ended = keys.filter { !$0.holds(at: now) }
        values[markup: "ended"] = table(ended.reversed(), nothing: "")
        values[flag: "hasEnded"] = !ended.isEmpty
        return values
    }

    private func table(_ keys: [APIKey], nothing: String) -> Markup {
        var table = DataTable(
            words, words("API keys"),
            [
                .text("Name"), .text("State"), .text("May change"), .text("Made"), .text("Ends"), .text("Last used"),
                .text("Revoke"),
            ])
        for key in keys {
            let holds = key.holds(at: now)
            table.add([
                .name(key.name, limit: 80), state(key),
                .joined(key.scopes.map { "<code>\($0.text, limit: 100)</code>" }, by: " "),
                "\(context.clock.exact(key.createdAt)), \(Markup.name(words.person(key.createdBy), limit: 80))",
                key.expiresAt.map(context.clock.exact) ?? words.markup("when it is revoked"),
                key.lastUsedAt.map(context.clock.exact) ?? words.markup("never"),
                holds ? revocation(key) : "–",
            ])
        }
        return table.table(nothing: nothing)
    }

    private func revocation(_ key: APIKey) -> Markup {
        var button = ActionButton("key.revoke", words("Revoke"), of: key.name, [("id", String(key.id))])
        button.question = words("Revoke the key \(CleanText.line(key.name, limit: 80))? Whoever uses it is shut out at once.")
        return button.markup(on: path)
    }

    private func state(_ key: APIKey) -> Markup {
        if let revoked = key.revokedAt {
            return "\(ServiceState.stopped.badge(words("revoked"))) \(context.clock.exact(revoked))"
        }
        return key.holds(at: now) ? ServiceState.up.badge(words("holds")) : ServiceState.stopped.badge(words("has expired"))
    }
}
