package import DockStatModel
import Storage

/// What a matcher means as things are.
package struct MatchPreview {
    /// Names that a sentence lists.
    private static let listed = 10
    /// Names that an answer to a program lists.
    private static let answered = 500

    /// Firing or recovering.
    var alerts: [Alert]
    var containers: [ContainerStatus]
    /// Rules and severities say nothing about containers: those that the rest means.
    var isAboutSomeRules: Bool

    package init(_ matcher: Matcher, in workplace: Workplace, now: Timestamp) throws {
        let hosts = try workplace.store.hostStatuses(configured: try workplace.configuration().hosts, now: now)
        let labels = Dictionary(hosts.map { ($0.name, $0.labels) }) { first, _ in first }
        alerts = try workplace.store.alertPages(now: now).pages.alerts.filter {
            $0.phase.isActive && matcher.matches($0.facts)
        }
        var place = matcher
        place.rules = []
        place.severity = nil
        isAboutSomeRules = place != matcher
        containers = try workplace.store.containerStatuses(hosts: hosts.map(\.name), now: now).filter { container in
            place.matches(AlertFacts(container, hostLabels: labels[container.identity.host] ?? [:]))
        }
    }

    /// For the page that asks whether it is wanted.
    package var sentences: [String] {
        let alertNames = alerts.map { "\($0.id) (\($0.rule) on \(name(of: $0)))" }
        let containerNames = containers.map { "\($0.identity.host)/\($0.name)" }
        return [
            Self.sentence(alertNames, one: "alert that is firing", many: "alerts that are firing"),
            Self.sentence(
                containerNames, one: "container" + (isAboutSomeRules ? ", as far as the named rules go" : ""),
                many: "containers" + (isAboutSomeRules ? ", as far as the named rules go" : "")),
        ]
    }

    var json: JSONBody {
        .object([
            "alerts": .list(
                alerts.prefix(Self.answered).map {
                    .object(["id": .number($0.id), "rule": .text($0.rule), "subject": .text(name(of: $0))])
                }), "alertCount": .number(Int64(alerts.count)),
            "containers": .texts(containers.prefix(Self.answered).map { "\($0.identity.host)/\($0.name)" }),
            "containerCount": .number(Int64(containers.count)),
        ])
    }

    private func name(of alert: Alert) -> String {
        guard let host = alert.facts.host else { return alert.subject.kind.rawValue }
        return alert.facts.container.map { "\(host)/\($0)" } ?? host
    }

    private static func sentence(_ names: [String], one: String, many: String) -> String {
        if names.isEmpty { return "Matches no \(one) just now." }
        let shown = names.prefix(listed).joined(separator: ", ")
        let rest = names.count > listed ? " and \(names.count - listed) more" : ""
        return "Matches \(names.count) \(names.count == 1 ? one : many) just now: \(shown)\(rest)."
    }
}
