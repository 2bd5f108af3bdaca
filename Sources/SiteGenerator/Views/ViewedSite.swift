import DockStatModel

/// The data of a tick as one view has it. Pages, JSON, charts and feeds are made from this alone: what is not in it can be in
/// no file.
struct ViewedSite {
    let data: SiteData
    /// From containers as the view calls them to what they are.
    private let origins: [ContainerIdentity: ContainerIdentity]
    private let names: ViewNames?
    private let view: ViewConfiguration

    init(_ data: SiteData, in view: ViewConfiguration) {
        self.view = view
        guard view.isPartial else {
            self.data = data
            names = nil
            origins = [:]
            return
        }
        let names = ViewNames(view, data)
        self.names = names
        origins = Dictionary(names.containers.map { ($0.value.identity, $0.key) }) { first, _ in first }
        let hosts = data.hosts.compactMap { host in names.hosts[host.name].map { ViewedSite.seen(host, name: $0, in: view) } }
        let containers = data.containers.compactMap { names.containers[$0.identity] }
        var events: [String: [EngineEvent]] = [:]
        for (host, all) in data.events {
            guard let name = names.hosts[host] else { continue }
            events[name] = ViewedSite.events(all, of: data.containers.filter { $0.identity.host == host }, names, in: view)
        }
        // Everything is named here: a new part of the data is in no partial view before somebody has thought of it.
        self.data = SiteData(
            now: data.now, nextDue: data.nextDue, hosts: hosts, containers: containers, job: ViewedSite.seen(data.job),
            events: events,
            lastDayStates: ViewedSite.renamed(data.lastDayStates, names), days: ViewedSite.renamed(data.days, names),
            warnings: [],
            alerting: ViewedAlerts(names: names, view: view, hosts: data.hosts, containers: data.containers).seen(data.alerting),
            deploys: data.deploys.compactMap { ViewedSite.deploy($0, names, in: view) },
            outdated: view.redact.contains(.images) ? [:] : ViewedSite.renamed(data.outdated, names))
    }

    private static func renamed<Value>(_ values: [ContainerIdentity: Value], _ names: ViewNames) -> [ContainerIdentity: Value] {
        var renamed: [ContainerIdentity: Value] = [:]
        for (identity, value) in values {
            if let seen = names.containers[identity] { renamed[seen.identity] = value }
        }
        return renamed
    }

    private static func deploy(_ deploy: Deploy, _ names: ViewNames, in view: ViewConfiguration) -> Deploy? {
        guard let container = names.containers[deploy.container] else { return nil }
        var seen = deploy
        seen.container = container.identity
        seen.name = container.name
        if view.redact.contains(.images) {
            seen.image = ""
            seen.change = nil
        }
        return seen
    }

    func changed(_ containers: Set<ContainerIdentity>) -> Set<ContainerIdentity> {
        guard let names else { return containers }
        return Set(containers.compactMap { names.containers[$0]?.identity })
    }

    /// The history of containers as the view calls them.
    func history(
        _ range: HistoryRange, of containers: Set<ContainerIdentity>, from source: SiteGenerator.HistorySource
    ) throws -> [ContainerIdentity: History] {
        guard let names else { return try source(range, containers) }
        let found = try source(range, Set(containers.compactMap { origins[$0] }))
        var seen: [ContainerIdentity: History] = [:]
        for identity in containers {
            guard let origin = origins[identity], var history = found[origin] else { continue }
            let name = names.containers[origin]?.name ?? ""
            history.events = history.events.map { ViewedSite.event($0, name: name, in: view) }
            seen[identity] = history
        }
        return seen
    }

    /// What a note is about, as the view calls it; `nil` where that is not in the view.
    func subject(_ subject: NoteSubject) -> NoteSubject? {
        guard let names else { return subject }
        switch subject {
        case .overview, .page, .incident: return subject
        case .host(let host): return names.hosts[host].map { .host($0) }
        case .stack(let project): return names.stacks[project].map { .stack($0) }
        case .container(let host, let name):
            return names.origins.first { $0.identity.host == host && $0.name == name }
                .flatMap { names.containers[$0.identity] }
                .map { .container(host: $0.identity.host, name: $0.name) }
        }
    }

    // MARK: Hosts and events

    /// What making the pages takes is for those who run the place.
    private static func seen(_ job: JobStatus) -> JobStatus {
        var seen = job
        seen.ticks = []
        seen.databaseSize = 0
        seen.lastBackup = nil
        return seen
    }

    private static func seen(_ host: HostStatus, name: String, in view: ViewConfiguration) -> HostStatus {
        var seen = host
        if name != host.name {
            seen.name = name
            seen.slug = PathName.safe(name)
        }
        // Addresses, and what is said of containers that are not in the view.
        seen.engine = ""
        seen.inventory = nil
        seen.warnings = []
        seen.gaps = []
        seen.actions = false
        seen.origin = .file
        if case .unreachable(let reason) = host.reachability {
            seen.reachability = .unreachable(UnreachableReason(kind: reason.kind, message: "It does not answer."))
        }
        if view.redact.contains(.labels) || view.redact.contains(.hosts) { seen.labels = [:] }
        if view.redact.contains(.hosts) { seen.facts = nil }
        return seen
    }

    /// Those of containers in the view that still have the name they had.
    private static func events(
        _ events: [EngineEvent], of containers: [ContainerStatus], _ names: ViewNames, in view: ViewConfiguration
    ) -> [EngineEvent] {
        let byID = Dictionary(containers.map { ($0.engineID, $0.identity) }) { first, _ in first }
        let byName = Dictionary(containers.map { ($0.name, $0.identity) }) { first, _ in first }
        return events.compactMap { event in
            guard let identity = byID[event.engineID] ?? byName[event.containerName],
                let seen = names.containers[identity]
            else { return nil }
            return self.event(event, name: seen.name, in: view)
        }
    }

    private static func event(_ event: EngineEvent, name: String, in view: ViewConfiguration) -> EngineEvent {
        var seen = event
        seen.containerName = name
        if view.redact.contains(.images) { seen.image = "" }
        if view.redact.contains(.names) || view.redact.contains(.hosts) { seen.engineID = "" }
        return seen
    }
}
