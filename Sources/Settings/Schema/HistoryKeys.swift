extension ConfigurationSchema {
    static let history = [
        ConfigurationKey(
            path: "containers", type: "map", fallback: .words("as its keys say"), example: "{ ignore: [\"*-init-*\"] }",
            explanation: "Which containers are kept, and what of them."),
        ConfigurationKey(
            path: "containers.ignore", type: "list of patterns", fallback: .value("[]"), example: "[\"*-init-*\"]",
            explanation: "Containers with such names are left out altogether. `*` is any text, `?` one character; quote them."),
        ConfigurationKey(
            path: "containers.logs", type: "number, 0 to 200", fallback: .value("0"), example: "20",
            explanation: "How many last lines of its log an incident keeps; the label `dockstat.logs` wins over it."),
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
    ]
}
