/// What a key or a session may change. Reading is the web server's matter.
package enum Scope: Hashable, Sendable {
    /// Acknowledgements, silences, maintenance, incidents, the outbox, tests of receivers.
    case alerts
    case notes
    /// Which engines are read.
    case hosts
    /// Starting, stopping and removing containers of hosts that allow it.
    case containers
    /// One Compose project by its name.
    case stacks(String)
    /// Themes, pins and hotkeys, and what extends the site.
    case extensions
    /// Everything, keys included.
    case admin

    /// As keys are made with and pages show it: `alerts`, `stacks:shop`. `nil`: no such scope.
    package init?(_ text: String) {
        switch text {
        case "alerts": self = .alerts
        case "notes": self = .notes
        case "hosts": self = .hosts
        case "containers": self = .containers
        case "extensions": self = .extensions
        case "admin": self = .admin
        default:
            guard text.hasPrefix("stacks:"), text.utf8.count > 7 else { return nil }
            self = .stacks(String(text.dropFirst(7)))
        }
    }

    package var text: String {
        switch self {
        case .alerts: "alerts"
        case .notes: "notes"
        case .hosts: "hosts"
        case .containers: "containers"
        case .stacks(let project): "stacks:\(project)"
        case .extensions: "extensions"
        case .admin: "admin"
        }
    }

    /// For people who name one that does not exist.
    package static let known = "alerts, notes, hosts, containers, stacks:PROJECT, extensions, admin"
}

extension Collection<Scope> {
    /// Whether what wants `scope` is allowed.
    package func allow(_ scope: Scope) -> Bool { contains(.admin) || contains(scope) }
}
