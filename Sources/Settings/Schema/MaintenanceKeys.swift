extension ConfigurationSchema {
    static let maintenance = [
        ConfigurationKey(
            path: "maintenance[]", type: "list of maps", fallback: .value("[]"),
            example: "[{ name: patch night, weekly: { days: [sun], from: \"02:00\", to: \"04:00\" } }]",
            explanation: "Times in which nothing is sent and downtime counts as maintenance."),
        ConfigurationKey(
            path: "maintenance[].name", type: "text, at most 100 characters", fallback: .required, example: "patch night",
            explanation: "Unique."),
        ConfigurationKey(
            path: "maintenance[].match", type: "map", fallback: .words("everything"), example: "{ hosts: \"web-*\" }",
            explanation: "What it is about; all parts that are given must match."),
        ConfigurationKey(
            path: "maintenance[].match.hosts", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of hosts."),
        ConfigurationKey(
            path: "maintenance[].match.containers", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of containers."),
        ConfigurationKey(
            path: "maintenance[].match.stacks", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Compose projects."),
        ConfigurationKey(
            path: "maintenance[].match.rules", type: "pattern or list of patterns", fallback: .none, example: "host-unreachable",
            explanation: "Names of rules."),
        ConfigurationKey(
            path: "maintenance[].match.groups", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Groups: the label `dockstat.group`, else the compose project."),
        ConfigurationKey(
            path: "maintenance[].match.labels", type: "map of patterns", fallback: .none, example: "{ tier: prod }",
            explanation: "Labels of the container, else of its host; all must match."),
        ConfigurationKey(
            path: "maintenance[].match.severity", type: "`info`, `warning` or `critical`", fallback: .none, example: "warning",
            explanation: "Alerts at least that severe."),
        ConfigurationKey(
            path: "maintenance[].weekly", type: "map", fallback: .none,
            example: "{ days: [sat, sun], from: \"22:00\", to: \"02:00\" }",
            explanation: "Every week. One of `weekly`, `cron` and `once` is given."),
        ConfigurationKey(
            path: "maintenance[].weekly.days", type: "`mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`, or a list",
            fallback: .words("every day"), example: "[sat, sun]",
            explanation: "The days on which it begins."),
        ConfigurationKey(
            path: "maintenance[].weekly.from", type: "time of day", fallback: .required, example: "\"22:00\"",
            explanation: "When it begins."),
        ConfigurationKey(
            path: "maintenance[].weekly.to", type: "time of day, to 24:00", fallback: .required, example: "\"24:00\"",
            explanation: "When it ends: on the next day where that is not after `from`."),
        ConfigurationKey(
            path: "maintenance[].cron", type: "five fields as in crontab(5)", fallback: .none, example: "\"0 2 * * sun\"",
            explanation: "Each such minute one begins."),
        ConfigurationKey(
            path: "maintenance[].duration", type: "length of time, 1m to 7d", fallback: .words("must be given with `cron`"),
            example: "1h",
            explanation: "How long each of `cron` lasts."),
        ConfigurationKey(
            path: "maintenance[].once", type: "map", fallback: .none, example: "{ from: 2026-03-01T02:00, to: 2026-03-01T04:00 }",
            explanation: "Once."),
        ConfigurationKey(
            path: "maintenance[].once.from", type: "ISO 8601 time", fallback: .required, example: "2026-03-01T02:00Z",
            explanation: "When it begins; without a zone of its own in `time_zone`."),
        ConfigurationKey(
            path: "maintenance[].once.to", type: "ISO 8601 time", fallback: .required, example: "2026-03-02",
            explanation: "When it ends."),
        ConfigurationKey(
            path: "maintenance[].time_zone", type: "IANA time zone", fallback: .words("the site's"), example: "Europe/Berlin",
            explanation: "Of its times. Summer time is followed."),
        ConfigurationKey(
            path: "maintenance[].reason", type: "text, at most 500 characters", fallback: .none, example: "Monthly updates",
            explanation: "Pages show it."),
    ]
}
