package import DockStatModel

extension SiteGenerator {
    /// A page of `dockstat serve` in the looks and the language of this site.
    ///
    /// - Throws: `SiteError` where the template of such pages has a mistake.
    package func html(_ page: ActionPage, now: Timestamp) throws -> String {
        let data = SiteData(
            now: now, nextDue: now, hosts: [], containers: [],
            job: JobStatus(ticks: [], databaseSize: 0, lastBackup: nil, version: settings.version, isDemo: settings.isDemo))
        let context = RenderContext(
            settings: settings, data: data, clock: ClockText(zone: zone, now: now, words: words), words: words,
            notes: NoteLibrary(siteFolder: nil, onlyPublic: true), existing: [])
        let view = ActionPageView(context: context, page: page)
        switch templates.render(.action, view.values()) {
        case .text(let text): return text
        case .mistake(let mistake): throw SiteError(.template, mistake)
        }
    }
}

/// The few pages that are not files: signing in, confirming, and why something was refused.
struct ActionPageView {
    var context: RenderContext
    var page: ActionPage

    /// All of them lie one step below the root of the site, wherever that is.
    static let path = "actions/page"

    var words: Words { context.words }
    /// Where the reader came from, relative to this page.
    var back: String { ".." + page.back }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: Self.path, kind: .action, title: headline, heading: "\(headline)")
        values[markup: "body"] = body
        values[flag: "isEditor"] = isEditor
        return values
    }

    private var headline: String {
        switch page.content {
        case .signIn: words("Sign in")
        case .question, .link: words("Is this what you want?")
        case .refused: words("This was not done")
        case .secret: words("The new key")
        case .outcome(let outcome): outcome.isGood ? words("Done") : words("This did not work")
        case .host(let form): form.revision == nil ? words("Add a host") : words("Edit a host")
        case .note(let note): note.revision == nil ? words("A new note") : words("Edit the note")
        case .theme(let theme): theme.slug == nil ? words("A new theme") : words("Edit the theme")
        }
    }

    /// Whether it wants as much room as there is.
    private var isEditor: Bool {
        switch page.content {
        case .note, .theme: true
        case .signIn, .question, .link, .refused, .secret, .outcome, .host: false
        }
    }

    private var body: Markup {
        switch page.content {
        case .signIn(let signIn): self.signIn(signIn)
        case .question(let question): self.question(question)
        case .link(let link): self.link(link)
        case .refused(let message, let details): refused(message, details)
        case .secret(let secret):
            """
            <p>\(words("Keep it: it is not shown again."))</p>
            <pre class="commands">\(secret)</pre>
            \(wayBack)
            """
        case .outcome(let outcome):
            """
            \(self.outcome(outcome))
            \(wayBack)
            """
        case .host(let form): HostFormView(view: self, form: form).body()
        case .note(let note): self.note(note)
        case .theme(let theme): self.theme(theme)
        }
    }

    /// What another part of the program said, in the site's language.
    func told(_ sentence: String) -> String { words.told.endpoint(sentence) }

    func outcome(_ outcome: ActionPage.Outcome) -> Markup {
        let advice: Markup = outcome.advice.map { " \(told($0), limit: 1000)" } ?? .empty
        return """
            <p role="status"\(outcome.isGood ? .empty : " class=\"mistake\"")>\(told(outcome.message), limit: 1000)\(advice)</p>
            \(facts(outcome.facts))
            """
    }

    private func signIn(_ signIn: ActionPage.SignIn) -> Markup {
        """
        \(signIn.mistake.map { "<p class=\"mistake\" role=\"alert\">\(told($0))</p>" as Markup } ?? .empty)
        \(signIn.fields.isEmpty ? .empty : "<p>\(words("What you wrote is not lost: once you are signed in, it is here again."))</p>")
        <form class="action" method="post" action="sign-in">
        <p><label for="key">\(words("Key"))</label> <input id="key" name="key" type="password" autocomplete="current-password" required autofocus></p>
        \(hidden(signIn.fields + [.init("back", page.back)]))
        <p><button class="primary">\(words("Sign in"))</button> <a href="\(back)">\(words("Back"))</a></p>
        </form>
        <p><small>\(words.markup("A key is made on the machine itself: \("<code>dockstat key create NAME --admin</code>" as Markup)"))</small></p>
        """
    }

    private func question(_ question: ActionPage.Question) -> Markup {
        """
        <p>\(words.markup("As \("<b>\(question.caller)</b>" as Markup): \("<b>\(AuditWords(words: words).deed(question.action))</b>" as Markup)"))</p>
        \(facts(question.fields.filter { !$0.value.isEmpty }))
        \(.joined(question.notices.map { "<p>\(told($0), limit: 1000)</p>" }))
        <form class="action" method="post" action="\(question.action)">
        \(hidden(question.fields))
        <input type="hidden" name="token" value="\(question.token)">
        <input type="hidden" name="back" value="\(page.back)">
        <p><button class="primary" autofocus>\(words("Yes"))</button> <a href="\(back)">\(words("No, back"))</a></p>
        </form>
        """
    }

    private func link(_ link: ActionPage.Link) -> Markup {
        let sentence: Markup =
            switch link.kind {
            case .acknowledge: words.markup("Take on incident \(link.incident): no reminders until it is over.")
            case .silence: words.markup("Send nothing about incident \(link.incident) for an hour.")
            }
        let alerts: [Markup] = link.alerts.prefix(50).map { "<li>\($0, limit: 200)</li>" }
        return """
            <p>\(sentence)</p>
            \(alerts.isEmpty ? "<p class=\"nothing\">\(words("Nothing of it fires any more."))</p>" : "<ul>\(.joined(alerts))</ul>")
            <form class="action asks" method="post" action="link">
            \(hidden(link.fields))
            <p><button class="primary" autofocus>\(words("Yes"))</button> <a href="\(back)">\(words("No, back"))</a></p>
            </form>
            """
    }

    private func refused(_ message: String, _ details: [FieldMistake]) -> Markup {
        """
        <p role="alert">\(told(message), limit: 1000)</p>
        \(details.isEmpty ? .empty : "<ul>\(.joined(details.map(item)))</ul>")
        \(wayBack)
        """
    }

    func item(_ mistake: FieldMistake) -> Markup {
        let expected: Markup = mistake.expected.map { " \(words("Expected: \(told($0))."))" } ?? .empty
        return "<li>\(FieldWords(words: words).label(mistake.field)): \(told(mistake.message))\(expected)</li>"
    }

    func facts(_ fields: [ActionPage.Field]) -> Markup {
        if fields.isEmpty { return .empty }
        let rows: [Markup] = fields.map {
            "<div><dt>\(FieldWords(words: words).label($0.name))</dt><dd>\($0.value, limit: 2000)</dd></div>"
        }
        return "<dl class=\"facts\">\(.joined(rows))</dl>"
    }

    /// Values are kept as they are: `Markup` cleans what is shown, and a field has to come back as it was.
    func hidden(_ fields: [ActionPage.Field]) -> Markup {
        .joined(fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\(Markup(exactly: $0.value))\">" })
    }

    var wayBack: Markup { "<p><a href=\"\(back)\">\(words("Back"))</a></p>" }
}
