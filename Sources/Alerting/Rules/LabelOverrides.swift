internal import DockStatModel

/// What a container's own labels ask of the rules.
struct LabelOverrides {
    private(set) var isIgnored = false
    /// By rule.
    private(set) var off: Set<String> = []
    private(set) var thresholds: [String: String] = [:]

    static let thresholdSuffix = ".threshold"

    var isPlain: Bool { !isIgnored && off.isEmpty && thresholds.isEmpty }

    init(_ labels: [String: String]) {
        for (key, value) in labels where key.utf8.starts(with: "dockstat.".utf8) {
            if key == DockStatLabel.ignore {
                isIgnored = value == "true"
            } else if let (rule, isThreshold) = Self.rule(of: key) {
                if isThreshold {
                    thresholds[rule] = value
                } else if value == "off" {
                    off.insert(rule)
                }
            }
        }
    }

    /// - Returns: `nil` where it is no label of the form `dockstat.alert.<rule>` or `dockstat.alert.<rule>.threshold`.
    static func rule(of key: String) -> (rule: String, isThreshold: Bool)? {
        guard key.hasPrefix(DockStatLabel.alertPrefix) else { return nil }
        let rest = key.dropFirst(DockStatLabel.alertPrefix.count)
        if rest.hasSuffix(thresholdSuffix) { return (String(rest.dropLast(thresholdSuffix.count)), true) }
        return (String(rest), false)
    }
}
