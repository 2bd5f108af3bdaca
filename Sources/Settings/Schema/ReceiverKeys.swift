extension ConfigurationSchema {
    static let receivers = [
        ConfigurationKey(
            path: "receivers[]", type: "list of maps", fallback: .words("those of the environment, see below"),
            example: "[{ name: ops, type: discord, url: \"https://discord.example/api/webhooks/1/x\" }]",
            explanation: "Ways to reach people. `[]` is nobody, whatever the environment says."),
        ConfigurationKey(
            path: "receivers[].name", type: "letters, digits, `.`, `_`, `-`; at most 63 characters", fallback: .required,
            example: "ops-mail",
            explanation: "Unique. Routes and the label `dockstat.receiver` name it."),
        ConfigurationKey(
            path: "receivers[].type", type: "`discord`, `slack`, `email`, `webhook` or `command`", fallback: .required,
            example: "slack",
            explanation: "What it is."),
        ConfigurationKey(
            path: "receivers[].severity", type: "`info`, `warning` or `critical`", fallback: .value("info"), example: "critical",
            explanation: "Hears of alerts at least that severe."),
        ConfigurationKey(
            path: "receivers[].send_resolved", type: "`true` or `false`", fallback: .value("true"), example: "false",
            explanation: "Whether it hears when an incident is over."),
        ConfigurationKey(
            path: "receivers[].quiet_hours", type: "map", fallback: .none, example: "{ from: \"22:00\", to: \"07:00\" }",
            explanation: "What is below critical waits and comes as one digest when they end."),
        ConfigurationKey(
            path: "receivers[].quiet_hours.from", type: "time of day", fallback: .required, example: "\"22:00\"",
            explanation: "When they begin."),
        ConfigurationKey(
            path: "receivers[].quiet_hours.to", type: "time of day, to 24:00", fallback: .required, example: "\"06:30\"",
            explanation: "When they end: on the next day where that is not after `from`."),
        ConfigurationKey(
            path: "receivers[].quiet_hours.days", type: "`mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`, or a list",
            fallback: .words("every day"), example: "[sat, sun]",
            explanation: "The days on which they begin."),
        ConfigurationKey(
            path: "receivers[].quiet_hours.time_zone", type: "IANA time zone", fallback: .words("the site's"),
            example: "Europe/Berlin",
            explanation: "Of `from` and `to`."),
        ConfigurationKey(
            path: "receivers[].title", type: "Mustache template on one line", fallback: .words("ours"),
            example: "\"{{state}}: {{name}}\"",
            explanation: "The title of messages.", receivers: ["discord", "slack", "email"]),
        ConfigurationKey(
            path: "receivers[].body", type: "Mustache template", fallback: .words("ours"),
            example: "\"{{name}} on {{hostName}}\"",
            explanation: "The body of messages; of a webhook all that it sends, with `format: template`.",
            receivers: ["discord", "slack", "email", "webhook"]),
        ConfigurationKey(
            path: "receivers[].language", type: "`en` or `de`", fallback: .words("the site's"), example: "de",
            explanation: "Of messages."),
        ConfigurationKey(
            path: "receivers[].proxy", type: "address of a proxy", fallback: .words("the usual variables, such as `https_proxy`"),
            example: "http://gateway.example.org:8080",
            explanation: "A proxy to go through.", isSecret: true, receivers: ["discord", "slack", "email", "webhook"]),
        ConfigurationKey(
            path: "receivers[].ca_file", type: "path", fallback: .words("the authorities of this machine"),
            example: "/etc/dockstat/ca.pem",
            explanation: "PEM file of the authority that signed the peer's certificate.",
            receivers: ["discord", "slack", "email", "webhook"]),
    ]
}
