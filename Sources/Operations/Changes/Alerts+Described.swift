package import DockStatModel

extension AcknowledgeAlerts.Target {
    fileprivate static let fields = [
        RequestField("alert", .number, "The number of the alert.", isRequired: true, isOnlyInPath: true, example: "1"),
        RequestField("incident", .number, "The number of the incident.", isRequired: true, isOnlyInPath: true, example: "1"),
    ]
}

extension AcknowledgeAlerts {
    package static let summary =
        "Takes on an alert, or all alerts of an incident: no reminders, no escalation, until they are over."
    package static let fields = Target.fields + [.reason()]
    package static let answer = [
        RequestField("acknowledgedBy", .text(longest: 200), "Whose key it was."),
        RequestField("reason", .text(longest: 1000), "As sent."), RequestField("alerts", .number, "How many alerts."),
    ]
}

extension UnacknowledgeAlerts {
    package static let summary = "Takes an acknowledgement back."
    package static let fields = AcknowledgeAlerts.Target.fields
}

extension AddIncidentUpdate {
    package static let summary = "Adds a line to the timeline of an incident, open or over."
    package static let fields = [
        RequestField("incident", .number, "The number of the incident.", isRequired: true, isOnlyInPath: true, example: "1"),
        RequestField(
            "text", .text(longest: 4000), "What is known now; the first line heads the others.", isRequired: true,
            example: "\"The disk was full\""),
    ]
    package static let answer = [
        RequestField("text", .text(longest: 4000), "As sent."), RequestField("author", .text(longest: 200), "Whose key it was."),
    ]
}

extension AddSilence {
    package static let summary = "Keeps messages from being sent for a time; pages go on showing everything."
    package static let fields =
        RequestField.matcher + [
            RequestField("from", .moment, "When it begins; without it, now."),
            RequestField("for", .duration, "How long; either this or `until` has to be there.", example: "\"2h\""),
            RequestField("until", .moment, "When it ends, instead of how long it is."), .reason(),
        ]
    package static let answer = [
        RequestField("id", .number, "The number of the silence."),
        RequestField("matcher", .object, "What it covers."), RequestField("start", .moment, "When it begins."),
        RequestField("end", .moment, "When it ends."), RequestField("reason", .text(longest: 1000), "As sent."),
        RequestField("author", .text(longest: 200), "Whose key it was."), RequestField("createdAt", .moment, "When it was made."),
    ]
}

extension ExpireSilence {
    package static let summary = "Ends a silence now."
    package static let fields: [RequestField] = [.id("silence")]
    package static let answer = RequestField.made("silence")
}

extension AddMaintenance {
    package static let summary =
        "Announces a window in which nothing is sent and nothing counts against uptime. Windows that repeat belong into the configuration."
    package static let fields =
        [
            RequestField(
                "name", .text(longest: 100), "How the window is called; unique.", isRequired: true, example: "\"disk swap\"")
        ] + RequestField.matcher + [
            RequestField("from", .moment, "When it begins; without it, now.", example: "\"2030-12-01T22:00\""), .length,
            .reason(),
        ]
    package static let answer = [
        RequestField("name", .text(longest: 100), "As sent."), RequestField("matcher", .object, "What it covers."),
        RequestField("from", .moment, "When it begins."), RequestField("to", .moment, "When it ends."),
        RequestField("reason", .text(longest: 1000), "As sent."),
        RequestField("author", .text(longest: 200), "Whose key it was."),
    ]
}

extension RemoveMaintenance {
    package static let summary = "Takes out a window that was announced here; those of the configuration stay."
    package static let fields = [
        RequestField("name", .text(longest: 100), "The name of the window.", isRequired: true, example: "\"disk-swap\"")
    ]
}

extension RetryMessage {
    package static let summary = "Tries a message again at the next tick; without a number, all that were given up."
    package static let fields = [RequestField("id", .number, "The number of the message.", example: "1")]
}

extension DropMessage {
    package static let summary = "Takes a message out: it is not sent."
    package static let fields: [RequestField] = [.id("message")]
}
