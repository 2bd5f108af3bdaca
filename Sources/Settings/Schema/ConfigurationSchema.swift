/// Every key there is. The reader takes the keys it allows from here, the reference and the template are written from it, and
/// a test checks that each key does what it says.
package enum ConfigurationSchema {
    package static let keys: [ConfigurationKey] = general + places + hosts + others

    /// Names of keys allowed in the map at `path` (`hosts[1].tls` is asked as `hosts[].tls`).
    static func names(in path: String) -> [String] {
        var names: [String] = []
        for key in keys where key.parent == path && !names.contains(key.name) { names.append(key.name) }
        return names
    }

    static let general = [
        ConfigurationKey(
            path: "title", type: "text, at most 200 characters", fallback: .value("DockStat"), example: "Example status",
            explanation: "The name of the site, on every page."),
        ConfigurationKey(
            path: "base_url", type: "http:// or https:// address", fallback: .none, example: "https://status.example.org",
            explanation: "Where the site will be found. Only feeds, messages and badges need it; pages link relatively."),
        ConfigurationKey(
            path: "language", type: "`en` or `de`", fallback: .value("en"), example: "de",
            explanation: "The language of the pages."),
        ConfigurationKey(
            path: "time_zone", type: "IANA time zone", fallback: .value("UTC"), example: "Europe/Berlin",
            explanation: "Times on pages are shown in it, and its days are the days of uptime."),
        ConfigurationKey(
            path: "interval", type: "length of time, 1s to 1h", fallback: .value("15s"), example: "30s",
            explanation: "How often the timer starts a tick. What is stale or a gap is judged by it; it starts nothing itself."),
    ]

    static let places = [
        ConfigurationKey(
            path: "database", type: "path", fallback: .words("`dockstat.sqlite` in the state folder"),
            example: "/srv/dockstat/dockstat.sqlite",
            explanation: "The SQLite file that keeps the history. `--database` wins over it."),
        ConfigurationKey(
            path: "output", type: "path", fallback: .words("`public` in the state folder"), example: "/var/www/dockstat",
            explanation: "The folder the site is written to. `--output` wins over it."),
        ConfigurationKey(
            path: "templates", type: "path", fallback: .none, example: "/etc/dockstat/templates",
            explanation: "Templates in this folder replace the built-in ones, file by file."),
        ConfigurationKey(
            path: "site", type: "path", fallback: .none, example: "/etc/dockstat/site",
            explanation: "Notes, themes and assets of your own."),
    ]

    static let hosts = [
        ConfigurationKey(
            path: "hosts[]", type: "list of maps",
            fallback: .words("one host `local`: the engine of `DOCKER_HOST`, else `unix:///var/run/docker.sock`"),
            example: "[{ name: web-1, engine: \"tcp://10.0.0.5:2375\" }]",
            explanation: "The engines to read."),
        ConfigurationKey(
            path: "hosts[].name", type: "letters, digits, `.`, `_`, `-`; at most 63 characters", fallback: .required,
            example: "web-1", explanation: "How the host is called on pages, in paths and queries. Unique."),
        ConfigurationKey(
            path: "hosts[].engine", type: "`unix:///path` or `tcp://host:port`", fallback: .required,
            example: "tcp://10.0.0.5:2376",
            explanation: "Where its engine listens. Without a port: 2375, with `tls` 2376."),
        ConfigurationKey(
            path: "hosts[].tls", type: "map", fallback: .none, example: "{ ca: ca.pem, cert: cert.pem, key: key.pem }",
            explanation: "Encrypts a `tcp://` connection and checks the engine's certificate."),
        ConfigurationKey(
            path: "hosts[].tls.ca", type: "path", fallback: .words("the authorities of this machine"), example: "ca.pem",
            explanation: "PEM file of the authority that signed the engine's certificate."),
        ConfigurationKey(
            path: "hosts[].tls.cert", type: "path", fallback: .none, example: "cert.pem",
            explanation: "PEM file of our certificate, for engines that ask for one. Needs `key`."),
        ConfigurationKey(
            path: "hosts[].tls.key", type: "path", fallback: .none, example: "key.pem",
            explanation: "PEM file of the key that belongs to `cert`."),
        ConfigurationKey(
            path: "hosts[].timeout", type: "length of time, 100ms to 10m", fallback: .value("10s"), example: "20s",
            explanation: "For everything a tick asks of this host."),
        ConfigurationKey(
            path: "hosts[].connect_timeout", type: "length of time, 100ms to 10m", fallback: .value("3s"), example: "5s",
            explanation: "For reaching it. Not longer than `timeout`."),
        ConfigurationKey(
            path: "hosts[].source", type: "`auto`, `api` or `cgroup`", fallback: .value("auto"), example: "api",
            explanation: "Where readings come from: the engine, the kernel's control groups, or these where the engine is local."),
        ConfigurationKey(
            path: "hosts[].labels", type: "map of texts", fallback: .value("{}"), example: "{ region: eu }",
            explanation: "Your own words about the host."),
    ]

    static let others = [
        ConfigurationKey(
            path: "containers", type: "map", fallback: .words("as its keys say"), example: "{ ignore: [\"*-init-*\"] }",
            explanation: "Which containers are kept."),
        ConfigurationKey(
            path: "containers.ignore", type: "list of patterns", fallback: .value("[]"), example: "[\"*-init-*\"]",
            explanation: "Containers with such names are left out altogether. `*` is any text, `?` one character; quote them."),
        ConfigurationKey(
            path: "retention", type: "map", fallback: .words("as its keys say"), example: "{ full: 24h }",
            explanation: "How long readings are kept. Daily uptime stays for ever."),
        ConfigurationKey(
            path: "retention.full", type: "length of time, from 1h", fallback: .value("48h"), example: "24h",
            explanation: "Every reading."),
        ConfigurationKey(
            path: "retention.five_minutes", type: "length of time, from 1h", fallback: .value("30d"), example: "14d",
            explanation: "Minimum, average and maximum of five minutes. Not shorter than `full`."),
        ConfigurationKey(
            path: "retention.hourly", type: "length of time, from 1h", fallback: .value("400d"), example: "800d",
            explanation: "Minimum, average and maximum of an hour. Not shorter than `five_minutes`."),
        ConfigurationKey(
            path: "retention.database_size", type: "size from 1MiB, or `unlimited`", fallback: .value("2GiB"), example: "512MiB",
            explanation: "What the database file may take; beyond it the oldest readings go first."),
        ConfigurationKey(
            path: "backup", type: "map", fallback: .words("as its keys say"), example: "{ every: 6h }",
            explanation: "Copies of the database."),
        ConfigurationKey(
            path: "backup.every", type: "length of time, 0 or from 1m", fallback: .value("1h"), example: "6h",
            explanation: "How often a copy is made; 0 makes none."),
        ConfigurationKey(
            path: "backup.keep", type: "number, 1 to 1000", fallback: .value("10"), example: "24",
            explanation: "How many copies stay; the oldest go."),
        ConfigurationKey(
            path: "backup.directory", type: "path", fallback: .value("backups"), example: "/srv/backups/dockstat",
            explanation: "Where they are kept. A relative path starts in the database's folder."),
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
