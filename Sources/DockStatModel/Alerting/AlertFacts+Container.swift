extension AlertFacts {
    /// What a matcher that names no rule looks at.
    package init(_ container: ContainerStatus, hostLabels: [String: String]) {
        self.init(subject: .container(container.identity))
        self.container = container.name
        stack = container.composeProject
        group = container.labels[DockStatLabel.group] ?? container.composeProject
        labels = hostLabels.merging(container.labels) { $1 }
    }
}
