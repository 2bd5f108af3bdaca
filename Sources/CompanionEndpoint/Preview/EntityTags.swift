/// The value of `If-None-Match`.
struct EntityTags: Sendable {
    private let text: String

    init(_ text: String?) { self.text = text ?? "" }

    /// By the weak comparison, which is the one for this header (RFC 9110, 13.1.2).
    func match(_ tag: String) -> Bool {
        text.split(separator: ",").contains { part in
            let candidate = part.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
            return candidate == "*" || candidate == tag || (candidate.hasPrefix("W/") && candidate.dropFirst(2) == tag)
        }
    }
}
