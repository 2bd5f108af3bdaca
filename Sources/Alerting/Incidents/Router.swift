internal import DockStatModel

/// Who hears of an alert.
struct Router: Sendable {
    let receivers: [ReceiverConfiguration]
    private let byName: [String: ReceiverConfiguration]
    private let routes: [Route]
    private let quietHours: [String: Schedule]

    init(_ settings: NotificationSettings) {
        receivers = settings.receivers
        byName = Dictionary(settings.receivers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        routes = settings.routes
        quietHours = byName.compactMapValues { receiver in
            receiver.quietHours.map { hours in
                // A zone nobody knows is refused with the configuration; UTC is better than no quiet.
                Schedule(
                    clock: WallClock(timeZone: hours.timeZone) ?? .utc, days: hours.days, from: hours.from.minutes,
                    to: hours.to.minutes)
            }
        }
    }

    func receiver(_ name: String) -> ReceiverConfiguration? { byName[name] }

    func quietReceivers(at time: Timestamp) -> Set<String> {
        Set(quietHours.filter { !$0.value.spans(in: time..<(time + .milliseconds(1))).isEmpty }.keys)
    }

    /// Of the label `dockstat.receiver`.
    static func names(_ label: String) -> [String] {
        label.split(separator: ",").map { $0.drop { $0 == " " } }.map { name in
            String(name.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// What sends an alert where it goes.
    struct Path {
        /// In the order of the configuration.
        var receivers: [String]
        /// Chosen, but the alert is less severe than they want to hear of.
        var belowSeverity: [String]
        var escalations: [Route.Escalation]
        /// For people: `the label dockstat.receiver`, `route 2`.
        var reason: String
    }

    /// The label's receivers; else those of the first route that matches and of those it continues to; else all. A receiver never
    /// hears of itself, and nobody of what is less severe than he wants to.
    func path(of facts: AlertFacts) -> Path {
        var path = Path(
            receivers: [], belowSeverity: [], escalations: [], reason: "no route matches, so every receiver hears of it")
        var chosen = Set(byName.keys)
        let labelled = facts.labels[DockStatLabel.receiver].map(Self.names)?.filter { byName[$0] != nil } ?? []
        if !labelled.isEmpty {
            chosen = Set(labelled)
            path.reason = "the label \(DockStatLabel.receiver) names who hears of it"
        } else {
            let matching = matchingRoutes(facts)
            if !matching.isEmpty {
                chosen = Set(matching.flatMap { routes[$0].receivers })
                path.escalations = matching.compactMap { routes[$0].escalation }
                path.reason = "route " + matching.map { "\($0 + 1)" }.joined(separator: " and ") + " decides"
            }
        }
        for receiver in receivers where chosen.contains(receiver.name) && facts.subject != .receiver(receiver.name) {
            if let severity = facts.severity, severity < receiver.severity {
                path.belowSeverity.append(receiver.name)
            } else {
                path.receivers.append(receiver.name)
            }
        }
        return path
    }

    private func matchingRoutes(_ facts: AlertFacts) -> [Int] {
        var matching: [Int] = []
        for (index, route) in routes.enumerated() where route.matcher.matches(facts) {
            matching.append(index)
            if !route.isContinued { break }
        }
        return matching
    }
}
