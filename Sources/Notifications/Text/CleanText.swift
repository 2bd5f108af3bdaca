/// Text from outside made harmless for people's eyes, before a provider escapes it for its format.
package enum CleanText {
    /// One line: line breaks and tabs become a blank, other control characters `�`; characters that turn or hide the text around
    /// them go, and so do combining marks beyond eight on one character.
    ///
    /// - Parameter limit: in UTF-16 units, which no provider counts stricter; what is longer is cut between characters and ends
    ///   in `…`.
    package static func line(_ text: String, limit: Int) -> String {
        if isPlain(text.utf8.prefix(limit + 1)) {
            return text.utf8.count <= limit ? text : limit > 0 ? String(text.unicodeScalars.prefix(limit - 1)) + "…" : ""
        }
        // What lies far behind any cut is not looked at: a kept character has at most nine scalars.
        let isFar = text.utf8.count > limit * 40
        let near = isFar ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit * 10))) : text
        var result = ""
        var count = 0
        for character in near {
            let clean = harmless(character)
            let length = clean.utf16.count
            if count + length > limit {
                // Room for the mark: what was taken last makes it.
                while count > limit - 1, let last = result.popLast() { count -= last.utf16.count }
                return limit > 0 ? result + "…" : ""
            }
            result += clean
            count += length
        }
        return isFar && count < limit ? result + "…" : result
    }

    /// One line whose words have one blank between them and none around: what a header of a mail can keep, and a name needs.
    package static func words(_ text: String, limit: Int) -> String {
        line(text, limit: limit).split { $0.isWhitespace }.joined(separator: " ")
    }

    /// Several lines, cut as a whole; empty ones at the end go.
    package static func lines(_ text: String, limit: Int) -> String {
        // Far more than any limit asks for, and no more: lines are looked at one by one.
        let lines = text.prefix(limit + 1).split(omittingEmptySubsequences: false) { $0.isNewline }
        var result = lines.map { line(String($0), limit: limit) }.joined(separator: "\n")
        while result.last == "\n" || result.last == " " { result.removeLast() }
        return cut(result, limit: limit)
    }

    /// Cut between characters, ending in `…` where anything was left out.
    package static func cut(_ text: String, limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        guard limit > 0 else { return "" }
        var result = ""
        var count = 0
        for character in text {
            let length = character.utf16.count
            guard count + length <= limit - 1 else { break }
            result.append(character)
            count += length
        }
        return result + "…"
    }

    /// Printable ASCII needs no look at its characters.
    private static func isPlain(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { (0x20..<0x7f).contains($0) } }

    private static func harmless(_ character: Character) -> String {
        var result = String.UnicodeScalarView()
        var isSpaced = false
        for (index, scalar) in character.unicodeScalars.enumerated() {
            guard index <= 8 else { break }
            switch scalar.value {
            case 0x09, 0x0a, 0x0d, 0x85, 0x2028, 0x2029:
                // CR LF is one character and makes one blank.
                if !isSpaced { result.append(" ") }
                isSpaced = true
            case 0..<0x20, 0x7f..<0xa0, 0xfffe, 0xffff: result.append("\u{FFFD}")
            case 0x61c, 0x200b, 0x200e, 0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffb, 0xe0000...0xe007f:
                continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
