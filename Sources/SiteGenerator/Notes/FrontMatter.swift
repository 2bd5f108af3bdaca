/// The lines between `---` at the head of a note: `title`, `order` and `public` count; others are left alone.
struct FrontMatter: Hashable, Sendable {
    var title: String?
    var order: Int?
    /// Whether partial views have it, too.
    var isPublic = false
    /// What follows.
    var body: String
    /// The line on which `body` begins, counted from 1.
    var firstLine = 1
    var mistakes: [Mistake] = []

    struct Mistake: Hashable, Sendable {
        var line: Int
        var message: String
    }

    init(_ text: String) {
        body = text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return }
        for (index, line) in lines[..<end].enumerated().dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = FrontMatter.unquoted(line[line.index(after: colon)...].drop { $0 == " " })
            switch line[..<colon] {
            case "title" where !value.isEmpty: title = value
            case "order":
                order = Int(value)
                if order == nil { refuse(index, "order is \"\(value)\"; it wants a whole number") }
            case "public":
                isPublic = value == "true"
                if !["true", "false"].contains(value) { refuse(index, "public is \"\(value)\"; it wants true or false") }
            default: continue
            }
        }
        body = lines[(end + 1)...].joined(separator: "\n")
        firstLine = end + 2
    }

    /// - Parameter index: of the line.
    private mutating func refuse(_ index: Int, _ message: String) {
        mistakes.append(Mistake(line: index + 1, message: CleanText.line(message)))
    }

    private static func unquoted(_ value: Substring) -> String {
        var value = value
        while value.last == " " { value.removeLast() }
        for quote in ["\"", "'"] where value.count >= 2 && value.hasPrefix(quote) && value.hasSuffix(quote) {
            return String(value.dropFirst().dropLast())
        }
        return String(value)
    }
}
