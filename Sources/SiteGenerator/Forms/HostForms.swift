import DockStatModel

/// Which hosts are read: what can be done about that from their page.
struct HostForms {
    var context: RenderContext
    var hosts: [HostStatus]
    /// The page they stand on.
    var path: String

    private var words: Words { context.words }
    private var root: String { SitePaths.root(from: path) }
    /// For an address; a path of ours holds nothing that has to be encoded there.
    private var back: String { PageFrame.here(path) }

    func section() -> Markup {
        guard context.settings.hasActions else { return .empty }
        var table = DataTable(words, words("What is read"), [.text("Host"), .text("From"), .text("To do")])
        for host in hosts {
            table.add([Markup.name(host.name), "\(words(host.isKept ? "added here" : "configuration file"))", deeds(host)])
        }
        return """
            <h2>\(words("What is read"))</h2>
            <p><a href="\(root)actions/host.add?back=\(back)">\(words("Add a host"))</a></p>
            \(table.table(nothing: words("No hosts are configured."), limit: HostsPage.limit))
            """
    }

    private func deeds(_ host: HostStatus) -> Markup {
        let named = [("name", host.name)]
        let name = CleanText.line(host.name, limit: 80)
        var forms = [
            ActionForm(action: "host.test", hidden: named, button: words("Try it")),
            host.isMonitored
                ? ActionForm(
                    action: "host.pause", hidden: named, button: words("Do not monitor"),
                    question: words("Leave \(name) alone? What its containers do is not known then."))
                : ActionForm(action: "host.resume", hidden: named, button: words("Monitor again")),
        ]
        var edit = Markup.empty
        if host.isKept {
            edit = "<a href=\"\(root)actions/host.edit?name=\(host.name)&amp;back=\(back)\">\(words("Edit"))</a>"
            forms.append(
                ActionForm(
                    action: "host.remove", hidden: named, button: words("Take out"), question: words("Take \(name) out?")))
        }
        return "<div class=\"deeds\">\(edit)\(.joined(forms.map { $0.markup(onPage: path) }))</div>"
    }
}
