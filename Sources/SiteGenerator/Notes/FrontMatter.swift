/// The lines between `---` at the head of a note: `title`, `order` and `public` count; others are left alone.
struct FrontMatter: Hashable, Sendable {
    var title: String?
    var order: Int?
    /// Whether partial views have it, too.
    var isPublic = false
    /// What follows.
    var body: String

    init(_ text: String) {
        body = text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return }
        for line in lines[1..<end] {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = FrontMatter.unquoted(line[line.index(after: colon)...].drop { $0 == " " })
            switch line[..<colon] {
            case "title" where !value.isEmpty: title = value
            case "order": order = Int(value)
            case "public": isPublic = value == "true"
            default: continue
            }
        }
        body = lines[(end + 1)...].joined(separator: "\n")
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
