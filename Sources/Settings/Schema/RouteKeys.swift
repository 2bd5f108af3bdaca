extension ConfigurationSchema {
    static let routes = [
        ConfigurationKey(
            path: "routes[]", type: "list of maps", fallback: .words("every receiver hears of everything"),
            example: "[{ match: { severity: critical }, receivers: [ops] }]",
            explanation: "Who hears of what: the first route that matches decides. What none matches goes to every receiver."),
        ConfigurationKey(
            path: "routes[].match", type: "map", fallback: .words("everything"), example: "{ severity: critical }",
            explanation: "What it is about; all parts that are given must match."),
        ConfigurationKey(
            path: "routes[].match.hosts", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of hosts."),
        ConfigurationKey(
            path: "routes[].match.containers", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of containers."),
        ConfigurationKey(
            path: "routes[].match.stacks", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Compose projects."),
        ConfigurationKey(
            path: "routes[].match.rules", type: "pattern or list of patterns", fallback: .none, example: "host-unreachable",
            explanation: "Names of rules."),
        ConfigurationKey(
            path: "routes[].match.groups", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Groups: the label `dockstat.group`, else the compose project."),
        ConfigurationKey(
            path: "routes[].match.labels", type: "map of patterns", fallback: .none, example: "{ tier: prod }",
            explanation: "Labels of the container, else of its host; all must match."),
        ConfigurationKey(
            path: "routes[].match.severity", type: "`info`, `warning` or `critical`", fallback: .none, example: "critical",
            explanation: "Alerts at least that severe."),
        ConfigurationKey(
            path: "routes[].receivers", type: "name or list of names", fallback: .required, example: "[ops, mail]",
            explanation: "Who hears of it; `[]` is nobody."),
        ConfigurationKey(
            path: "routes[].continue", type: "`true` or `false`", fallback: .value("false"), example: "true",
            explanation: "Whether the next routes are looked at as well."),
        ConfigurationKey(
            path: "routes[].escalate", type: "map", fallback: .none, example: "{ after: 30m, receivers: [mail] }",
            explanation: "Who else hears of an incident that nobody acknowledged in time."),
        ConfigurationKey(
            path: "routes[].escalate.after", type: "length of time, 1m to 7d", fallback: .required, example: "30m",
            explanation: "How long that is."),
        ConfigurationKey(
            path: "routes[].escalate.receivers", type: "name or list of names", fallback: .required, example: "[mail]",
            explanation: "Who that is."),
        ConfigurationKey(
            path: "group_by", type: "word or list of words", fallback: .value("[host, stack]"), example: "[rule, \"label:team\"]",
            explanation:
                "Alerts that agree in these are one incident: `host`, `stack`, `rule`, `container`, `severity`, `group`, `label:<name>`."
        ),
        ConfigurationKey(
            path: "group_wait", type: "length of time, 0 to 1h", fallback: .value("0s"), example: "30s",
            explanation: "How long a first message waits for further alerts of its group."),
        ConfigurationKey(
            path: "repeat", type: "length of time, 0 or from 1m", fallback: .value("4h"), example: "1d",
            explanation: "How often an incident that nobody acknowledged is told again; 0 is never."),
        ConfigurationKey(
            path: "heartbeat", type: "address or map", fallback: .none, example: "https://hc.example.org/ping/1234",
            explanation:
                "Asked after each tick, so that somebody else notices when DockStat stops. `/fail` is put behind it after a tick that failed.",
            isSecret: true),
        ConfigurationKey(
            path: "heartbeat.url", type: "http:// or https:// address", fallback: .required,
            example: "https://hc.example.org/ping/5678",
            explanation: "The address, where more is to be said.", isSecret: true),
        ConfigurationKey(
            path: "heartbeat.start", type: "`true` or `false`", fallback: .value("false"), example: "true",
            explanation: "Whether `/start` behind it is asked at the beginning of a tick."),
    ]
}
