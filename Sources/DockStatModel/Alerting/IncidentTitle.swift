extension Incident {
    /// What it is called, by language.
    ///
    /// - Parameter alerts: its alerts; those that are active name it, else all.
    package func title(of alerts: [Alert]) -> [String: String] {
        let active = alerts.filter { $0.phase.isActive }
        let shown = active.isEmpty ? alerts : active
        guard shown.count > 1 else { return shown.first?.summary ?? title }
        let place = place
        return [
            "en": place.isEmpty ? "\(shown.count) alerts" : "\(place): \(shown.count) alerts",
            "de": place.isEmpty ? "\(shown.count) Alarme" : "\(place): \(shown.count) Alarme",
        ]
    }

    /// `shop, web-1`: what its alerts have in common, the smaller before the larger.
    private var place: String {
        let order = ["container", "stack", "group", "rule", "host"]
        let rest = group.keys.filter { !order.contains($0) }.sorted()
        var parts: [String] = []
        for part in (order + rest).compactMap({ group[$0] }) where !parts.contains(part) { parts.append(part) }
        return parts.joined(separator: ", ")
    }
}
