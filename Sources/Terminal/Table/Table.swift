/// Rows under headings. Cells are made harmless here; nothing else has to think of it.
package struct Table: Sendable {
    package enum Alignment: Sendable {
        case leading, trailing
    }

    package struct Column: Sendable {
        package var title: String
        package var alignment: Alignment
        /// Where the table is too wide, columns with the highest number go first; those without stay.
        package var dropOrder: Int?
        /// Whether its cells may be cut.
        package var canShrink: Bool

        package init(_ title: String, _ alignment: Alignment = .leading, dropOrder: Int? = nil, canShrink: Bool = false) {
            self.title = title
            self.alignment = alignment
            self.dropOrder = dropOrder
            self.canShrink = canShrink
        }
    }

    package struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
        package var text: String
        package var colour: Colour?

        package init(_ text: String, _ colour: Colour? = nil) {
            self.text = TerminalText.safe(text)
            self.colour = colour
        }

        package init(stringLiteral text: String) { self.init(text) }
    }

    /// Narrower than this no cell is cut.
    private static let narrowest = 8
    private static let gap = "  "

    package var columns: [Column]
    /// Cells beyond the columns are left out, missing ones are empty.
    package var rows: [[Cell]]

    package init(columns: [Column], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }

    /// - Parameter width: columns of the terminal; `nil` where there is none and everything is written out.
    /// - Returns: lines without blanks at their ends, each with its line feed.
    package func render(width: Int?, colour: Bool) -> String {
        let (shown, widths) = layout(width: width)
        func line(_ cells: [Cell]) -> String {
            var parts: [String] = []
            for (position, index) in shown.enumerated() {
                let cell = cells.indices.contains(index) ? cells[index] : Cell("")
                let cut = TerminalText.truncated(cell.text, to: widths[position])
                let painted = colour ? cell.colour.map { $0.on(cut) } ?? cut : cut
                let blanks = String(repeating: " ", count: max(0, widths[position] - TerminalText.width(cut)))
                switch columns[index].alignment {
                case .trailing: parts.append(blanks + painted)
                case .leading: parts.append(position == shown.count - 1 ? painted : painted + blanks)
                }
            }
            return TerminalText.withoutTrailingBlanks(parts.joined(separator: Self.gap)) + "\n"
        }
        return line(columns.map { Cell($0.title, .grey) }) + rows.map(line).joined()
    }

    /// Which columns are shown, and how wide each is.
    private func layout(width: Int?) -> (shown: [Int], widths: [Int]) {
        var shown = Array(columns.indices)
        var natural = columns.map { TerminalText.width($0.title) }
        for row in rows {
            for (index, cell) in row.enumerated() where index < natural.count {
                natural[index] = max(natural[index], TerminalText.width(cell.text))
            }
        }
        guard let width else { return (shown, natural) }
        func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + Self.gap.count * max(0, widths.count - 1) }
        func least(_ index: Int) -> Int { columns[index].canShrink ? min(natural[index], 2 * Self.narrowest) : natural[index] }

        while total(shown.map(least)) > width,
            let next = shown.filter({ columns[$0].dropOrder != nil }).max(by: {
                (columns[$0].dropOrder ?? 0) < (columns[$1].dropOrder ?? 0)
            })
        {
            shown.removeAll { $0 == next }
        }
        var widths = shown.map { natural[$0] }
        while total(widths) > width {
            let candidates = widths.indices.filter { columns[shown[$0]].canShrink && widths[$0] > Self.narrowest }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return (shown, widths)
    }
}
