/// Text from outside on a terminal: harmless, and as wide as it looks.
package enum TerminalText {
    /// With every character that could steer a terminal or hide what is there replaced by `�`: escape and other control
    /// characters (C0, C1, DEL), line and paragraph separators, marks that change the direction of writing, and characters
    /// that show nothing. Piles of more than three combining marks are cut.
    package static func safe(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            marks = isMark(scalar) ? marks + 1 : 0
            if marks > 3 { continue }
            result.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }

    /// Whether a scalar may not reach a terminal as it is.
    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F: true
        // Soft hyphen, Arabic letter mark, Mongolian separator, zero-width space and non-joiner; the joiner (200D) makes emoji.
        case 0xAD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F: true
        // Separators, directional embeddings, overrides and isolates, invisible operators.
        case 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        // Tags: text that nobody sees.
        case 0xE0000...0xE0FFF: true
        default: false
        }
    }

    /// Cells that a text takes; 2 for East Asian wide characters and emoji.
    package static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if isMark(first) || first.value == 0x200D { return 0 }
        let hasEmojiStyle = character.unicodeScalars.contains { $0.value == 0xFE0F }
        return hasEmojiStyle || first.properties.isEmojiPresentation || isWide(first.value) ? 2 : 1
    }

    /// At most so many cells; what was cut ends in `…`.
    package static func truncated(_ text: String, to cells: Int) -> String {
        guard width(text) > cells else { return text }
        guard cells > 0 else { return "" }
        var result = ""
        var used = 0
        for character in text {
            let next = width(character)
            if used + next > cells - 1 { break }
            result.append(character)
            used += next
        }
        return result + "…"
    }

    /// Filled with blanks, before it where `trailing`.
    static func padded(_ text: String, to cells: Int, trailing: Bool) -> String {
        let blanks = String(repeating: " ", count: max(0, cells - width(text)))
        return trailing ? blanks + text : text + blanks
    }

    static func withoutTrailingBlanks(_ line: String) -> String {
        guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
        return String(line[...last])
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    /// The blocks of Unicode's EastAsianWidth.txt that are W or F, coarsely.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x17000...0x18CFF, 0x1F200...0x1F251, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
