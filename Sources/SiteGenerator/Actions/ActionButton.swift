import DockStatModel

/// A form of one button: what it asks `dockstat serve` for stands in hidden fields.
struct ActionButton {
    /// `key.revoke`
    var action: String
    var label: String
    /// What it is done to, for those who hear the button alone.
    var subject: String
    var fields: [(name: String, value: String)]
    /// What the script asks before it is sent; without script the endpoint asks.
    var question: String?

    init(_ action: String, _ label: String, of subject: String, _ fields: [(name: String, value: String)]) {
        self.action = action
        self.label = label
        self.subject = subject
        self.fields = fields
    }

    /// - Parameter path: of the page it stands on, and that leads back to.
    func markup(on path: String) -> Markup {
        let back = "/" + (path.hasSuffix("index.html") ? String(path.dropLast(10)) : path)
        let hidden: [Markup] = (fields + [("back", back)]).map {
            "<input type=\"hidden\" name=\"\($0.name)\" value=\"\(Markup(exactly: $0.value))\">"
        }
        let ask: Markup = question.map { " data-question=\"\($0)\"" } ?? .empty
        return """
            <form class="action" method="post" action="\(SitePaths.root(from: path))actions/\(action)"\(ask)>\(.joined(hidden))\
            <button aria-label="\(label): \(subject, limit: 200)">\(label)</button></form>
            """
    }
}
