/// Text from outside made harmless for people's eyes and terminals, whatever it is put into afterwards.
enum CleanText {
    /// Control characters become `�`, line breaks and tabs a space; characters that turn or hide the text around them
    /// (bidirectional controls, line separators) go.
    ///
    /// - Parameter limit: in Unicode scalars; what is longer is cut between characters and ends in `…`.
    static func line(_ text: String, limit: Int = 300) -> String {
        if isPlain(text, limit: limit) { return text }
        var result = ""
        var scalars = 0
        for character in text {
            let count = character.unicodeScalars.count
            guard scalars + count <= limit else {
                result += "…"
                break
            }
            scalars += count
            append(character.unicodeScalars, to: &result.unicodeScalars)
        }
        return result
    }

    /// Appends `scalars` without what `line(_:limit:)` takes out.
    static func append(_ scalars: some Sequence<Unicode.Scalar>, to result: inout String.UnicodeScalarView) {
        for scalar in scalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: result.append(" ")
            case 0..<0x20, 0x7F..<0xA0: result.append("\u{FFFD}")
            case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: continue
            // Not characters; XML and some terminals stumble over them.
            case 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
    }

    /// Printable ASCII within the limit needs no look at its characters.
    private static func isPlain(_ text: String, limit: Int) -> Bool {
        let bytes = text.utf8
        return bytes.count <= limit && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }
}
