package import DockStatModel

/// What `dockstat key list` shows.
package enum KeyTable {
    /// - Parameter time: a moment as people read it.
    package static func render(
        _ keys: [APIKey], now: Timestamp, colour: Bool, width: Int?, time: (Timestamp) -> String
    ) -> String {
        guard !keys.isEmpty else { return "There are no keys. `dockstat key create NAME --admin` makes the first.\n" }
        let table = Table(
            columns: [
                Table.Column("ID", .trailing), Table.Column("NAME", canShrink: true), Table.Column("STATE"),
                Table.Column("SCOPES", canShrink: true), Table.Column("HOLDS UNTIL", dropOrder: 2),
                Table.Column("LAST USED", dropOrder: 1), Table.Column("MADE BY", dropOrder: 3, canShrink: true),
            ],
            rows: keys.map { key in
                let state: Table.Cell =
                    if key.revokedAt != nil {
                        Table.Cell("revoked", .grey)
                    } else if key.holds(at: now) {
                        Table.Cell("holds", .green)
                    } else {
                        Table.Cell("expired", .grey)
                    }
                return [
                    Table.Cell("\(key.id)"), Table.Cell(key.name), state,
                    Table.Cell(key.scopes.map(\.text).joined(separator: " ")),
                    Table.Cell(key.expiresAt.map(time) ?? "revoked"), Table.Cell(key.lastUsedAt.map(time) ?? HumanText.missing),
                    Table.Cell(key.createdBy),
                ]
            })
        return table.render(width: width, colour: colour)
    }
}
