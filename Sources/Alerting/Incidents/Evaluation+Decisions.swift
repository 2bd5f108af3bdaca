internal import DockStatModel

extension Evaluation {
    mutating func decide(
        _ alert: Alert, _ incident: Incident, _ receiver: String?, _ kind: AlertMessage.Kind,
        _ outcome: NotificationDecision.Outcome, _ reason: String
    ) {
        changes.decisions.append(
            NotificationDecision(
                alert: alert.id, incident: incident.id, time: now, receiver: receiver, kind: kind, outcome: outcome,
                reason: reason))
    }

    mutating func decideAcknowledged(_ alert: Alert, _ incident: Incident, _ kind: AlertMessage.Kind) {
        let by = alert.acknowledgement.map { "\($0.by) acknowledged it: \($0.reason)" } ?? "it was acknowledged"
        decide(alert, incident, nil, kind, .acknowledged, by)
    }

    /// Says once, when it begins, why nothing is sent about an alert; and of a new one, who does not hear of it.
    mutating func explainSilence(_ position: Int) {
        let incident = conversations[position].incident
        for alert in members(position) where alert.phase.isActive && isFresh(alert, incident) {
            if let mute = alert.mutedBy {
                if fired.contains(alert.id) || mutedBefore[alert.id] != nil { explain(mute, alert, position) }
            } else {
                explainRoute(alert, incident)
            }
        }
    }

    private mutating func explain(_ mute: Alert.Mute, _ alert: Alert, _ position: Int) {
        let incident = conversations[position].incident
        let kind: AlertMessage.Kind = alert.isAnnounced ? .updated : .opened
        switch mute {
        case .silence(let id):
            let silence = state.silences.first { $0.id == id }
            let text = "silence \(id)" + (silence.map { " by \($0.author): \($0.reason)" } ?? "")
            decide(alert, incident, nil, kind, .silenced, text)
            tell(position, .silenced, text, alert: alert.id)
        case .maintenance(let name):
            decide(alert, incident, nil, kind, .maintenance, "maintenance window \(name)")
            tell(position, .silenced, "maintenance window \(name)", alert: alert.id)
        case .inhibited(let host):
            decide(alert, incident, nil, kind, .inhibited, "the host \(host) is lost, which is told instead")
        case .flapping:
            decide(
                alert, incident, nil, kind, .flapping,
                "it flaps; nothing more is sent until it is calm for \(Alert.calmAfter.text)")
            if beginsToFlap(alert) {
                tell(position, .flapping, "\(alert.rule) of \(alert.name) comes and goes", alert: alert.id)
            }
        }
    }

    private mutating func explainRoute(_ alert: Alert, _ incident: Incident) {
        // Told already, by another alert of it or before: nothing is decided anew.
        guard !alert.isAnnounced else { return }
        if engine.router.receivers.isEmpty {
            return decide(alert, incident, nil, .opened, .notRouted, "no receiver is configured")
        }
        let path = engine.router.path(of: alert.facts)
        for receiver in engine.router.receivers where !path.receivers.contains(receiver.name) {
            if path.belowSeverity.contains(receiver.name) {
                decide(
                    alert, incident, receiver.name, .opened, .belowSeverity,
                    "it is \(alert.severity.rawValue), and \(receiver.name) hears of \(receiver.severity.rawValue) and worse")
            } else {
                let isSelf = alert.subject == .receiver(receiver.name)
                decide(
                    alert, incident, receiver.name, .opened, .notRouted,
                    isSelf ? "a receiver is not told of its own failure" : path.reason)
            }
        }
    }
}
