package import DockStatModel

/// What `dockstat silence list` and `dockstat maintenance list` show.
package enum SilenceTable {
    /// - Parameter time: how a moment is written.
    package static func render(
        _ silences: [Silence], now: Timestamp, colour: Bool, width: Int?, time: (Timestamp) -> String
    ) -> String {
        guard !silences.isEmpty else { return "No silences.\n" }
        let table = Table(
            columns: [
                Table.Column("ID", .trailing), Table.Column("STATE"), Table.Column("FROM", dropOrder: 2), Table.Column("UNTIL"),
                Table.Column("WHAT", canShrink: true), Table.Column("BY", dropOrder: 1), Table.Column("REASON", canShrink: true),
            ],
            rows: silences.map { silence in
                let state = silence.isActive(at: now) ? "active" : silence.end <= now ? "over" : "to come"
                return [
                    Table.Cell("\(silence.id)"), Table.Cell(state, state == "active" ? .yellow : .grey),
                    Table.Cell(time(silence.start)), Table.Cell(time(silence.end)), Table.Cell(silence.matcher.words),
                    Table.Cell(silence.author), Table.Cell(silence.reason),
                ]
            })
        return table.render(width: width, colour: colour)
    }

    /// - Parameters:
    ///   - occurrences: the running and the next one of each window.
    ///   - ours: names of the windows that people added, which the command can take out again.
    package static func render(
        _ windows: [MaintenanceWindow], occurrences: [MaintenanceOccurrence], ours: Set<String>, now: Timestamp, colour: Bool,
        width: Int?, time: (Timestamp) -> String
    ) -> String {
        guard !windows.isEmpty else { return "No maintenance windows.\n" }
        let table = Table(
            columns: [
                Table.Column("NAME", canShrink: true), Table.Column("STATE"), Table.Column("FROM"), Table.Column("TO"),
                Table.Column("WHAT", canShrink: true), Table.Column("KEPT IN", dropOrder: 1),
                Table.Column("REASON", dropOrder: 2, canShrink: true),
            ],
            rows: windows.map { window in
                let next = occurrences.first { $0.window == window.name && $0.to > now }
                let state = next.map { $0.from <= now ? "running" : "next" } ?? "over"
                return [
                    Table.Cell(window.name), Table.Cell(state, state == "running" ? .yellow : .grey),
                    Table.Cell(next.map { time($0.from) } ?? HumanText.missing),
                    Table.Cell(next.map { time($0.to) } ?? HumanText.missing),
                    Table.Cell(window.matcher.isEmpty ? "everything" : window.matcher.words),
                    Table.Cell(ours.contains(window.name) ? "database" : "configuration", .grey), Table.Cell(window.reason),
                ]
            })
        return table.render(width: width, colour: colour)
    }
}
