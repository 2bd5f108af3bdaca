package import DockStatModel

/// What `dockstat note history` shows.
package enum NoteTable {
    /// - Parameter time: a moment as people read it.
    package static func render(
        _ versions: [NoteVersion], colour: Bool, width: Int?, time: (Timestamp) -> String
    ) -> String {
        guard !versions.isEmpty else { return "No versions are kept of this note.\n" }
        let table = Table(
            columns: [
                Table.Column("ID", .trailing), Table.Column("TIME"), Table.Column("BY", canShrink: true),
                Table.Column("BYTES", .trailing), Table.Column("REVISION", dropOrder: 1),
            ],
            rows: versions.map { version in
                [
                    Table.Cell("\(version.id)"), Table.Cell(time(version.time)),
                    Table.Cell(version.author.isEmpty ? "found in the file" : version.author),
                    version.text.map { Table.Cell("\($0.utf8.count)") } ?? Table.Cell("removed", .grey),
                    Table.Cell(version.revision ?? "", .grey),
                ]
            })
        return table.render(width: width, colour: colour)
    }
}
