internal import DockStatModel

/// What a rule's matcher looks at, without the merged labels that `AlertFacts` holds.
struct MatchView {
    var host: String?
    var container: String?
    var stack: String?
    var group: String?
    var labels: [String: String] = [:]
    var hostLabels: [String: String] = [:]

    func label(_ name: String) -> String? { labels[name] ?? hostLabels[name] }

    init(host: HostStatus?) {
        self.host = host?.name
        hostLabels = host?.labels ?? [:]
    }

    init(_ container: ContainerStatus, host: HostStatus?) {
        self.host = container.identity.host
        self.container = container.name
        stack = container.composeProject
        group = container.labels[DockStatLabel.group] ?? stack
        labels = container.labels
        hostLabels = host?.labels ?? [:]
    }
}

/// A rule's `on`, ready for thousands of looks. It says what `Matcher.matches` says.
struct CompiledMatcher: Sendable {
    private let hosts: [CompiledGlob]
    private let containers: [CompiledGlob]
    private let stacks: [CompiledGlob]
    private let groups: [CompiledGlob]
    private let labels: [(name: String, glob: CompiledGlob)]
    /// `rules` and `severity` are about the rule itself and so known before.
    private let matchesRule: Bool

    init(_ matcher: Matcher, rule: String, severity: Severity) {
        hosts = matcher.hosts.map(CompiledGlob.init)
        containers = matcher.containers.map(CompiledGlob.init)
        stacks = matcher.stacks.map(CompiledGlob.init)
        groups = matcher.groups.map(CompiledGlob.init)
        labels = matcher.labels.sorted { $0.key < $1.key }.map { ($0.key, CompiledGlob($0.value)) }
        matchesRule =
            (matcher.rules.isEmpty || matcher.rules.contains { Glob($0).matches(rule) })
            && (matcher.severity.map { severity >= $0 } ?? true)
    }

    func matches(_ view: MatchView) -> Bool {
        matchesRule && Self.one(hosts, view.host) && Self.one(containers, view.container) && Self.one(stacks, view.stack)
            && Self.one(groups, view.group)
            && labels.allSatisfy { label in view.label(label.name).map(label.glob.matches) ?? false }
    }

    private static func one(_ globs: [CompiledGlob], _ text: String?) -> Bool {
        if globs.isEmpty { return true }
        guard let text else { return false }
        return globs.contains { $0.matches(text) }
    }
}
