package import DockStatModel

/// Runs one rule over what was observed before: when it would have fired.
package struct RuleReplay: Sendable {
    package struct Firing: Hashable, Sendable {
        package var subject: AlertSubject
        package var from: Timestamp
        /// `nil` where it still fires at the end.
        package var to: Timestamp?
        /// The value farthest beyond the threshold while it fired; of words the last one.
        package var peak: RuleValue?
        /// `peak` with its unit.
        package var peakText: String
    }

    /// In the order of their beginning.
    package private(set) var firings: [Firing] = []
    private let rule: Rule
    private let engine: AlertEngine
    private var state = AlertingState()
    private var open: [AlertSubject: Int] = [:]

    /// - Parameter rule: on or not; it is run.
    package init(_ rule: Rule) {
        var rule = rule
        rule.isOn = true
        self.rule = rule
        engine = AlertEngine(rules: [rule])
    }

    /// The next moment; times go up.
    package mutating func take(_ observations: AlertObservations) {
        let changes = engine.evaluate(observations, state: state)
        state.apply(changes)
        for alert in changes.alerts {
            if alert.phase.isActive {
                let index = open[alert.subject] ?? firings.count
                if index == firings.count {
                    open[alert.subject] = index
                    firings.append(Firing(subject: alert.subject, from: observations.now, to: nil, peak: nil, peakText: ""))
                }
                widen(index, alert, observations)
            } else if let index = open.removeValue(forKey: alert.subject) {
                firings[index].to = observations.now
            }
        }
        // What was forgotten at once.
        for (subject, index) in open where !state.alerts.contains(where: { $0.subject == subject && $0.phase.isActive }) {
            firings[index].to = observations.now
            open[subject] = nil
        }
    }

    private mutating func widen(_ index: Int, _ alert: Alert, _ observations: AlertObservations) {
        guard let value = engine.value(of: rule, alert.subject, observations) else { return }
        guard case .number(let new) = value, case .number(let old)? = firings[index].peak else {
            return setPeak(index, value)
        }
        switch rule.when.comparison {
        case .above, .atLeast: if new > old { setPeak(index, value) }
        case .below, .atMost: if new < old { setPeak(index, value) }
        case .equal, .unequal: setPeak(index, value)
        }
    }

    private mutating func setPeak(_ index: Int, _ value: RuleValue) {
        firings[index].peak = value
        firings[index].peakText = value.text(unit: rule.when.signal.unit)
    }
}
