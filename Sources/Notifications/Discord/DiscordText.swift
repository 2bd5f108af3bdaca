/// Text made literal for Discord's Markdown.
///
/// Discord reads a backslash before any character that is no letter, digit or space as "literally this one"; an address of
/// which no `://` is left becomes no link, and an `@` followed by a zero-width space mentions nobody.
enum DiscordText {
    /// - Parameter limit: in UTF-16 units of the result.
    static func escaped(_ text: String, limit: Int) -> String {
        var result = ""
        var count = 0
        for character in text {
            let piece = escaped(character)
            let length = piece.utf16.count
            if count + length > limit - 1 {
                return result + "…"
            }
            result += piece
            count += length
        }
        return result
    }

    /// Without a limit, for values of templates.
    static func escaped(_ text: String) -> String { text.map(escaped).joined() }

    private static func escaped(_ character: Character) -> String {
        var result = ""
        for scalar in character.unicodeScalars {
            switch scalar {
            case "\n", "\r": result += "\n"
            case "@": result += "@\u{200B}"
            case " "..."/" where scalar != " " && scalar != "," && scalar != "'" && scalar != "%": result += "\\\(scalar)"
            case ":"..."@", "["..."`", "{"..."~": result += "\\\(scalar)"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Lines in a code block, where nothing but its end means anything. The first lines go where there is no room for all.
    static func codeBlock(_ lines: [String], limit: Int) -> String? {
        let fence = "```"
        var left = limit - 2 * fence.utf16.count - 2
        var kept: [String] = []
        for line in lines.reversed() {
            // Scalar by scalar: with a mark on it, a backtick is another character and still the same byte.
            let safe = line.unicodeScalars.reduce(into: "") { $0 += $1 == "`" || $1 == "@" ? "\($1)\u{200B}" : "\($1)" }
            let length = safe.utf16.count + 1
            guard length <= left else { break }
            left -= length
            kept.append(safe)
        }
        guard !kept.isEmpty else { return nil }
        return fence + "\n" + kept.reversed().joined(separator: "\n") + "\n" + fence
    }
}
