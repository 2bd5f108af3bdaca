/// Keys that later versions fix. They are refused, since a key that is silently ignored is worse than none.
enum LaterKeys {
    static let paths: Set<String> = ["store", "hosts[].fingerprint"]
}
