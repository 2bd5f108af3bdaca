package import DockStatModel

extension AlertingState {
    /// The state after these changes, for evaluations that nothing stores: replays and trials. Messages held back are forgotten.
    package mutating func apply(_ changes: AlertingChanges) {
        let forgotten = Set(changes.forgottenAlerts)
        var changed = Dictionary(changes.alerts.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        alerts = alerts.filter { !forgotten.contains($0.id) }.map { changed.removeValue(forKey: $0.id) ?? $0 }
        alerts += changed.values.sorted { $0.id < $1.id }
        for incident in changes.incidents {
            incidents.removeAll { $0.id == incident.id }
            if incident.isOpen { incidents.append(incident) }
            nextIncident = max(nextIncident, incident.id + 1)
        }
        incidents.sort { $0.id < $1.id }
        let digested = Set(changes.digested)
        held.removeAll { digested.contains($0.id) }
        nextAlert = max(nextAlert, (changes.alerts.map(\.id).max() ?? 0) + 1)
    }
}
