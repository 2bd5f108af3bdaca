/// What makes a container the same container across recreation.
///
/// Inside Docker Compose: host, project, service and replica number. Elsewhere: host and name. The engine's id changes with
/// every recreation and is an attribute only.
package struct ContainerIdentity: Hashable, Comparable, Sendable, Codable {
    package let host: String
    /// `name:<container name>` or `compose:<project>/<service>/<number>`.
    package let key: String

    package init(host: String, key: String) {
        self.host = host
        self.key = key
    }

    /// - Parameter labels: those of the container; Compose writes `com.docker.compose.project`, `.service`,
    ///   `.container-number` and, for one-off runs (which are no replica of the service), `.oneoff`.
    package init(host: String, name: String, labels: [String: String]) {
        self.host = host
        if let project = labels[ComposeLabel.project], let service = labels[ComposeLabel.service],
            labels[ComposeLabel.oneOff]?.lowercased() != "true"
        {
            self.key = "compose:\(project)/\(service)/\(labels[ComposeLabel.number] ?? "1")"
        } else {
            self.key = "name:\(name)"
        }
    }

    /// The identity by name alone, for a container whose Compose identity another container of the host already has
    /// (the predecessor that a recreation leaves standing for a moment).
    package static func byName(host: String, name: String) -> ContainerIdentity {
        ContainerIdentity(host: host, key: "name:\(name)")
    }

    package static func < (a: ContainerIdentity, b: ContainerIdentity) -> Bool {
        (a.host, a.key) < (b.host, b.key)
    }
}

package enum ComposeLabel {
    package static let project = "com.docker.compose.project"
    package static let service = "com.docker.compose.service"
    package static let number = "com.docker.compose.container-number"
    package static let oneOff = "com.docker.compose.oneoff"
}
