internal import DockStatModel
internal import SiteGenerator

/// Where the site has its page of what an alert is about, for links in messages.
struct SubjectPages: Sendable {
    private let hosts: [String: String]
    private let containers: [ContainerIdentity: String]

    init(hosts: [HostStatus], containers: [ContainerStatus]) {
        self.hosts = Dictionary(hosts.map { ($0.name, $0.slug) }) { first, _ in first }
        self.containers = Dictionary(containers.map { ($0.identity, $0.slug) }) { first, _ in first }
    }

    /// Relative to the site's root, with a slash at its end; `nil` where there is none.
    func page(of subject: AlertSubject) -> String? {
        switch subject {
        case .job: return "about/"
        case .receiver: return "notifications/"
        case .host(let name): return hosts[name].map(SiteAddress.host)
        case .container(let identity):
            guard let host = hosts[identity.host], let container = containers[identity] else { return nil }
            return SiteAddress.container(host: host, container: container)
        }
    }
}
