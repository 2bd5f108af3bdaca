import FoundationEssentials

/// The `filters` of `GET /events`: by `type`, `event` and `container`. Other kinds of filter let everything pass.
struct EventFilter: Sendable {
    private var allowed: [String: Set<String>] = [:]

    /// - Parameter text: JSON, as `{"type":["container"]}` or in the older form `{"type":{"container":true}}`.
    /// - Returns: `nil` where it is not of that form.
    init?(_ text: String?) {
        guard let text, !text.isEmpty else { return }
        let data = Data(text.utf8)
        if let lists = try? JSONDecoder().decode([String: [String]].self, from: data) {
            allowed = lists.mapValues(Set.init)
        } else if let maps = try? JSONDecoder().decode([String: [String: Bool]].self, from: data) {
            allowed = maps.mapValues { Set($0.filter(\.value).keys) }
        } else {
            return nil
        }
    }

    func passes(_ event: SimulatedEvent) -> Bool {
        func allows(_ kind: String, _ values: [String]) -> Bool {
            guard let wanted = allowed[kind], !wanted.isEmpty else { return true }
            return values.contains { wanted.contains($0) }
        }
        let word = event.action.prefix { $0 != ":" }
        let name = event.attributes.first { $0.name == "name" }?.value ?? ""
        return allows("type", [event.type]) && allows("event", [event.action, String(word)])
            && allows("container", event.type == "container" ? [event.actor, name] : [])
    }
}
