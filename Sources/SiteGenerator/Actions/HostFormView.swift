import DockStatModel

/// The form that adds or edits a host.
struct HostFormView {
    var view: ActionPageView
    var form: ActionPage.HostForm

    private var words: Words { view.words }
    private var isNew: Bool { form.revision == nil }

    func body() -> Markup {
        """
        \(notices)
        <form class="action" method="post" action="\(form.action)">
        \(input("name", "Name", isFixed: !isNew, hint: "web-1", isRequired: true))
        \(input("engine", "Engine", hint: "tcp://10.0.0.5:2376", isRequired: true))
        <p><label><input type="checkbox" name="tls" value="on"\(form.values["tls"] == nil ? .empty : " checked")> \(words("With TLS"))</label></p>
        \(input("tls.ca", "Authority (PEM file)", hint: "/etc/dockstat/web-1/ca.pem"))
        \(input("tls.cert", "Our certificate (PEM file)", hint: "/etc/dockstat/web-1/cert.pem"))
        \(input("tls.key", "Its key (PEM file)", hint: "/etc/dockstat/web-1/key.pem"))
        \(input("timeout", "Time for a whole poll", hint: "10s"))
        \(input("connect_timeout", "Time to connect", hint: "3s"))
        \(source)
        <p><label for="labels">\(words("Labels, one on each line"))</label> <textarea id="labels" name="labels" rows="3" placeholder="region=eu">\(Markup(exactly: form.values["labels"] ?? ""))</textarea>\(mistakes("labels"))</p>
        \(view.hidden(hidden))
        <p><button class="primary">\(words("Save"))</button> <button formaction="host.test">\(words("Try it"))</button> <a href="\(view.back)">\(words("Back"))</a></p>
        </form>
        <p><small>\(words("Files are those of the machine that DockStat runs on. What is added here may not be acted upon: that is said in the configuration file alone."))</small></p>
        """
    }

    private var hidden: [ActionPage.Field] {
        var fields = [
            ActionPage.Field("token", view.page.token), ActionPage.Field("back", view.page.back),
            ActionPage.Field("editor", form.action),
        ]
        if let revision = form.revision { fields += [.init("revision", revision), .init("replace", "true")] }
        return fields
    }

    private var notices: Markup {
        var result = Markup.empty
        if let outcome = form.outcome { result += view.outcome(outcome) }
        if let refusal = form.refusal { result += "<p class=\"mistake\" role=\"alert\">\(view.told(refusal), limit: 1000)</p>" }
        if !form.theirs.isEmpty {
            result += """
                <h2>\(words("What is there now"))</h2>
                \(view.facts(form.theirs))
                <h2>\(words("What you wrote"))</h2>
                <p>\(words("Saving it now replaces the other."))</p>
                """
        }
        let rest = form.mistakes.filter { !Self.fields.contains($0.field) }
        if !rest.isEmpty { result += "<ul>\(.joined(rest.map(view.item)))</ul>" }
        return result
    }

    private static let fields: Set<String> = [
        "name", "engine", "tls.ca", "tls.cert", "tls.key", "timeout", "connect_timeout", "source", "labels",
    ]

    private func input(
        _ name: String, _ label: Phrase, isFixed: Bool = false, hint: String, isRequired: Bool = false
    ) -> Markup {
        let value = Markup(exactly: form.values[name] ?? "")
        let marks: Markup =
            "\(isFixed ? " readonly" : .empty)\(isRequired ? " required" : .empty)\(described(name) ? " aria-invalid=\"true\" aria-describedby=\"\(name)-mistake\"" : .empty)"
        return
            "<p><label for=\"\(name)\">\(words(label))</label> <input id=\"\(name)\" name=\"\(name)\" value=\"\(value)\" placeholder=\"\(hint)\"\(marks)>\(mistakes(name))</p>"
    }

    private var source: Markup {
        let options = HostConfiguration.Source.allCases.map { source -> Markup in
            let chosen: Markup = form.values["source"] == source.rawValue ? " selected" : .empty
            return "<option\(chosen)>\(source.rawValue)</option>"
        }
        return
            "<p><label for=\"source\">\(words("Readings from"))</label> <select id=\"source\" name=\"source\">\(.joined(options))</select>\(mistakes("source"))</p>"
    }

    private func described(_ field: String) -> Bool { form.mistakes.contains { $0.field == field } }

    private func mistakes(_ field: String) -> Markup {
        guard described(field) else { return .empty }
        let sentences = form.mistakes.filter { $0.field == field }.map { view.told($0.message) }.joined(separator: " ")
        return "<small class=\"mistake\" id=\"\(field)-mistake\">\(sentences, limit: 500)</small>"
    }
}
