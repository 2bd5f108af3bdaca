/// Text made literal for Slack: exactly `&`, `<` and `>` are escaped, which is all that mentions and links are made of.
///
/// Source: https://docs.slack.dev/messaging/formatting-message-text#escaping
enum SlackText {
    /// - Parameter limit: in UTF-16 units of the result.
    static func escaped(_ text: String, limit: Int) -> String {
        var result = ""
        var count = 0
        for character in text {
            let piece = escaped(character)
            let length = piece.utf16.count
            if count + length > limit - 1 { return result + "…" }
            result += piece
            count += length
        }
        return result
    }

    static func escaped(_ text: String) -> String { text.map(escaped).joined() }

    private static func escaped(_ character: Character) -> String {
        var result = ""
        for scalar in character.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            // Text of ours is never code, bold or struck by what a container says.
            case "`", "*", "_", "~": result += "\u{200B}\(scalar)"
            // `@here` and `#channel` are linked only where a client asks for it; not even then.
            case "@", "#": result += "\(scalar)\u{200B}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Cuts what was escaped before, never within an escape.
    static func cut(_ text: String, limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        var kept = CleanText.cut(text, limit: limit).dropLast()
        if let start = kept.suffix(5).lastIndex(of: "&"), !kept[start...].contains(";") { kept = kept[..<start] }
        return kept + "…"
    }

    /// Lines in a code block. The first lines go where there is no room for all.
    static func codeBlock(_ lines: [String], limit: Int) -> String? {
        var left = limit - 8
        var kept: [String] = []
        for line in lines.reversed() {
            let safe = escapedCode(line)
            let length = safe.utf16.count + 1
            guard length <= left else { break }
            left -= length
            kept.append(safe)
        }
        return kept.isEmpty ? nil : "```\n" + kept.reversed().joined(separator: "\n") + "\n```"
    }

    /// Scalar by scalar: with a mark on it, `<` is another character and still the same byte.
    private static func escapedCode(_ line: String) -> String {
        var result = ""
        for scalar in line.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "`", "@": result += "\(scalar)\u{200B}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `address` is one of `SafeLink`'s.
    static func link(_ address: String, _ words: String) -> String {
        "<\(address.replacing("&", with: "&amp;"))|\(escaped(words, limit: 100))>"
    }
}
