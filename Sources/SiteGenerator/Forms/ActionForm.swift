import DockStatModel

/// A form that `dockstat serve` answers.
struct ActionForm {
    /// `container.stop`
    var action: String
    /// What it sends without being asked.
    var hidden: [(name: String, value: String)]
    /// Inputs of its own.
    var fields = Markup.empty
    var button: String
    /// What the script asks before it is sent; without script the endpoint asks.
    var question: String?

    /// - Parameter path: of the page it stands on.
    func markup(onPage path: String) -> Markup {
        let inputs = (hidden + [("back", PageFrame.here(path))]).map { name, value -> Markup in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(Markup(exactly: value))\">"
        }
        let ask: Markup = question.map { " data-question=\"\($0)\"" } ?? .empty
        return """
            <form class="action" method="post" action="\(SitePaths.root(from: path))actions/\(action)"\(ask)>
            \(.joined(inputs))\(fields)<button>\(button)</button>
            </form>

            """
    }
}
