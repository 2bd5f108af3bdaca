package import DockStatModel

/// `dockstat status --format json` and `csv`. Signals are called by their words; values nobody observed are `null` or empty;
/// times are milliseconds since 1970.
package enum StatusExport {
    package static func json(hosts: [HostStatus], containers: [ContainerStatus], now: Timestamp) -> String {
        JSONValue.object([
            "time": .integer(now.milliseconds),
            "hosts": .array(hosts.map(host)),
            "containers": .array(StatusTable.sorted(containers).map(container)),
        ]).pretty
    }

    package static func csv(containers: [ContainerStatus]) -> String {
        CSV.text(
            header: ["host", "name", "image", "service", "state", "health", "since", "uptime_24h_percent"]
                + Signal.allCases.map(\.rawValue)
                + ["observed_at"],
            rows: StatusTable.sorted(containers).map { container in
                let values = Signal.allCases.map { CSV.Cell.number(container.usage[$0]) }
                return [
                    .text(container.identity.host), .text(container.name), .text(container.image),
                    .text(container.service.rawValue), .text(container.state.rawValue), .text(container.health.rawValue),
                    .time(container.serviceSince), .number(container.lastDay.uptimePercent),
                ] + values + [.time(container.observedAt)]
            })
    }

    private static func container(_ container: ContainerStatus) -> JSONValue {
        var fields: [String: JSONValue] = [
            "host": .string(container.identity.host), "name": .string(container.name), "id": .string(container.engineID),
            "image": .string(container.image), "state": .string(container.state.rawValue),
            "health": .string(container.health.rawValue), "service": .string(container.service.rawValue),
            "since": .integer(container.serviceSince.milliseconds), "observed_at": .integer(container.observedAt.milliseconds),
            "uptime_24h_percent": .optional(container.lastDay.uptimePercent),
            "stack": .optional(container.composeProject),
        ]
        for signal in Signal.allCases { fields[signal.rawValue] = .optional(container.usage[signal]) }
        return .object(fields)
    }

    private static func host(_ host: HostStatus) -> JSONValue {
        var fields: [String: JSONValue] = [
            "name": .string(host.name), "engine": .string(host.engine), "since": .optional(host.since?.milliseconds),
            "last_reached": .optional(host.lastReached?.milliseconds),
            "docker_version": .optional(host.facts?.dockerVersion),
            "monitored": .bool(host.isMonitored), "labels": .object(host.labels.mapValues(JSONValue.string)),
            "warnings": .array(host.warnings.map(JSONValue.string)),
        ]
        switch host.reachability {
        case .reachable: fields["reachable"] = .bool(true)
        case .untried, .unmonitored: fields["reachable"] = .null
        case .unreachable(let reason):
            fields["reachable"] = .bool(false)
            fields["reason"] = .object([
                "kind": .string(reason.kind.rawValue), "message": .string(reason.message), "advice": .optional(reason.advice),
            ])
        }
        return .object(fields)
    }
}
