internal import DockStatModel

extension Evaluation {
    /// Alerts that became active join the open incident of their group, or open one.
    mutating func group() {
        var open = OpenConversations(conversations)
        for index in book.indices where book[index].phase.isActive && !book.isForgotten[index] {
            if let position = book[index].incident.flatMap({ open.byID[$0] }) {
                raise(position, to: book[index])
            } else {
                join(index, &open)
            }
        }
        for position in open.joined.sorted() {
            conversations[position].incident.title = conversations[position].incident.title(of: members(position))
        }
        for index in book.indices where resolved.contains(book[index].id) { tellEnd(of: index) }
    }

    private mutating func join(_ index: Int, _ open: inout OpenConversations) {
        let alert = book[index]
        let key = groupKey(alert.facts)
        let position = open.byGroup[key] ?? conversations.count
        if position == conversations.count {
            let incident = Incident(id: nextIncident, group: key, openedAt: now, severity: alert.severity)
            nextIncident += 1
            conversations.append(Conversation(incident, isNew: true))
            open.byGroup[key] = position
            open.byID[incident.id] = position
            tell(position, .opened, "opened: \(alert.summary["en"] ?? alert.rule)")
        }
        open.joined.insert(position)
        let incident = conversations[position].incident
        let isKnownSubject = book.indices(of: alert.subject).contains { $0 != index && book[$0].incident == incident.id }
        if !incident.alerts.contains(alert.id) { conversations[position].incident.alerts.append(alert.id) }
        book[index].incident = incident.id
        changes.entries +=
            Timeline(
                incident: incident.id, alert: book[index], view: subjectView(of: alert), now: now, isKnownSubject: isKnownSubject
            ).entries
        raise(position, to: alert)
    }

    private mutating func raise(_ position: Int, to alert: Alert) {
        guard alert.severity > conversations[position].incident.severity else { return }
        conversations[position].incident.severity = alert.severity
        tell(position, .severityRaised, "now \(alert.severity.rawValue)", alert: alert.id)
    }

    private mutating func tellEnd(of index: Int) {
        let alert = book[index]
        guard let position = conversations.firstIndex(where: { $0.incident.id == alert.incident }) else { return }
        let reason = changes.transitions.last { $0.alert == alert.id }?.reason ?? "it is over"
        let isHost = alert.subject.kind == .host
        tell(
            position, isHost ? .hostReached : .alertResolved, "\(alert.rule) of \(alert.name) is over: \(reason)", alert: alert.id
        )
    }

    mutating func tell(_ position: Int, _ kind: IncidentEntry.Kind, _ text: String, alert: Int64? = nil) {
        changes.entries.append(
            IncidentEntry(incident: conversations[position].incident.id, time: now, kind: kind, text: text, alert: alert))
    }

    /// Its alerts that are still known, in the order of joining.
    func members(_ position: Int) -> [Alert] {
        let incident = conversations[position].incident
        return incident.alerts.compactMap { id in book.index(ofID: id).map { book[$0] } }.filter { $0.incident == incident.id }
    }

    /// Equal keys are one incident. An alert about a receiver is apart from all others, for it has other receivers.
    private func groupKey(_ facts: AlertFacts) -> [String: String] {
        var key: [String: String] = [:]
        for name in engine.settings.groupBy {
            switch name {
            case "host": key[name] = facts.host
            // `dockstat.group` stands in for the stack.
            case "stack", "group": key[name] = facts.group
            case "rule": key[name] = facts.rule
            case "container": key[name] = facts.container
            case "severity": key[name] = facts.severity?.rawValue
            default: if name.hasPrefix("label:") { key[name] = facts.labels[String(name.dropFirst("label:".count))] }
            }
        }
        if case .receiver(let name) = facts.subject { key["receiver"] = name }
        return key
    }
}

/// Where the open incidents are, while alerts join them.
private struct OpenConversations {
    var byID: [Int64: Int] = [:]
    var byGroup: [[String: String]: Int] = [:]
    var joined: Set<Int> = []

    init(_ conversations: [Conversation]) {
        for (position, conversation) in conversations.enumerated() {
            byID[conversation.incident.id] = position
            byGroup[conversation.incident.group] = byGroup[conversation.incident.group] ?? position
        }
    }
}

extension Alert {
    /// Of its subject, for people.
    var name: String {
        switch subject {
        case .job: "DockStat"
        case .host(let name), .receiver(let name): name
        case .container: facts.container ?? subject.text
        }
    }
}
