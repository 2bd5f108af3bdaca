extension MessageTemplate {
    /// Everything a template may name.
    package static let variables: [Variable] = ofMessage + ofAlert

    private static let ofMessage: [Variable] = [
        .init(name: "title", shape: .text, meaning: "our own title: `[CRITICAL] web/api is down on local`"),
        .init(name: "text", shape: .text, meaning: "our own body, several lines"),
        .init(name: "kind", shape: .text, meaning: "opened, updated, resolved, reminder, escalated, digest or test"),
        .init(name: "status", shape: .text, meaning: "firing or resolved"),
        .init(name: "site", shape: .text, meaning: "title of the site"),
        .init(name: "url", shape: .text, meaning: "page of the incident; empty without `base_url`"),
        .init(name: "incident", shape: .text, meaning: "number of the incident"),
        .init(name: "time", shape: .text, meaning: "when it was decided, in the site's time zone"),
        .init(name: "timestamp", shape: .text, meaning: "the same as RFC 3339 in UTC"),
        .init(name: "duration", shape: .text, meaning: "how long the incident is or was open: `4m`"),
        .init(name: "note", shape: .text, meaning: "why it is sent, where the kind does not say it"),
        .init(name: "acknowledgedBy", shape: .text, meaning: "who acknowledged it"),
        .init(name: "count", shape: .text, meaning: "number of alerts"),
        .init(name: "isFiring", shape: .flag, meaning: "it is not over"),
        .init(name: "isResolved", shape: .flag, meaning: "it is over"),
        .init(name: "isTest", shape: .flag, meaning: "it is a test"),
        .init(name: "isCritical", shape: .flag, meaning: "the incident, or the alert, is critical"),
        .init(name: "alerts", shape: .alerts, meaning: "the alerts, worst and newest first"),
        .init(name: "digest", shape: .texts, meaning: "the messages that quiet hours held back"),
    ]

    /// Outside of `{{#alerts}}` these are of the first alert.
    private static let ofAlert: [Variable] = [
        .init(name: "name", shape: .text, meaning: "container, host or receiver that it is about"),
        .init(name: "id", shape: .text, meaning: "the engine's id of the container"),
        .init(name: "state", shape: .text, meaning: "state of the container: running, exited …"),
        .init(name: "hostName", shape: .text, meaning: "the host, by its configured name"),
        .init(name: "host", shape: .text, meaning: "the same"),
        .init(name: "container", shape: .text, meaning: "name of the container"),
        .init(name: "stack", shape: .text, meaning: "Compose project"),
        .init(name: "image", shape: .text, meaning: "image of the container"),
        .init(name: "rule", shape: .text, meaning: "name of the rule"),
        .init(name: "severity", shape: .text, meaning: "info, warning or critical"),
        .init(name: "summary", shape: .text, meaning: "what is wrong, in a sentence"),
        .init(name: "condition", shape: .text, meaning: "`memory_percent > 90%`"),
        .init(name: "value", shape: .text, meaning: "the last value: `93.2%`"),
        .init(name: "since", shape: .text, meaning: "since when it fires"),
        .init(name: "alert", shape: .text, meaning: "number of the alert"),
        .init(name: "runbook", shape: .text, meaning: "address of the rule's runbook"),
        .init(name: "link", shape: .text, meaning: "the container's `dockstat.link`"),
        .init(name: "page", shape: .text, meaning: "address of the page of what it is about"),
        .init(name: "evidence", shape: .texts, meaning: "what the engine told around it, and last log lines"),
    ]

    static let shapes = Dictionary(variables.map { ($0.name, $0.shape) }) { first, _ in first }
}
