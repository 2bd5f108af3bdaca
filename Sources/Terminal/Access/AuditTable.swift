package import DockStatModel

/// What `dockstat audit list` shows.
package enum AuditTable {
    /// - Parameter time: a moment as people read it.
    package static func render(_ entries: [AuditEntry], colour: Bool, width: Int?, time: (Timestamp) -> String) -> String {
        guard !entries.isEmpty else { return "Nobody has changed anything yet.\n" }
        let table = Table(
            columns: [
                Table.Column("ID", .trailing), Table.Column("TIME"), Table.Column("WHO", canShrink: true),
                Table.Column("FROM", dropOrder: 2), Table.Column("WHAT"), Table.Column("OF", canShrink: true),
                Table.Column("OUTCOME"), Table.Column("DETAILS", dropOrder: 1, canShrink: true),
            ],
            rows: entries.map { entry in
                let from = entry.address.isEmpty ? entry.source.rawValue : "\(entry.source.rawValue), \(entry.address)"
                let details = entry.reason.isEmpty ? entry.after ?? entry.before ?? "" : entry.reason
                return [
                    Table.Cell("\(entry.id)"), Table.Cell(time(entry.time)),
                    Table.Cell(entry.actor.isEmpty ? "nobody known" : entry.actor), Table.Cell(from), Table.Cell(entry.action),
                    Table.Cell(entry.subject), Table.Cell(entry.outcome.rawValue, entry.outcome == .done ? .green : .yellow),
                    Table.Cell(details, .grey),
                ]
            })
        return table.render(width: width, colour: colour)
    }
}
