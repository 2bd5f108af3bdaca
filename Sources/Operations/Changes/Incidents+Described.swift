package import DockStatModel

extension OpenIncident {
    package static let summary =
        "Opens an incident by hand. No alert belongs to it, and nobody but a person says when it is over."
    package static let fields = [
        RequestField(
            "title", .text(longest: 200), "What it is about, on one line.", isRequired: true,
            example: "\"No network in the hall\""),
        RequestField(
            "text", .text(longest: 4000), "The first update, Markdown; without it there is none.",
            example: "\"The switch is being replaced.\""),
        RequestField(
            "severity", .choice(Severity.allCases.map(\.rawValue)), "How bad it is; without it \(Severity.warning.rawValue)."),
        RequestField("public", .flag, "Whether sites that show a part only have it, too."),
        RequestField(
            "notify", .flag,
            "Whether receivers hear of it, and of its end: those that routes and severities give, after their quiet hours."),
    ]
    package static let answer = [
        RequestField("id", .number, "The number of the incident."), RequestField("title", .text(longest: 200), "As sent."),
        RequestField("severity", .text(longest: 20), "How bad it is."),
        RequestField("text", .text(longest: 4000), "As sent; empty: there is no update."),
        RequestField("public", .flag, "As sent."), RequestField("receivers", .texts, "Who hears of it."),
    ]
}

extension ResolveIncident {
    package static let summary =
        "Says that an incident is over that was opened by hand; the others are over when their alerts are."
    package static let fields = [
        RequestField("incident", .number, "The number of the incident.", isRequired: true, isOnlyInPath: true, example: "1"),
        RequestField(
            "text", .text(longest: 4000), "A last update, Markdown; without it there is none.",
            example: "\"The new switch works.\""),
    ]
    package static let answer = RequestField.made("incident")
}
