internal import DockStatModel
internal import Yams

extension ConfigurationReader {
    /// The built-in rules with the changes of the file, and behind them those of the file alone.
    func readRules(_ top: NodeReader.Map, _ reader: inout NodeReader) -> [Rule] {
        var rules = Rule.builtIn
        for rule in readNamedRules(top, &reader) {
            if let index = rules.firstIndex(where: { $0.name == rule.name }) {
                rules[index] = rule
            } else {
                rules.append(rule)
            }
        }
        return rules
    }

    /// The rules that the file names, each whole: what it does not say of a built-in one is as built in.
    func readNamedRules(_ top: NodeReader.Map, _ reader: inout NodeReader) -> [Rule] {
        readRules(reader.list(top, "rules", of: "rules, each with name and when") ?? [], &reader)
    }

    /// - Parameter text: of a file that is a list of rules, or a map with `rules`.
    func rules(_ text: String) throws(ConfigurationErrors) -> [Rule] {
        var reader = NodeReader(source: source, environment: environment, folder: places.base)
        var rules: [Rule] = []
        if let root = try YAMLText.root(of: text, source: source) {
            if case .sequence(let sequence) = root {
                rules = readRules(sequence.enumerated().map { ("rules[\($0.offset)]", $0.element) }, &reader)
            } else if let top = reader.map(root: root) {
                rules = readNamedRules(top, &reader)
            }
        }
        if rules.isEmpty, reader.mistakes.isEmpty {
            reader.refuse(nil, nil, "holds no rules; it is a list of rules, or a map with rules")
        }
        guard reader.mistakes.isEmpty else { throw ConfigurationErrors(reader.mistakes) }
        return rules
    }

    private func readRules(_ entries: [(path: String, node: Node)], _ reader: inout NodeReader) -> [Rule] {
        var rules: [Rule] = []
        var places: [String: String] = [:]
        for entry in entries {
            guard let map = reader.map(entry.node, path: entry.path, schemaPath: "rules[]"), let rule = readRule(map, &reader)
            else { continue }
            if reader.claim(rule.name, map, &places) { rules.append(rule) }
        }
        return rules
    }

    private func readRule(_ map: NodeReader.Map, _ reader: inout NodeReader) -> Rule? {
        let name = reader.required(map, "name", .ruleName)
        let builtIn = Rule.builtIn.first { $0.name == name }
        let when = map.has("when") ? reader.value(map, "when", .condition) : builtIn?.when
        if let name, !map.has("when"), builtIn == nil {
            let question = NearestName.question(name, among: Rule.builtIn.map(\.name))
            reader.refuse(
                map.mark, map.path("when"),
                "is missing, and no built-in rule is called \(name)\(question); "
                    + "it is \(ValueKind<RuleCondition>.condition.allowed)")
        }
        // Where name or condition is wrong, the rest is still read for what else is.
        var rule = builtIn ?? Rule(name: name ?? "", when: when ?? Rule.builtIn[0].when)
        if let when {
            rule.when = when
            // What is inherited goes where it no longer fits the new condition.
            if let recover = rule.recover, RuleConflict.between(when: when, recover: recover) != nil { rule.recover = nil }
        }
        if map.has("on") { rule.on = readMatcher(map, "on", schemaPath: "rules[].on", &reader) }
        reader.read(&rule.hold, map, "for", .hold)
        if let when { readRecover(&rule.recover, when: when, map, &reader) }
        reader.read(&rule.recoverFor, map, "recover_for", .duration(.milliseconds(1)...(.days(30)), orZero: true))
        reader.read(&rule.severity, map, "severity", .choice)
        rule.summary = reader.text(map, "summary", .text(atMost: 500), checked: checks.summary) ?? rule.summary
        reader.read(&rule.runbook, map, "runbook", .runbook)
        reader.read(&rule.isOn, map, "enabled", .flag)
        guard name != nil, when != nil else { return nil }
        refuseSubjects(rule, map, &reader)
        return rule
    }

    private func readRecover(
        _ recover: inout RuleCondition?, when: RuleCondition, _ map: NodeReader.Map, _ reader: inout NodeReader
    ) {
        guard var given = reader.value(map, "recover", .condition) else { return }
        // A window that is left out is that of `when`.
        if given.window == RuleCondition.defaultWindow, !reader.says("in", map, "recover") { given.window = when.window }
        if let conflict = RuleConflict.between(when: when, recover: given) {
            reader.refuse(map.place("recover"), map.path("recover"), conflict)
        } else {
            recover = given
        }
    }

    /// A pattern for something that the rule's subject has not would keep it from ever firing.
    private func refuseSubjects(_ rule: Rule, _ map: NodeReader.Map, _ reader: inout NodeReader) {
        let signal = rule.when.signal
        switch signal.subject {
        case .host where !rule.on.containers.isEmpty || !rule.on.stacks.isEmpty:
            reader.refuse(
                map.place("on"), map.path("on"),
                "would never match, since \(signal.rawValue) is a signal of hosts: take out containers and stacks")
        case .job where !rule.on.isEmpty, .receiver where !rule.on.isEmpty:
            reader.refuse(
                map.place("on"), map.path("on"),
                "would never match, since \(signal.rawValue) is a signal of DockStat itself; take it out")
        case .container, .host, .job, .receiver: break
        }
    }
}
