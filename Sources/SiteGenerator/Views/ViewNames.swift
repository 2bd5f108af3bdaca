import DockStatModel

/// What hosts, containers and compose projects are called in a view, and which are in it at all.
///
/// Numbers that stand for redacted names follow the time at which we first saw what they stand for: what is new gets the next
/// one, and no number tells anything of the name. (A hash of it would: short names are soon tried out.)
struct ViewNames {
    /// By configured name; a host that is missing is not in the view.
    private(set) var hosts: [String: String] = [:]
    /// A container that is missing is not in the view.
    private(set) var containers: [ContainerIdentity: ContainerStatus] = [:]
    private(set) var stacks: [String: String] = [:]
    /// The containers in the view as they are.
    let origins: [ContainerStatus]

    private let view: ViewConfiguration
    /// What services are called whose containers are not all called as they are.
    private var services: [ServiceKey: String] = [:]

    /// What replicas have in common.
    private struct ServiceKey: Hashable {
        var project: String
        var service: String

        init?(_ container: ContainerStatus) {
            guard let project = container.composeProject, let service = container.labels[ComposeLabel.service] else { return nil }
            self.project = project
            self.service = service
        }
    }

    init(_ view: ViewConfiguration, _ data: SiteData) {
        self.view = view
        let labels = Dictionary(data.hosts.map { ($0.name, $0.labels) }) { first, _ in first }
        let shown = data.containers.filter { view.shows(ViewNames.facts($0, hostLabels: labels[$0.identity.host] ?? [:])) }
        origins = shown
        let housing = Set(shown.map(\.identity.host))
        var taken: Set<String> = []
        for host in data.hosts where housing.contains(host.name) || view.shows(ViewNames.facts(host)) {
            let name = view.redact.contains(.hosts) ? nil : host.name
            hosts[host.name] = ViewNames.free(view.hostNames[host.name] ?? name, else: "host", among: &taken)
        }
        taken = []
        let byAge = shown.sorted { ($0.firstSeen, $0.identity) < ($1.firstSeen, $1.identity) }
        for container in byAge {
            guard let project = container.composeProject, stacks[project] == nil else { continue }
            stacks[project] = ViewNames.free(view.redact.contains(.names) ? nil : project, else: "stack", among: &taken)
        }
        let called = ViewNames.called(byAge, view, hosts)
        for container in byAge {
            guard let key = ServiceKey(container), let name = called[container.identity], name != container.name else { continue }
            services[key] = services[key] ?? name
        }
        for container in byAge {
            guard let host = hosts[container.identity.host], let name = called[container.identity] else { continue }
            containers[container.identity] = seen(container, name: name, host: host)
        }
    }

    /// What each container is called, by the order in which they were first seen. Replicas of a service share its number:
    /// `service 3`, `service 3-2`.
    private static func called(
        _ byAge: [ContainerStatus], _ view: ViewConfiguration, _ hosts: [String: String]
    ) -> [ContainerIdentity: String] {
        let isRedacted = view.redact.contains(.names)
        var called: [ContainerIdentity: String] = [:]
        var taken: [String: Set<String>] = [:]
        var numbered: [ServiceKey: String] = [:]
        for container in byAge {
            guard let host = hosts[container.identity.host] else { continue }
            // Numbers run over all hosts: containers change their places.
            let scope = isRedacted ? "" : host
            let given =
                view.containerNames["\(container.identity.host)/\(container.name)"] ?? view.containerNames[container.name]
            let service = given == nil && isRedacted ? ServiceKey(container) : nil
            let name =
                if let first = service.flatMap({ numbered[$0] }) {
                    free(first, by: "-", else: "service", among: &taken[scope, default: []])
                } else {
                    free(given ?? (isRedacted ? nil : container.name), else: "service", among: &taken[scope, default: []])
                }
            if let service, numbered[service] == nil { numbered[service] = name }
            called[container.identity] = name
        }
        return called
    }

    /// - Parameters:
    ///   - wanted: `nil`: a number stands for it.
    ///   - sign: between a name that is taken and its number.
    private static func free(
        _ wanted: String?, by sign: String = " ", else noun: String, among taken: inout Set<String>
    ) -> String {
        guard let wanted else { return free(noun, by: sign, from: 1, among: &taken) }
        return taken.insert(wanted).inserted ? wanted : free(wanted, by: sign, from: 2, among: &taken)
    }

    private static func free(_ name: String, by sign: String, from first: Int, among taken: inout Set<String>) -> String {
        var number = first
        while !taken.insert("\(name)\(sign)\(number)").inserted { number += 1 }
        return "\(name)\(sign)\(number)"
    }

    // MARK: Matching

    static func facts(_ host: HostStatus) -> AlertFacts {
        var facts = AlertFacts(subject: .host(host.name))
        facts.labels = host.labels
        return facts
    }

    static func facts(_ container: ContainerStatus, hostLabels: [String: String]) -> AlertFacts {
        var facts = AlertFacts(subject: .container(container.identity))
        facts.container = container.name
        facts.stack = container.composeProject
        facts.group = container.labels[DockStatLabel.group] ?? container.composeProject
        facts.labels = hostLabels.merging(container.labels) { _, own in own }
        return facts
    }

    // MARK: A container as the view has it

    private func seen(_ container: ContainerStatus, name: String, host: String) -> ContainerStatus {
        var seen = container
        seen.labels = labels(container, name: name)
        let isSame = host == container.identity.host && name == container.name && seen.labels == container.labels
        if !isSame {
            // Names are unique on their host, whatever the labels would make of them.
            seen.identity = ContainerIdentity.byName(host: host, name: name)
            seen.name = name
            seen.slug = PathName.safe(name)
        }
        if view.redact.contains(.images) {
            seen.image = ""
            seen.imageID = ""
            seen.details?.imageDigest = nil
        }
        if view.redact.contains(.ports) {
            seen.ports = []
            seen.networks = []
        }
        if view.redact.contains(.names) || view.redact.contains(.hosts) { seen.engineID = "" }
        seen.details?.processID = nil
        // Engines put names and paths into it.
        seen.details?.error = ""
        return seen
    }

    private func labels(_ container: ContainerStatus, name: String) -> [String: String] {
        var labels = view.redact.contains(.labels) || view.redact.contains(.names) ? [:] : container.labels
        // What pages group by.
        if let project = container.composeProject, let stack = stacks[project] {
            labels[ComposeLabel.project] = stack
            let service = ServiceKey(container).flatMap { services[$0] ?? $0.service }
            labels[ComposeLabel.service] = service ?? (name == container.name ? nil : name)
        }
        return labels
    }
}
