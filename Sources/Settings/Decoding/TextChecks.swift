/// What other rooms know about texts of the configuration. Each answers with a sentence about what is wrong, or `nil`.
struct TextChecks: Sendable {
    var cron: @Sendable (String) -> String? = { _ in nil }
    var template: @Sendable (String) -> String? = { _ in nil }
    var summary: @Sendable (String) -> String? = { _ in nil }
    /// Of a language's tag and the folder of the key `site`.
    var language: @Sendable (String, String?) -> String? = { _, _ in nil }
}

extension NodeReader {
    /// A text that has to pass a check besides being of its kind.
    mutating func text(
        _ map: Map, _ key: String, _ kind: ValueKind<String>, checked check: @Sendable (String) -> String?
    ) -> String? {
        guard let text = value(map, key, kind) else { return nil }
        if let sentence = check(text) {
            refuse(map.place(key), map.path(key), sentence)
            return nil
        }
        return text
    }
}
