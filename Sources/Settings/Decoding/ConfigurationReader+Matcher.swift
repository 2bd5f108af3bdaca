internal import DockStatModel

extension ConfigurationReader {
    /// The matcher under a key; one that matches everything where the key is absent. Which parts there are is the schema's say.
    func readMatcher(_ parent: NodeReader.Map, _ key: String, schemaPath: String, _ reader: inout NodeReader) -> Matcher {
        var matcher = Matcher()
        guard let map = reader.map(parent, key, schemaPath: schemaPath) else { return matcher }
        matcher.hosts = reader.patterns(map, "hosts")
        matcher.containers = reader.patterns(map, "containers")
        matcher.stacks = reader.patterns(map, "stacks")
        matcher.rules = reader.patterns(map, "rules")
        matcher.groups = reader.patterns(map, "groups")
        matcher.labels = reader.texts(map, "labels") ?? [:]
        reader.read(&matcher.severity, map, "severity", .choice)
        return matcher
    }
}
