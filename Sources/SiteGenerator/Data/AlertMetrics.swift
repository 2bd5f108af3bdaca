import DockStatModel

extension MetricsText {
    /// Alerts under the name and labels Prometheus gives its own, then what becomes of their messages.
    func alerts(in out: inout String) {
        let pages = context.alerts.pages
        series(of: pages.alerts, in: &out)
        family("dockstat_alerts", "Alerts by the state they are in.", in: &out) { sample in
            for phase in AlertPhase.allCases where phase != .inactive {
                sample("{state=\"\(phase.rawValue)\"}", Double(pages.alerts.count { $0.phase == phase }))
            }
        }
        family("dockstat_incidents_open", "Incidents that are not over.", in: &out) {
            $0("", Double(context.alerts.openIncidents.count))
        }
        family("dockstat_outbox", "Messages by state; those that are over only of the last days.", in: &out) { sample in
            for state in OutboxEntry.State.allCases {
                sample("{state=\"\(state.rawValue)\"}", Double(pages.outbox.count { $0.state == state }))
            }
        }
        var seen: Set<String> = []
        family("dockstat_receiver_healthy", "Whether messages to a receiver get through.", in: &out) { sample in
            for receiver in pages.receivers {
                let labels = "{receiver=\(MetricsText.quoted(receiver.name))}"
                if seen.insert(labels).inserted { sample(labels, receiver.health.failedSince == nil ? 1 : 0) }
            }
        }
    }

    /// What recovers still fires, as far as whoever is told of it is concerned.
    private func series(of alerts: [Alert], in out: inout String) {
        var seen: Set<String> = []
        family("ALERTS", "Alerts that are pending or fire.", in: &out) { sample in
            for alert in alerts where alert.phase.isActive || alert.phase == .pending {
                var labels =
                    "{alertname=\(MetricsText.quoted(alert.rule)),alertstate=\"\(alert.phase == .pending ? "pending" : "firing")\",severity=\"\(alert.severity.rawValue)\""
                switch alert.subject {
                case .job: break
                case .host(let name): labels += ",host=\(MetricsText.quoted(name))"
                case .receiver(let name): labels += ",receiver=\(MetricsText.quoted(name))"
                case .container(let identity):
                    let name = context.alerts.container(identity)?.name ?? alert.facts.container ?? identity.key
                    labels += ",host=\(MetricsText.quoted(identity.host)),container=\(MetricsText.quoted(name))"
                }
                labels += "}"
                // The same labels twice would make the whole file invalid.
                if seen.insert(labels).inserted { sample(labels, 1) }
            }
        }
    }
}
