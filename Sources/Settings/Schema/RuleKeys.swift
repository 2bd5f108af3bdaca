extension ConfigurationSchema {
    static let rules = [
        ConfigurationKey(
            path: "rules[]", type: "list of maps", fallback: .words("the built-in rules"),
            example: "[{ name: restart-loop, enabled: false }]",
            explanation:
                "What is watched. A rule with the name of a built-in one changes the parts it gives; others come on top. A built-in `recover` that no longer fits a changed `when` goes."
        ),
        ConfigurationKey(
            path: "rules[].name", type: "letters, digits, `_`, `-`; at most 63 characters", fallback: .required,
            example: "container-memory",
            explanation: "Unique. Labels name it: `dockstat.alert.<rule>`."),
        ConfigurationKey(
            path: "rules[].on", type: "map", fallback: .words("everything that has the signal"),
            example: "{ containers: \"web-*\" }",
            explanation: "What is watched; all parts that are given must match."),
        ConfigurationKey(
            path: "rules[].on.hosts", type: "pattern or list of patterns", fallback: .none, example: "\"web-*\"",
            explanation: "Names of hosts."),
        ConfigurationKey(
            path: "rules[].on.containers", type: "pattern or list of patterns", fallback: .none, example: "[\"web-*\", api]",
            explanation: "Names of containers."),
        ConfigurationKey(
            path: "rules[].on.stacks", type: "pattern or list of patterns", fallback: .none, example: "shop",
            explanation: "Compose projects."),
        ConfigurationKey(
            path: "rules[].on.labels", type: "map of patterns", fallback: .none, example: "{ tier: prod }",
            explanation: "Labels of the container, else of its host; all must match."),
        ConfigurationKey(
            path: "rules[].when", type: "condition", fallback: .words("that of the built-in rule"), example: "cpu_percent > 150",
            explanation:
                "Signal, comparison, value with its unit: `memory_percent > 90`, `health = unhealthy`, `restarts >= 3 in 10m`."),
        ConfigurationKey(
            path: "rules[].for", type: "length of time up to 30d, or `2 ticks`", fallback: .words("at once"), example: "5m",
            explanation: "How long it has to hold before it fires."),
        ConfigurationKey(
            path: "rules[].recover", type: "condition", fallback: .words("as soon as `when` no longer holds"),
            example: "memory_percent < 80",
            explanation: "When it is over, about the same signal."),
        ConfigurationKey(
            path: "rules[].recover_for", type: "length of time up to 30d", fallback: .words("at once"), example: "2m",
            explanation: "How long that has to hold."),
        ConfigurationKey(
            path: "rules[].severity", type: "`info`, `warning` or `critical`", fallback: .value("warning"), example: "critical",
            explanation: "How much it matters."),
        ConfigurationKey(
            path: "rules[].summary", type: "text, at most 500 characters", fallback: .words("a sentence of ours"),
            example: "\"{{container}} uses {{value}} of its memory\"",
            explanation:
                "What messages say. Placeholders: `{{container}}`, `{{host}}`, `{{stack}}`, `{{image}}`, `{{value}}`, `{{threshold}}`, `{{for}}`, `{{rule}}`, `{{severity}}`, `{{state}}`, `{{health}}`, `{{exit_code}}`, `{{status}}`."
        ),
        ConfigurationKey(
            path: "rules[].runbook", type: "path or address", fallback: .none, example: "notes/runbooks/memory.md",
            explanation: "What to do; pages and messages link to it."),
        ConfigurationKey(
            path: "rules[].enabled", type: "`true` or `false`", fallback: .value("true"), example: "false",
            explanation: "`false` switches the rule off."),
    ]
}
