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
        var names: [String: Set<String>] = [:]
        for container in byAge {
            guard let host = hosts[container.identity.host] else { continue }
            // Numbers run over all hosts: containers change their places.
            let scope = view.redact.contains(.names) ? "" : host
            let given =
                view.containerNames["\(container.identity.host)/\(container.name)"] ?? view.containerNames[container.name]
            let name = ViewNames.free(
                given ?? (view.redact.contains(.names) ? nil : container.name), else: "service", among: &names[scope, default: []]
            )
            containers[container.identity] = seen(container, name: name, host: host)
        }
    }

    /// - Parameter wanted: `nil`: a number stands for it.
    private static func free(_ wanted: String?, else noun: String, among taken: inout Set<String>) -> String {
        if let wanted, taken.insert(wanted).inserted { return wanted }
        var number = wanted == nil ? 1 : 2
        while !taken.insert("\(wanted ?? noun) \(number)").inserted { number += 1 }
        return "\(wanted ?? noun) \(number)"
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
            labels[ComposeLabel.service] = name == container.name ? container.labels[ComposeLabel.service] : name
        }
        return labels
    }
}
