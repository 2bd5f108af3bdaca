extension ConfigurationSchema {
    static let companion = [
        ConfigurationKey(
            path: "companion", type: "map", fallback: .words("as its keys say"), example: "{ forms: true }",
            explanation: "What `dockstat serve` is told, the small process that takes changes from pages and programs."),
        ConfigurationKey(
            path: "companion.listen", type: "`address:port`, or `unix:` and an absolute path",
            fallback: .value("127.0.0.1:8090"), example: "unix:/run/dockstat/companion.sock",
            explanation: "Where it listens. The web server in front forwards to it."),
        ConfigurationKey(
            path: "companion.forms", type: "`true` or `false`", fallback: .value("false"), example: "true",
            explanation:
                "Gives the pages forms to acknowledge, silence and comment. Sites that show a part only never have them."),
        ConfigurationKey(
            path: "companion.session", type: "duration from 5m to 30d", fallback: .value("12h"), example: "8h",
            explanation: "How long somebody stays signed in."),
        ConfigurationKey(
            path: "companion.links", type: "`true` or `false`", fallback: .value("false"), example: "true",
            explanation:
                "Gives messages links to acknowledge an incident and to silence it for an hour. Whoever has the message may follow them, once; needs `base_url`."
        ),
        ConfigurationKey(
            path: "companion.link_lifetime", type: "duration from 5m to 30d", fallback: .value("24h"), example: "8h",
            explanation: "How long such a link holds."),
        ConfigurationKey(
            path: "companion.trusted_header", type: "name of a header", fallback: .none, example: "Remote-User",
            explanation:
                "The header in which a proxy that signs people in (Authelia, oauth2-proxy) names the user. Whoever forwards has to remove it from requests of its own clients, as the delivered configurations do with the usual ones."
        ),
        ConfigurationKey(
            path: "companion.trusted_proxies", type: "list of IP addresses, networks and `unix`", fallback: .value("[]"),
            example: "[\"127.0.0.1\"]",
            explanation:
                "Who may set that header, and whose `X-Forwarded-For` counts beside this machine's own: `unix` is whoever connects over the unix socket."
        ),
        ConfigurationKey(
            path: "companion.trusted_scopes", type: "list of scopes", fallback: .value("[]"), example: "[alerts, notes]",
            explanation:
                "What those users may change: `alerts`, `notes`, `hosts`, `containers`, `stacks:PROJECT`, `extensions` or `admin`."
        ),
    ]
}
