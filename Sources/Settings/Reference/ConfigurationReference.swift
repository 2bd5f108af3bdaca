/// `docs/configuration.md`'s table of keys, written from the schema.
package enum ConfigurationReference {
    package static let beginMarker = "<!-- keys: begin (written from the schema) -->"
    package static let endMarker = "<!-- keys: end -->"

    /// Markdown: one section per map, one table each.
    package static var markdown: String {
        let sections: [(title: String, keys: [ConfigurationKey])] = [
            ("General", ConfigurationSchema.keys.filter { $0.parent.isEmpty && ConfigurationSchema.isGeneral($0) }),
            ("`hosts`", keys(of: "hosts[]")), ("`containers`", keys(of: "containers")), ("`retention`", keys(of: "retention")),
            ("`backup`", keys(of: "backup")), ("`rules`", keys(of: "rules[]")), ("`maintenance`", keys(of: "maintenance[]")),
            ("`receivers`", ConfigurationSchema.receivers), ("`receivers`, by type", ConfigurationSchema.receiverTypes),
            ("`routes`", keys(of: "routes[]")),
            ("Incidents and heartbeat", ConfigurationSchema.routes.filter { !$0.path.hasPrefix("routes") }),
            ("`views`", keys(of: "views[]")),
            ("`publishing`", keys(of: "publishing")), ("`logging`", keys(of: "logging")),
            ("`companion`", keys(of: "companion")), ("`hotkeys`", keys(of: "hotkeys")),
        ]
        return sections.map { section in
            let rows = section.keys.map(row)
            let about = ConfigurationSchema.keys.first { "`\($0.name)`" == section.title && $0.parent.isEmpty }
            let lines = ["### \(section.title)", ""] + (about.map { [$0.explanation, ""] } ?? [])
            return (lines + ["| key | type | default | example | meaning |", "|---|---|---|---|---|"] + rows).joined(
                separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }

    /// A list with what its entries hold, or what a map holds.
    private static func keys(of map: String) -> [ConfigurationKey] {
        ConfigurationSchema.keys.filter { $0.path.hasPrefix(map + ".") || ($0.path == map && map.hasSuffix("[]")) }
    }

    private static func row(_ key: ConfigurationKey) -> String {
        let fallback =
            switch key.fallback {
            case .value(let value): "`\(value)`"
            case .words(let words): words
            case .required: "must be given"
            case .none: "none"
            }
        let type = (key.isSecret ? "secret: " : "") + key.type
        let owners = key.receivers.count == 4 ? "not `command`" : key.receivers.map { "`\($0)`" }.joined(separator: ", ")
        let explanation = (owners.isEmpty ? "" : "(\(owners)) ") + key.explanation
        return "| `\(key.path)` | \(type) | \(fallback) | `\(key.example)` | \(explanation) |"
    }
}
