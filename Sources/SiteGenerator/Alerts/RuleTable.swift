import DockStatModel

/// The rules as they apply, with how many subjects each watches and what it found.
struct RuleTable {
    var context: RenderContext
    var path: String
    private var words: Words { context.words }

    func table() -> Markup {
        var table = DataTable(
            words, words("Rules"),
            [
                .text("Rule"), .text("State"), .text("Fires when"), .text("Applies to"), .number("Watches"), .text("Severity"),
                .text("Runbook"),
            ])
        let counts = RuleCounts(context: context)
        for rule in context.alerts.pages.rules {
            table.add([
                .name(rule.name), state(counts.found(by: rule)), condition(rule), "\(words(rule.on))",
                rule.isOn ? "\(counts.watched(by: rule))" : "–", rule.severity.mark(in: words),
                Runbook(context: context, path: path, text: rule.runbook).link(),
            ])
        }
        return table.table(nothing: words("No rules."))
    }

    private func state(_ found: RuleCounts.Found?) -> Markup {
        guard let found else { return "<span class=\"muted\">\(words("off"))</span>" }
        var badges: [Markup] = []
        if found.firing > 0 { badges.append(AlertPhase.firing.badge(words("\(found.firing) firing"))) }
        if found.muted > 0 { badges.append("<span class=\"muted\">\(words("\(found.muted) silenced or held back"))</span>") }
        if found.pending > 0 { badges.append(AlertPhase.pending.badge(words("\(found.pending) pending"))) }
        return badges.isEmpty ? "<span class=\"muted\">\(words("quiet"))</span>" : .joined(badges, by: " ")
    }

    private func condition(_ rule: Rule) -> Markup {
        let when: Markup = "<code>\(rule.when.text, limit: 200)</code>"
        var result = rule.hold == .time(.zero) ? when : words.markup("\(when) for \(words.hold(rule.hold))")
        let length = words.length(rule.recoverFor)
        if let recover = rule.recover {
            let code: Markup = "<code>\(recover.text, limit: 200)</code>"
            result +=
                rule.recoverFor > .zero
                ? "<small>\(words.markup("recovers when \(code) for \(length)"))</small>"
                : "<small>\(words.markup("recovers when \(code)"))</small>"
        } else if rule.recoverFor > .zero {
            result += "<small>\(words("recovers when it no longer holds for \(length)"))</small>"
        }
        return result
    }
}

/// How many subjects rules mean, and what they found there.
struct RuleCounts {
    struct Found: Hashable {
        var firing = 0
        /// Fire, and are silenced or held back.
        var muted = 0
        var pending = 0
    }

    var context: RenderContext
    private let found: [String: Found]
    /// Of every container, once a page.
    private let containers: [AlertFacts]

    init(context: RenderContext) {
        self.context = context
        var found: [String: Found] = [:]
        for alert in context.alerts.pages.alerts {
            switch alert.standing {
            case .firing, .acknowledged: found[alert.rule, default: Found()].firing += 1
            case .muted: found[alert.rule, default: Found()].muted += 1
            case .pending: found[alert.rule, default: Found()].pending += 1
            case .resolved, .inactive: continue
            }
        }
        self.found = found
        containers = context.data.containers.map(context.facts)
    }

    /// `nil` where the rule is off.
    func found(by rule: Rule) -> Found? { rule.isOn ? found[rule.name] ?? Found() : nil }

    /// Containers that opted out by a label are not counted.
    func watched(by rule: Rule) -> Int {
        switch rule.when.signal.subject {
        case .job: return 1
        case .receiver: return context.alerts.pages.receivers.count
        case .host:
            guard !rule.on.isEmpty else { return context.data.hosts.count }
            return context.data.hosts.count { rule.on.matches(context.facts($0)) }
        case .container:
            let off = DockStatLabel.alertPrefix + rule.name
            return containers.count { facts in
                facts.labels[DockStatLabel.ignore] != "true" && facts.labels[off] != "off"
                    && (rule.on.isEmpty || rule.on.matches(facts))
            }
        }
    }
}

extension RenderContext {
    /// What matchers look at.
    func facts(_ container: ContainerStatus) -> AlertFacts {
        var facts = AlertFacts(subject: .container(container.identity))
        facts.container = container.name
        facts.stack = container.composeProject
        facts.group = container.labels[DockStatLabel.group] ?? container.composeProject
        facts.labels = container.labels
        if let own = host(named: container.identity.host)?.labels, !own.isEmpty {
            facts.labels.merge(own) { ofContainer, _ in ofContainer }
        }
        return facts
    }

    func facts(_ host: HostStatus) -> AlertFacts {
        var facts = AlertFacts(subject: .host(host.name))
        facts.labels = host.labels
        facts.group = host.labels[DockStatLabel.group]
        return facts
    }
}
