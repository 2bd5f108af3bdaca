package import DockStatModel

/// Fields that several requests have.
extension RequestField {
    package static func id(_ what: String) -> RequestField {
        RequestField("id", .number, "The number of the \(what).", isRequired: true, example: "1")
    }

    package static func reason(longest: Int = 1000) -> RequestField {
        RequestField("reason", .text(longest: longest), "Why, for the others.", example: "\"looking into it\"")
    }

    package static let length = RequestField("for", .duration, "How long.", isRequired: true, example: "\"2h\"")

    /// Which alerts are meant, as `ChangeFields.matcher` reads them. Every part that is given must match.
    package static let matcher: [RequestField] = [
        RequestField("hosts", .texts, "Hosts; * and ? are wildcards, here and below.", example: "[\"web-*\"]"),
        RequestField("containers", .texts, "Containers by name."),
        RequestField("stacks", .texts, "Compose projects."),
        RequestField("rules", .texts, "Rules."),
        RequestField("groups", .texts, "Groups: the label `dockstat.group`, else the Compose project."),
        RequestField("labels", .labels, "Labels of the container or its host, the values as patterns."),
        RequestField("severity", .choice(Severity.allCases.map(\.rawValue)), "At least that severe."),
        RequestField("everything", .flag, "Has to be said where nothing is named."),
    ]

    /// What a form sends along and a program has no use for: what documents tell programs is silent about it.
    ///
    /// - Parameter name: also how the names of several begin, as `ChangeFields.raw(prefix:)` takes them.
    static func ofForms(_ name: String, _ meaning: String) -> RequestField {
        RequestField(name, .text(longest: 1000), meaning, isOnlyInPath: true)
    }

    static func made(_ what: String) -> [RequestField] { [RequestField("id", .number, "The number of the \(what).")] }
}
