/// Text from outside made fit for a message: short, on one line, without control characters.
enum Shown {
    /// In quotes, at most 60 characters.
    static func value(_ text: String) -> String { "\"" + cut(text, to: 60) + "\"" }

    static func path(_ text: String) -> String { cut(text, to: 400) }

    /// Whether a text in the place of a key or a map may be an address or a password whose key is written wrong
    /// (`url:https://…` without the blank); such a text is not shown.
    static func mayHoldSecret(_ text: String) -> Bool {
        text.utf8.count > 64 || text.utf8.contains { [UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "@")].contains($0) }
    }

    private static func cut(_ text: String, to length: Int) -> String {
        var shown = ""
        for (count, scalar) in text.unicodeScalars.enumerated() {
            if count == length { return shown + "…" }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                shown += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}
