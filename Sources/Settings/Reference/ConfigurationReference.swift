/// `docs/configuration.md`'s table of keys, written from the schema.
package enum ConfigurationReference {
    package static let beginMarker = "<!-- keys: begin (written from the schema) -->"
    package static let endMarker = "<!-- keys: end -->"

    /// Markdown: one section per map, one table each.
    package static var markdown: String {
        let sections: [(title: String, holds: (ConfigurationKey) -> Bool)] = [
            ("General", { $0.parent.isEmpty && $0.type.hasPrefix("map") == false && $0.path != "hosts[]" }),
            ("`hosts`", { $0.path.hasPrefix("hosts[]") }),
            ("`containers`", { $0.path.hasPrefix("containers.") }),
            ("`retention`", { $0.path.hasPrefix("retention.") }),
            ("`backup`", { $0.path.hasPrefix("backup.") }),
            ("`publishing`", { $0.path.hasPrefix("publishing.") }),
            ("`logging`", { $0.path.hasPrefix("logging.") }),
        ]
        return sections.map { section in
            let rows = ConfigurationSchema.keys.filter(section.holds).map(row)
            let about = ConfigurationSchema.keys.first { "`\($0.name)`" == section.title && $0.parent.isEmpty }
            let lines = ["### \(section.title)", ""] + (about.map { [$0.explanation, ""] } ?? [])
            return (lines + ["| key | type | default | example | meaning |", "|---|---|---|---|---|"] + rows).joined(
                separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }

    private static func row(_ key: ConfigurationKey) -> String {
        let fallback =
            switch key.fallback {
            case .value(let value): "`\(value)`"
            case .words(let words): words
            case .required: "must be given"
            case .none: "none"
            }
        return "| `\(key.path)` | \(key.type) | \(fallback) | `\(key.example)` | \(key.explanation) |"
    }
}
