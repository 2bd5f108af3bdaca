package import DockStatModel

/// What a silence or a maintenance window would cover now. Changes nothing.
package struct PreviewSilence: Deed {
    package static let action = "silence.preview"
    package static let scope = Scope.alerts
    package static let onlyLooks = true
    package static let summary = "What a silence or a maintenance window with this matcher would cover now. Changes nothing."
    package static let fields = RequestField.matcher
    package static let answer = [
        RequestField("alerts", .list, "Id, rule and subject of those that fire; at most 500."),
        RequestField("alertCount", .number, "How many alerts."),
        RequestField("containers", .texts, "As host/name; at most 500. Named rules and the severity say nothing about them."),
        RequestField("containerCount", .number, "How many containers."),
    ]

    package var matcher: Matcher

    package init(_ fields: inout ChangeFields) { matcher = fields.matcher() }

    package var subject: String { "silence" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        Changed(subject: subject, answer: try MatchPreview(matcher, in: workplace, now: now).json)
    }
}
