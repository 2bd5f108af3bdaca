internal import DockStatModel

extension AlertFacts {
    init(_ subject: AlertSubject, _ view: MatchView, rule: Rule) {
        self.init(subject: subject)
        container = view.container
        stack = view.stack
        group = view.group
        labels = view.hostLabels.isEmpty ? view.labels : view.hostLabels.merging(view.labels) { _, own in own }
        self.rule = rule.name
        severity = rule.severity
    }
}
