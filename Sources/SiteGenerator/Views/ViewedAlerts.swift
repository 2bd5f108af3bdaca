import DockStatModel

/// Alerts and incidents as a partial view has them: of what is in it only, and without what concerns those who run the place.
struct ViewedAlerts {
    var names: ViewNames
    var view: ViewConfiguration
    /// As they are, and all of them.
    var hosts: [HostStatus]
    var containers: [ContainerStatus]

    func seen(_ pages: AlertPages) -> AlertPages {
        var seen = AlertPages()
        let ours = Set(pages.rules.filter { $0.summary == nil }.map(\.name))
        seen.alerts = pages.alerts.compactMap { alert($0, isOurs: ours.contains($0.rule)) }
        let alerts = Dictionary(seen.alerts.map { ($0.id, $0) }) { first, _ in first }
        seen.incidents = pages.incidents.compactMap { incident($0, alerts) }
        for incident in seen.incidents {
            seen.entriesOmitted[incident.id] = pages.entriesOmitted[incident.id]
            seen.entries[incident.id] = (pages.entries[incident.id] ?? []).compactMap { entry($0, alerts) }
        }
        seen.maintenance = pages.maintenance.compactMap(window)
        let windows = Set(seen.maintenance.map(\.name))
        seen.maintenanceOccurrences = pages.maintenanceOccurrences.filter { windows.contains($0.window) }
        return seen
    }

    /// Whether sentences that were put together earlier may name what the view does not.
    private var speaksAnew: Bool { !view.redact.isEmpty || !view.hostNames.isEmpty || !view.containerNames.isEmpty }

    private func subject(_ subject: AlertSubject) -> AlertSubject? {
        switch subject {
        case .container(let identity): names.containers[identity].map { .container($0.identity) }
        case .host(let host): names.hosts[host].map { .host($0) }
        case .job, .receiver: nil
        }
    }

    /// - Parameter isOurs: whether it says what it says in a sentence of ours.
    private func alert(_ alert: Alert, isOurs: Bool) -> Alert? {
        guard let subject = subject(alert.subject) else { return nil }
        var seen = alert
        var facts = AlertFacts(subject: subject)
        facts.rule = alert.rule
        facts.severity = alert.severity
        if case .container(let identity) = alert.subject, let container = names.containers[identity] {
            facts.container = container.name
            facts.stack = container.composeProject
            facts.group = container.composeProject
            facts.labels = container.labels
        }
        seen.subject = subject
        seen.facts = facts
        if speaksAnew {
            seen.summary =
                RenamedSummary(alert: alert, isOurs: isOurs, container: facts.container, host: facts.host ?? "").texts
        }
        seen.runbook = nil
        seen.acknowledgement = nil
        switch alert.mutedBy {
        case .inhibited(let host): seen.mutedBy = names.hosts[host].map { .inhibited(host: $0) }
        case .silence: seen.mutedBy = nil
        case .maintenance, .flapping, nil: break
        }
        seen.samples = alert.samples.map { AlertSample(time: $0.time, value: $0.value, verdict: $0.verdict) }
        return seen
    }

    private func incident(_ incident: Incident, _ alerts: [Int64: Alert]) -> Incident? {
        if incident.openedBy != nil { return byHand(incident) }
        let shown = incident.alerts.compactMap { alerts[$0] }
        guard let first = shown.first else { return nil }
        var seen = incident
        seen.alerts = shown.map(\.id)
        seen.group = [:]
        if incident.group["host"] != nil { seen.group["host"] = first.facts.host }
        if incident.group["stack"] != nil { seen.group["stack"] = first.facts.stack }
        if speaksAnew || shown.count < incident.alerts.count {
            // Some may have come back and belong to a later one.
            let own = shown.filter { !incident.isOpen || $0.incident == incident.id }
            seen.title = seen.title(of: own.isEmpty ? shown : own)
            seen.severity = shown.map(\.severity).max() ?? incident.severity
            // For whom it is about these alone it is over with the last of them.
            if incident.isOpen, !own.contains(where: \.phase.isActive) {
                seen.resolvedAt = shown.compactMap(\.resolvedAt).max() ?? incident.openedAt
            }
        }
        seen.receivers = []
        seen.escalated = []
        return seen
    }

