/// A long list over several pages: the first is the page itself, the others lie in `page/2/` and so on beside it.
struct Pieces<Element> {
    let pieces: [[Element]]

    /// - Parameter pieces: at least one.
    init(_ pieces: [[Element]]) { self.pieces = pieces }

    /// - Parameter limit: elements on a page.
    init(_ elements: [Element], limit: Int) {
        let pieces = elements.slices(of: limit).map { Array($0) }
        self.pieces = pieces.isEmpty ? [[]] : pieces
    }

    /// Numbers from 1.
    var numbers: ClosedRange<Int> { 1...pieces.count }

    subscript(number: Int) -> [Element] { pieces[number - 1] }
}

/// Which piece of a list a page is.
struct Piece: Hashable, Sendable {
    /// The path of the first piece.
    var first: String
    /// From 1.
    var number: Int
    var count: Int

    var path: String { Piece.path(first, number) }

    /// `hosts/a/index.html` and `hosts/a/page/2/index.html`
    static func path(_ first: String, _ number: Int) -> String {
        number == 1 ? first : first.dropLast("index.html".count) + "page/\(number)/index.html"
    }

    var isFirst: Bool { number == 1 }

    /// The way to the other pieces; empty where there is one only.
    ///
    /// - Parameter isRepeated: whether it stands on the page a second time, below what is long.
    func navigation(_ words: Words, isRepeated: Bool = false) -> Markup {
        guard count > 1 else { return .empty }
        func link(_ target: Int, _ label: Markup, rel: Markup = .empty) -> Markup {
            "<li><a href=\"\(NotePath.relative(Piece.path(first, target), from: path))\"\(rel)>\(label)</a></li>"
        }
        var items: [Markup] = []
        if number > 1 { items.append(link(number - 1, words.markup("Previous"), rel: " rel=\"prev\"")) }
        var before = 0
        for target in 1...count where isShown(target) {
            if target > before + 1 { items.append("<li aria-hidden=\"true\">…</li>") }
            items.append(
                target == number
                    ? "<li><a href=\"\(NotePath.relative(path, from: path))\" aria-current=\"page\">\(target)</a></li>"
                    : link(target, "\(target)"))
            before = target
        }
        if number < count { items.append(link(number + 1, words.markup("Next"), rel: " rel=\"next\"")) }
        return
            "<nav class=\"pieces\" aria-label=\"\(isRepeated ? words("Pages of this list, below it") : words("Pages of this list"))\"><ul>\(Markup.joined(items))</ul>\(isRepeated ? .empty : Piece.search(words))</nav>"
    }

    /// For the script: the filter of a page knows what is on it, the quick links know all.
    private static func search(_ words: Words) -> Markup {
        "<button type=\"button\" data-everywhere>\(words("Search everything"))</button>"
    }

    private func isShown(_ target: Int) -> Bool { target == 1 || target == count || abs(target - number) <= 2 }
}
