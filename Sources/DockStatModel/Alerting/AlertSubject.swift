/// What an alert is about.
package enum AlertSubject: Hashable, Comparable, Sendable, Codable {
    /// DockStat itself.
    case job
    /// By its configured name.
    case host(String)
    case container(ContainerIdentity)
    /// A way of notification, by its configured name.
    case receiver(String)

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case job, host, container, receiver }

    package var kind: Kind {
        switch self {
        case .job: .job
        case .host: .host
        case .container: .container
        case .receiver: .receiver
        }
    }

    /// The host it is or lives on.
    package var host: String? {
        switch self {
        case .host(let name): name
        case .container(let identity): identity.host
        case .job, .receiver: nil
        }
    }

    /// The form the database keeps, which `init(text:)` reads back: `job`, `host/<name>`, `container/<host>/<key>`,
    /// `receiver/<name>`. Hosts' names hold no slash.
    package var text: String {
        switch self {
        case .job: "job"
        case .host(let name): "host/\(name)"
        case .container(let identity): "container/\(identity.host)/\(identity.key)"
        case .receiver(let name): "receiver/\(name)"
        }
    }

    package init?(text: String) {
        let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("job", 1): self = .job
        case ("host", 2): self = .host(parts[1])
        case ("receiver", 2...): self = .receiver(parts.dropFirst().joined(separator: "/"))
        case ("container", 3): self = .container(ContainerIdentity(host: parts[1], key: parts[2]))
        default: return nil
        }
    }

    package static func < (a: AlertSubject, b: AlertSubject) -> Bool { a.text < b.text }
}
