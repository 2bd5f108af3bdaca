package import DockStatModel

/// What `dockstat outbox list` shows.
package enum OutboxTable {
    package static func render(_ entries: [OutboxSummary], now: Timestamp, colour: Bool, width: Int?) -> String {
        guard !entries.isEmpty else { return "The outbox is empty.\n" }
        let table = Table(
            columns: [
                Table.Column("ID", .trailing), Table.Column("STATE"), Table.Column("RECEIVER", canShrink: true),
                Table.Column("KIND", dropOrder: 2), Table.Column("INCIDENT", .trailing, dropOrder: 3),
                Table.Column("AGE", .trailing), Table.Column("TRIES", .trailing, dropOrder: 4), Table.Column("NEXT", .trailing),
                Table.Column("LAST ANSWER", dropOrder: 1, canShrink: true),
            ],
            rows: entries.map { entry in
                [
                    Table.Cell("\(entry.id)"), state(entry), Table.Cell(entry.receiver), Table.Cell(entry.kind.rawValue),
                    Table.Cell(entry.incident.map { "\($0)" } ?? HumanText.missing),
                    Table.Cell(HumanText.duration(now - entry.createdAt)), Table.Cell("\(entry.attempts)"),
                    Table.Cell(next(entry, now: now)), Table.Cell(entry.lastAnswer ?? "", .grey),
                ]
            })
        return table.render(width: width, colour: colour)
    }

    package static func json(_ entries: [OutboxSummary]) -> String {
        JSONValue.object([
            "outbox": .array(
                entries.map { entry in
                    .object([
                        "id": .integer(entry.id), "key": .string(entry.key), "receiver": .string(entry.receiver),
                        "incident": .optional(entry.incident), "kind": .string(entry.kind.rawValue),
                        "state": .string(entry.state.rawValue), "createdAt": .integer(entry.createdAt.milliseconds),
                        "attempts": .integer(Int64(entry.attempts)), "nextAttemptAt": .integer(entry.nextAttemptAt.milliseconds),
                        "deliveredAt": .optional(entry.deliveredAt?.milliseconds), "lastAnswer": .optional(entry.lastAnswer),
                    ])
                })
        ]).pretty
    }

    private static func state(_ entry: OutboxSummary) -> Table.Cell {
        let colour: Colour =
            switch entry.state {
            case .delivered: .green
            case .failed: .red
            case .due, .sending, .held: .yellow
            case .superseded, .dropped: .grey
            }
        return Table.Cell(entry.state.rawValue, colour)
    }

    private static func next(_ entry: OutboxSummary, now: Timestamp) -> String {
        guard entry.state == .due else { return HumanText.missing }
        return entry.nextAttemptAt <= now ? "now" : "in \(HumanText.duration(entry.nextAttemptAt - now))"
    }
}
