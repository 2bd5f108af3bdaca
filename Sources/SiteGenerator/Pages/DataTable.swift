/// A table that becomes a list of small cards where it is narrow: each cell then has its column's title before it.
struct DataTable {
    struct Column {
        var title: Phrase
        /// Figures stand at the right.
        var isNumber = false

        static func text(_ title: Phrase) -> Column { Column(title: title) }
        static func number(_ title: Phrase) -> Column { Column(title: title, isNumber: true) }
    }

    let words: Words
    var caption: String
    /// A further class, for tables whose columns have widths of their own.
    var look: String?
    /// The first one heads its row.
    var columns: [Column]
    private let titles: [Markup]
    private var rows: [Markup] = []

    /// - Parameter caption: said in the language already.
    init(_ words: Words, _ caption: String, look: String? = nil, _ columns: [Column]) {
        self.words = words
        self.look = look
        self.caption = caption
        self.columns = columns
        titles = columns.map { words.markup($0.title) }
    }

    mutating func add(_ cells: [Markup]) { rows.append(row(cells)) }
    /// - Parameter row: as `row(_:)` made it.
    mutating func add(row: Markup) { rows.append(row) }

    func row(_ cells: [Markup]) -> Markup {
        var result: Markup = "<tr role=\"row\">"
        for (index, (cell, column)) in zip(cells, columns).enumerated() {
            if index == 0 {
                result += "<th scope=\"row\" role=\"rowheader\">\(cell)</th>"
            } else {
                let look: Markup = column.isNumber ? " class=\"n\"" : .empty
                result += "<td role=\"cell\" data-label=\"\(titles[index])\"\(look)>\(cell)</td>"
            }
        }
        result += "</tr>\n"
        return result
    }

    /// - Parameters:
    ///   - nothing: what stands there without rows.
    ///   - limit: further rows are counted, not shown.
    func table(nothing: String, limit: Int = 200) -> Markup {
        guard !rows.isEmpty else { return "<p class=\"nothing\">\(nothing)</p>" }
        var result = Markup(reserving: rows.count * 400)
        result +=
            "<table class=\"rows\(look.map { " " + $0 } ?? "")\" role=\"table\"><caption class=\"away\">\(caption)</caption><thead role=\"rowgroup\"><tr role=\"row\" data-sort=\"\(words("Sort by"))\">"
        for (column, title) in zip(columns, titles) {
            let look: Markup = column.isNumber ? " class=\"n\"" : .empty
            result += "<th scope=\"col\" role=\"columnheader\"\(look)>\(title)</th>"
        }
        result += "</tr></thead><tbody role=\"rowgroup\">\n"
        for row in rows.prefix(limit) { result += row }
        result += "</tbody></table>"
        if rows.count > limit { result += "<p class=\"nothing\">\(words("and \(rows.count - limit) more"))</p>" }
        return result
    }
}
