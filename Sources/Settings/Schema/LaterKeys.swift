/// Keys that later versions fix. They are refused, since a rule or a receiver that is silently ignored is worse than none.
enum LaterKeys {
    static let paths: Set<String> = [
        "rules", "maintenance", "receivers", "routes", "group_by", "group_wait", "repeat", "heartbeat", "views", "companion",
        "store", "hosts[].actions", "hosts[].fingerprint", "containers.logs",
    ]
}
