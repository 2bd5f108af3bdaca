internal import DockStatModel

/// What an incident's timeline gets when an alert joins it: what preceded, and that it fires.
struct Timeline {
    let entries: [IncidentEntry]

    /// - Parameter isKnownSubject: another alert of the same subject belongs to the incident: what preceded is told already.
    init(incident: Int64, alert: Alert, view: SubjectView, now: Timestamp, isKnownSubject: Bool) {
        var entries: [IncidentEntry] = []
        func add(_ time: Timestamp, _ kind: IncidentEntry.Kind, _ text: String, _ lines: [String] = []) {
            entries.append(
                IncidentEntry(incident: incident, time: time, kind: kind, text: text, lines: lines, alert: alert.id))
        }
        var logs: [String] = []
        if let sample = view.sample, !isKnownSubject {
            let evidence = Evidence(sample, since: now - Evidence.reach, now: now)
            for happening in evidence.happenings {
                add(happening.time ?? now, happening.entryKind, "\(alert.name) \(happening.words(in: "en"))")
            }
            for fact in evidence.untoldFacts { add(now, fact.entryKind, "\(alert.name): \(fact.words(in: "en"))") }
            logs = evidence.logs
        }
        let text = alert.summary["en"] ?? "\(alert.rule) of \(alert.name)"
        add(now, alert.subject.kind == .host ? .hostLost : .alertFired, text)
        if !logs.isEmpty { add(now, .logs, "the last lines of \(alert.name)", logs) }
        self.entries = entries
    }
}
