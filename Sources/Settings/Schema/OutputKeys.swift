extension ConfigurationSchema {
    static let output = [
        ConfigurationKey(
            path: "publishing", type: "map", fallback: .words("as its keys say"), example: "{ gzip: true }",
            explanation: "How the site is written."),
        ConfigurationKey(
            path: "publishing.gzip", type: "`true` or `false`", fallback: .value("false"), example: "true",
            explanation: "Gives every text file a compressed twin, for nginx' `gzip_static` and Caddy's `precompressed`."),
        ConfigurationKey(
            path: "logging", type: "map", fallback: .words("as its keys say"), example: "{ level: debug }",
            explanation: "What is told while working, on standard error."),
        ConfigurationKey(
            path: "logging.level", type: "`trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`",
            fallback: .value("info"), example: "debug",
            explanation: "The least important message that is told. `DOCKSTAT_LOGGER_LEVEL` wins over it."),
        ConfigurationKey(
            path: "logging.format", type: "`text` or `json`", fallback: .value("text"), example: "json",
            explanation: "Lines for people or for programs. `--log-format` wins over it."),
    ]
}
