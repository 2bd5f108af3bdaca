extension ConfigurationSchema {
    static let receiverTypes = [
        ConfigurationKey(
            path: "receivers[].url", type: "http:// or https:// address", fallback: .required,
            example: "https://hooks.example.org/dockstat",
            explanation:
                "Discord: of the channel's webhook. Slack: of the incoming webhook, unless `bot_token` is given. Webhook: where messages are posted.",
            isSecret: true, receivers: ["discord", "slack", "webhook"]),
        ConfigurationKey(
            path: "receivers[].mention", type: "`everyone`, `role:<id>`, `user:<id>`, or a list", fallback: .value("[]"),
            example: "\"role:123456789\"",
            explanation: "Whom a first message mentions.", receivers: ["discord"]),
        ConfigurationKey(
            path: "receivers[].username", type: "text", fallback: .none, example: "Status",
            explanation: "Discord: the name messages are posted under. E-mail: of the account, with `password`.",
            receivers: ["discord", "email"]),
        ConfigurationKey(
            path: "receivers[].bot_token", type: "token", fallback: .none, example: "xoxb-1-2-abc",
            explanation: "Of a Slack app that may write to `channel`: updates then edit, and follow in a thread.", isSecret: true,
            receivers: ["slack"]),
        ConfigurationKey(
            path: "receivers[].channel", type: "text", fallback: .words("must be given with `bot_token`"), example: "C0123456789",
            explanation: "The channel's id or name.", receivers: ["slack"]),
        ConfigurationKey(
            path: "receivers[].api", type: "http:// or https:// address", fallback: .value("https://slack.com/api"),
            example: "https://slack.example.org/api",
            explanation: "Where Slack's methods are called, for gateways.", receivers: ["slack"]),
        ConfigurationKey(
            path: "receivers[].server", type: "`smtp://host:port` or `smtps://host:port`", fallback: .required,
            example: "smtps://mail.example.org:465",
            explanation: "Where mail is handed in. Without a port: 587, with `smtps` 465.", receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].tls", type: "`required` or `none`", fallback: .value("required"), example: "none",
            explanation: "`required`: nothing is sent over `smtp://` unless STARTTLS encrypts it.", receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].password", type: "text", fallback: .none, example: "hunter2",
            explanation: "Of the account.", isSecret: true, receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].from", type: "e-mail address", fallback: .required, example: "DockStat <status@example.org>",
            explanation: "The sender: `Name <address>` or an address alone.", receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].to", type: "e-mail address or list", fallback: .required,
            example: "[ops@example.org, Ann <ann@example.org>]",
            explanation: "Recipients.", receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].cc", type: "e-mail address or list", fallback: .value("[]"), example: "boss@example.org",
            explanation: "Who gets a copy.", receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].reply_to", type: "e-mail address", fallback: .none, example: "ops@example.org",
            explanation: "Where answers go.", receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].list_id", type: "text", fallback: .none, example: "dockstat.example.org",
            explanation: "Mail programs sort by it (`List-Id`).", receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].list_unsubscribe", type: "https:// or mailto: address", fallback: .none,
            example: "mailto:status-off@example.org",
            explanation: "Where somebody takes himself off (`List-Unsubscribe`).", receivers: ["email"]),
        ConfigurationKey(
            path: "receivers[].secrets", type: "list of signing keys", fallback: .value("[]"),
            example: "[whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3]",
            explanation:
                "Each makes a signature (Standard Webhooks): `whsec_` for HMAC, `whsk_` for ed25519. A file holds one in each line.",
            isSecret: true, receivers: ["webhook"]),
        ConfigurationKey(
            path: "receivers[].format", type: "`standard`, `cloudevents`, `alertmanager` or `template`",
            fallback: .value("standard"), example: "cloudevents",
            explanation: "What is posted. `template` needs `body`.", receivers: ["webhook"]),
        ConfigurationKey(
            path: "receivers[].headers", type: "map of texts", fallback: .value("{}"),
            example: "{ X-Team: ops }",
            explanation: "Further headers. The values are secrets: a name may end in `_file` or `_credential`.",
            receivers: ["webhook"]),
        ConfigurationKey(
            path: "receivers[].allow_link_local", type: "`true` or `false`", fallback: .value("false"), example: "true",
            explanation: "Allows link-local addresses, which are refused otherwise since clouds tell their secrets there.",
            receivers: ["webhook"]),
        ConfigurationKey(
            path: "receivers[].command", type: "path, or list of path and arguments", fallback: .required,
            example: "[/usr/local/bin/notify, --quick]",
            explanation: "The program that is started; it gets the message as JSON on its standard input.", receivers: ["command"]
        ),
        ConfigurationKey(
            path: "receivers[].timeout", type: "length of time, 100ms to 1m", fallback: .value("10s"), example: "30s",
            explanation: "How long it may take.", receivers: ["command"]),
    ]
}
