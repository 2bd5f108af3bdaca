internal import DockStatModel

/// What an incident is called, by language.
enum Titles {
    /// - Parameter alerts: its alerts; those that are active name it, else all.
    static func title(of incident: Incident, _ alerts: [Alert]) -> [String: String] {
        let active = alerts.filter { $0.phase.isActive }
        let shown = active.isEmpty ? alerts : active
        guard shown.count > 1 else { return shown.first?.summary ?? incident.title }
        let place = place(of: incident)
        return [
            "en": place.isEmpty ? "\(shown.count) alerts" : "\(place): \(shown.count) alerts",
            "de": place.isEmpty ? "\(shown.count) Alarme" : "\(place): \(shown.count) Alarme",
        ]
    }

    /// `shop, web-1`: what its alerts have in common, the smaller before the larger.
    private static func place(of incident: Incident) -> String {
        let order = ["container", "stack", "group", "rule", "host"]
        let rest = incident.group.keys.filter { !order.contains($0) }.sorted()
        var parts: [String] = []
        for part in (order + rest).compactMap({ incident.group[$0] }) where !parts.contains(part) { parts.append(part) }
        return parts.joined(separator: ", ")
    }
}
