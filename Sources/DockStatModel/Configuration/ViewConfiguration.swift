/// One of the sites that a run writes from the same data: everything, or a part of it for other eyes.
package struct ViewConfiguration: Hashable, Sendable {
    /// What is taken out of a view although its subject is in it.
    package enum Redaction: String, Hashable, Sendable, CaseIterable {
        /// Names of containers and compose projects: numbers stand for them.
        case names
        /// Names of hosts, their facts and labels: numbers stand for them.
        case hosts
        /// Which image a container runs, and in which version.
        case images
        /// Published ports and networks.
        case ports
        /// All labels but those that group.
        case labels
        /// Log lines in incidents.
        case logs
    }

    /// Unique.
    package var name: String
    /// Absolute path of the folder it is written to; unique.
    package var output: String
    package var title: String
    /// Absolute URL without a trailing slash.
    package var baseURL: String?
    /// BCP 47.
    package var language: String
    /// IANA name.
    package var timeZone: String
    /// The slug of a theme, or `automatic`.
    package var theme = "automatic"
    /// A line at the foot of every page.
    package var footer: String?
    /// Absolute path of a picture that stands for ours at the head of every page.
    package var logo: String?
    /// Absolute paths.
    package var templates: String?
    package var site: String?
    /// A container is in the view when this matches it.
    package var include = Matcher()
    /// And this does not.
    package var exclude: Matcher?
    /// New names of hosts, and of containers by their name or `<host>/<name>`.
    package var hostNames: [String: String] = [:]
    package var containerNames: [String: String] = [:]
    package var redact: Set<Redaction> = []

    package init(name: String, output: String, title: String, language: String, timeZone: String) {
        self.name = name
        self.output = output
        self.title = title
        self.language = language
        self.timeZone = timeZone
    }

    /// Whether something is kept from its readers. Such a view has no receivers, outbox, rules, nor problems of the job either,
    /// and only notes that are marked `public: true`.
    package var isPartial: Bool {
        !include.isEmpty || exclude != nil || !hostNames.isEmpty || !containerNames.isEmpty || !redact.isEmpty
    }

    package func shows(_ facts: AlertFacts) -> Bool {
        include.matches(facts) && !(exclude?.matches(facts) ?? false)
    }
}

extension Configuration {
    /// The sites to write: the views, or the one with everything where there are none.
    package var sites: [ViewConfiguration] {
        guard views.isEmpty else { return views }
        return [everything(named: "site", output: output)]
    }

    /// A view as it is before a configuration says otherwise.
    package func everything(named name: String, output: String) -> ViewConfiguration {
        var view = ViewConfiguration(name: name, output: output, title: title, language: language, timeZone: timeZone)
        view.baseURL = baseURL
        view.templates = templates
        view.site = site
        view.theme = theme
        view.footer = footer
        view.logo = logo
        return view
    }
}
