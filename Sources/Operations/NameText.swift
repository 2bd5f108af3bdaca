package import DockStatModel

/// What people may call something that addresses name.
package enum NameText {
    /// - Returns: what is wrong with it; `nil`: nothing.
    package static func mistake(in text: String, of field: String) -> FieldMistake? {
        if !isOneLine(text) {
            return FieldMistake(field, "This has to be one line.", value: text, expected: "a text of one line")
        }
        guard text.contains("/") || text.hasPrefix(".") else { return nil }
        return FieldMistake(
            field, "This is none of what it may be.", value: text, expected: "a name without slashes that begins with no dot")
    }

    static func isOneLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && $0 != "\u{2028}" && $0 != "\u{2029}" }
    }
}
