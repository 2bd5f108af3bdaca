/// Which alerts, containers or hosts are meant: every part that is given must match. What matches nothing in particular is empty
/// and matches everything.
package struct Matcher: Hashable, Sendable, Codable {
    /// Globs; one of them must match. Empty: any.
    package var hosts: [String] = []
    /// Over container names. A subject that is no container matches only where this and `stacks` are empty.
    package var containers: [String] = []
    /// Over compose projects.
    package var stacks: [String] = []
    /// Over names of rules.
    package var rules: [String] = []
    /// Over the group (`dockstat.group`, else the stack).
    package var groups: [String] = []
    /// Label by label, the value as a glob; all must match. Container labels win over those of their host.
    package var labels: [String: String] = [:]
    /// At least that severe.
    package var severity: Severity?

    package init() {}

    package var isEmpty: Bool { self == Matcher() }

    package func matches(_ facts: AlertFacts) -> Bool {
        func one(_ globs: [String], _ text: String?) -> Bool {
            globs.isEmpty || text.map { text in globs.contains { Glob($0).matches(text) } } ?? false
        }
        return one(hosts, facts.host) && one(containers, facts.container) && one(stacks, facts.stack)
            && one(rules, facts.rule) && one(groups, facts.group)
            && (severity.map { wanted in facts.severity.map { $0 >= wanted } ?? false } ?? true)
            && labels.allSatisfy { name, glob in facts.labels[name].map { Glob(glob).matches($0) } ?? false }
    }
}

extension Matcher {
    /// A part that is missing restricts nothing: a silence kept by a version that did not know it means what it meant then.
    package init(from decoder: any Decoder) throws {
        self.init()
        let parts = try decoder.container(keyedBy: CodingKeys.self)
        hosts = try parts.decodeIfPresent([String].self, forKey: .hosts) ?? []
        containers = try parts.decodeIfPresent([String].self, forKey: .containers) ?? []
        stacks = try parts.decodeIfPresent([String].self, forKey: .stacks) ?? []
        rules = try parts.decodeIfPresent([String].self, forKey: .rules) ?? []
        groups = try parts.decodeIfPresent([String].self, forKey: .groups) ?? []
        labels = try parts.decodeIfPresent([String: String].self, forKey: .labels) ?? [:]
        severity = try parts.decodeIfPresent(Severity.self, forKey: .severity)
    }
}

/// What matchers look at.
package struct AlertFacts: Hashable, Sendable, Codable {
    package var subject: AlertSubject
    package var host: String?
    /// Its name.
    package var container: String?
    /// The compose project.
    package var stack: String?
    /// Of the label `dockstat.group`, else the stack.
    package var group: String?
    /// Those of the host, and over them those of the container.
    package var labels: [String: String]
    /// `nil` where no rule is in question yet.
    package var rule: String?
    package var severity: Severity?

    package init(subject: AlertSubject) {
        self.subject = subject
        self.host = subject.host
        self.labels = [:]
    }
}

/// Labels of containers that DockStat obeys.
package enum DockStatLabel {
    /// `true`: no rule watches it.
    package static let ignore = "dockstat.ignore"
    /// `dockstat.alert.<rule>` = `off`, `dockstat.alert.<rule>.threshold` = a value.
    package static let alertPrefix = "dockstat.alert."
    /// Names of receivers, separated by commas, in place of the routes.
    package static let receiver = "dockstat.receiver"
    package static let group = "dockstat.group"
    package static let isPublic = "dockstat.public"
    package static let link = "dockstat.link"
    /// How many last lines an incident keeps.
    package static let logs = "dockstat.logs"
    /// More of them are not kept, whoever asks.
    package static let mostLogLines = 200
}
