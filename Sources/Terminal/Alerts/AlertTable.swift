package import DockStatModel

/// What `dockstat alerts` shows.
package enum AlertTable {
    package static func render(_ alerts: [Alert], now: Timestamp, colour: Bool, width: Int?) -> String {
        guard !alerts.isEmpty else { return "Nothing fires.\n" }
        let table = Table(
            columns: [
                Table.Column("ID", .trailing), Table.Column("PHASE"), Table.Column("SEVERITY", dropOrder: 3),
                Table.Column("SUBJECT", canShrink: true), Table.Column("RULE", dropOrder: 2), Table.Column("FOR", .trailing),
                Table.Column("WHAT", canShrink: true), Table.Column("NOTE", dropOrder: 1, canShrink: true),
            ],
            rows: alerts.map { alert in
                [
                    Table.Cell("\(alert.id)"), phase(alert), Table.Cell(alert.severity.rawValue),
                    Table.Cell(subject(alert)), Table.Cell(alert.rule), Table.Cell(HumanText.duration(now - alert.since)),
                    Table.Cell(alert.summary["en"] ?? alert.condition), Table.Cell(note(alert), .grey),
                ]
            })
        return table.render(width: width, colour: colour)
    }

    package static func json(_ alerts: [Alert], now: Timestamp) -> String {
        JSONValue.object([
            "alerts": .array(alerts.map(value)), "timestamp": .integer(now.milliseconds),
        ]).pretty
    }

    private static func value(_ alert: Alert) -> JSONValue {
        .object([
            "id": .integer(alert.id), "rule": .string(alert.rule), "subject": .string(alert.subject.text),
            "host": .optional(alert.facts.host), "container": .optional(alert.facts.container),
            "severity": .string(alert.severity.rawValue), "phase": .string(alert.phase.rawValue),
            "since": .integer(alert.since.milliseconds), "condition": .string(alert.condition), "value": .optional(alert.value),
            "summary": .optional(alert.summary["en"]), "incident": .optional(alert.incident),
            "acknowledgedBy": .optional(alert.acknowledgement?.by), "muted": .optional(alert.mutedBy?.words),
        ])
    }

    /// `host/container`, or what else it is about.
    package static func subject(_ alert: Alert) -> String {
        switch alert.subject {
        case .job: "the job"
        case .host(let name): name
        case .container(let identity): "\(identity.host)/\(alert.facts.container ?? identity.key)"
        case .receiver(let name): "receiver \(name)"
        }
    }

    private static func phase(_ alert: Alert) -> Table.Cell {
        let colour: Colour =
            switch alert.phase {
            case .firing: alert.severity == .critical ? .red : .yellow
            case .pending, .recovering: .yellow
            case .resolved: .green
            case .inactive: .grey
            }
        return Table.Cell(alert.phase.rawValue, colour)
    }

    private static func note(_ alert: Alert) -> String {
        [
            alert.acknowledgement.map { "acknowledged by \($0.by)" + ($0.reason.isEmpty ? "" : ": \($0.reason)") },
            alert.mutedBy?.words,
        ].compactMap(\.self).joined(separator: "; ")
    }
}

extension Alert.Mute {
    /// Why nothing is sent, in a few words.
    package var words: String {
        switch self {
        case .silence(let id): "silence \(id)"
        case .maintenance(let name): "maintenance: \(name)"
        case .inhibited(let host): "held back while \(host) is unreachable"
        case .flapping: "flapping"
        }
    }
}
