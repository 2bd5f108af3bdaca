package import DockStatModel

extension AlertEngine {
    /// What is wrong with the `dockstat.…` labels of these containers: one sentence each, naming container, label and what is
    /// allowed. Labels that are wrong have no effect.
    package func labelMistakes(_ containers: [ContainerStatus]) -> [String] {
        containers.flatMap { container in
            container.labels.filter { $0.key.hasPrefix("dockstat.") }.sorted { $0.key < $1.key }.compactMap { key, value in
                labelMistake(key, value).map {
                    "\(container.name) on \(container.identity.host): label \(key)=\(value.prefix(80)): \($0)"
                }
            }
        }
    }

    private func labelMistake(_ key: String, _ value: String) -> String? {
        switch key {
        case DockStatLabel.ignore, DockStatLabel.isPublic:
            return ["true", "false"].contains(value) ? nil : "true or false is expected"
        case DockStatLabel.receiver:
            let unknown = Router.names(value).filter { router.receiver($0) == nil }
            if Router.names(value).isEmpty { return "names of receivers are expected, separated by commas" }
            return unknown.isEmpty ? nil : "there is no receiver \(unknown.joined(separator: ", "))"
        case DockStatLabel.group: return value.isEmpty ? "a name is expected" : nil
        case DockStatLabel.link: return MessageDrafter.link(value) == nil ? "an http: or https: address is expected" : nil
        case DockStatLabel.logs:
            let isNumber = Int(value).map { (0...DockStatLabel.mostLogLines).contains($0) } ?? false
            return isNumber ? nil : "a number of lines is expected, 0 to \(DockStatLabel.mostLogLines)"
        default: return ruleLabelMistake(key, value)
        }
    }

    private func ruleLabelMistake(_ key: String, _ value: String) -> String? {
        guard let (name, isThreshold) = LabelOverrides.rule(of: key) else { return "there is no such label" }
        guard let rule = rulebook.rule(name) else {
            return "there is no rule \(name); there are \(rulebook.all.map(\.name).joined(separator: ", "))"
        }
        guard isThreshold else { return ["on", "off"].contains(value) ? nil : "off is expected" }
        do {
            _ = try RuleValue(text: value, unit: rule.when.signal.unit, of: rule.when.signal)
            return nil
        } catch {
            return error.message
        }
    }
}
