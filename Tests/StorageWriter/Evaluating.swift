import DockStatModel
import Storage

/// Evaluates as ticks do: every alert gets another value, now and then one is new.
enum Evaluating {
    static func run(_ store: Store, rounds: Int, told: (Int) -> Void) throws {
        for round in 0..<rounds {
            _ = try store.evaluateAlerts(now: Fleet.start + .seconds(15 * round)) { state in
                var changes = AlertingChanges()
                changes.alerts = state.alerts.map { alert in
                    var alert = alert
                    alert.value = "round \(round)"
                    return alert
                }
                changes.alerts.append(firing(state.nextAlert))
                return changes
            }
            told(round)
        }
    }

    static func firing(_ id: Int64) -> Alert {
        let subject = AlertSubject.container(ContainerIdentity(host: "h", key: "name:c\(id)"))
        var facts = AlertFacts(subject: subject)
        facts.labels = Dictionary(uniqueKeysWithValues: (0..<8).map { ("org.example.label.\($0)", "value \($0) of c\(id)") })
        var alert = Alert(id: id, rule: "memory", subject: subject, facts: facts, severity: .warning, since: Fleet.start)
        alert.phase = .firing
        alert.condition = "memory_percent > 90%"
        alert.summary = ["en": "c\(id) uses 93 % of its memory", "de": "c\(id) belegt 93 % seines Speichers"]
        alert.samples = (0..<20).map {
            AlertSample(time: Fleet.start + .seconds(15 * $0), value: "93.\($0)%", verdict: .confirms)
        }
        alert.incident = id
        return alert
    }
}