    /// What a person opened has no alert that tells whether it is for everybody: the person said so.
    private func byHand(_ incident: Incident) -> Incident? {
        guard incident.isPublic else { return nil }
        var seen = incident
        seen.openedBy = ""
        seen.receivers = []
        seen.escalated = []
        seen.announcedAt = nil
        return seen
    }

    /// Lines about an alert of the view, its beginning and end, and what people wrote for readers. An empty text is said by its
    /// kind.
    private func entry(_ entry: IncidentEntry, _ alerts: [Int64: Alert]) -> IncidentEntry? {
        var seen = entry
        if speaksAnew { seen.text = "" }
        switch entry.kind {
        case .personUpdate: return update(entry)
        case .opened, .resolved:
            seen.text = ""
            seen.lines = []
        case .message, .silenced, .acknowledged, .escalated, .engineEvent: return nil
        case .logs:
            guard !view.redact.contains(.logs), !speaksAnew else { return nil }
            fallthrough
        case .alertFired, .alertResolved, .exit, .oomKill, .restart, .imageChanged, .hostLost, .hostReached, .flapping,
            .severityRaised:
            guard entry.alert.map({ alerts[$0] != nil }) ?? false else { return nil }
            if entry.kind == .imageChanged, view.redact.contains(.images) { seen.text = "" }
            if entry.kind != .logs { seen.lines = [] }
        }
        return seen
    }

    /// People write for readers, and under their names as the place knows them: those that the view calls otherwise are called
    /// so here too, longest first; what else is told is theirs to leave out. Who wrote it is not told.
    private func update(_ entry: IncidentEntry) -> IncidentEntry? {
        // `anna: We are on it.` What has no such beginning is a remark about an acknowledgement.
        guard let author = entry.text.firstRange(of: ": ") else { return nil }
        var others: [String: String] = [:]
        for container in containers {
            let seen = names.containers[container.identity]?.name
            // The same name on another host may be in the view.
            if let seen { others[container.name] = seen } else { others[container.name] = others[container.name] ?? Self.hidden }
            if let project = container.composeProject { others[project] = names.stacks[project] ?? Self.hidden }
        }
        for host in hosts { others[host.name] = names.hosts[host.name] ?? Self.hidden }
        let changed = others.filter { $0.key != $0.value && !$0.key.isEmpty }.sorted {
            ($0.key.count, $0.key) > ($1.key.count, $1.key)
        }
        func said(_ text: String) -> String {
            changed.reduce(text) { NameInText(name: $1.key).replaced(by: $1.value, in: $0) }
        }
        var seen = entry
        seen.text = said(String(entry.text[author.upperBound...]))
        seen.lines = entry.lines.map(said)
        return seen
    }

    /// What is not in the view has no name there.
    private static let hidden = "…"

    /// A window with the names of what it means in the view; `nil` where it means nothing there.
    private func window(_ window: MaintenanceWindow) -> MaintenanceWindow? {
        var matcher = Matcher()
        for host in hosts {
            if let name = names.hosts[host.name], window.matcher.matches(ViewNames.facts(host)) { matcher.hosts.append(name) }
        }
        if matcher.hosts.isEmpty {
            let labels = Dictionary(hosts.map { ($0.name, $0.labels) }) { first, _ in first }
            for origin in names.origins.sorted(by: { $0.identity < $1.identity }) {
                guard let seen = names.containers[origin.identity],
                    window.matcher.matches(ViewNames.facts(origin, hostLabels: labels[origin.identity.host] ?? [:]))
                else { continue }
                matcher.containers.append(seen.name)
                if !matcher.hosts.contains(seen.identity.host) { matcher.hosts.append(seen.identity.host) }
            }
        }
        guard !matcher.isEmpty else { return nil }
        var seen = window
        seen.matcher = matcher
        seen.author = ""
        return seen
    }
}
