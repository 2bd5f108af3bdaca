import DockStatModel

/// What programs may read and ask for. The tables' words are those of the API's documents, English in every language.
struct APIPage {
    var context: RenderContext
    var routes: [RouteDescription]

    private var path: String { SitePaths.apiPage }
    private var words: Words { context.words }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: path, kind: .api, title: words("API"), heading: words.markup("For programs"),
            crumbs: [
                PageFrame.overview(context), PageFrame.Crumb(label: words.markup("About"), path: AboutPage.path),
            ])
        values[text: "openAPI"] = NotePath.relative(SitePaths.openAPI, from: path)
        values[markup: "reading"] = reading()
        values[markup: "changing"] = .joined(routes.map(section))
        return values
    }

    private func reading() -> Markup {
        var table = DataTable(words, words("JSON documents"), [.text("Document"), .text("Holds")])
        for document in StaticDocument.all where context.settings.hasActions || !document.needsForms {
            let name: Markup = "<code>/api/v2/\(document.path)</code>"
            table.add([
                document.names.isEmpty ? "<a href=\"v2/\(document.path)\">\(name)</a>" : name,
                "<span lang=\"en\">\(document.summary)</span>",
            ])
        }
        return table.table(nothing: "")
    }

    private func section(_ route: RouteDescription) -> Markup {
        """
        <section class="route"><h3><code>\(route.method) \(route.path)</code></h3>
        <p lang="en">\(route.summary) <span class="muted">\(words("Scope")): <code>\(route.scope)</code></span></p>
        \(fields(route.pathFields + route.bodyFields, words("Fields")))
        \(fields(route.answer, words("Answer")))
        <pre class="commands">\(Markup(exactly: APIWords.curl(route, site: context.settings.baseURL ?? "")))</pre></section>

        """
    }

    private func fields(_ fields: [RequestField], _ title: String) -> Markup {
        guard !fields.isEmpty else { return .empty }
        var table = DataTable(words, title, [.text("Name"), .text("Is"), .text("Meaning")])
        for field in fields {
            let required: Markup = field.isRequired ? " <small>\(words("required"))</small>" : .empty
            table.add([
                "<code>\(field.name)</code>\(required)", "<span lang=\"en\">\(APIWords.kind(field.kind))</span>",
                "<span lang=\"en\">\(field.meaning)</span>",
            ])
        }
        return "<h4>\(title)</h4>\(table.table(nothing: ""))"
    }
}
