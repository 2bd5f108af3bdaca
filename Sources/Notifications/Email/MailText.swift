/// Text from outside, made fit for a mail whatever it holds.
enum MailText {
    /// Several lines: breaks become `\n`, other control characters go but the tab.
    static func block(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var follows = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0d: result.append("\n")
            case 0x0a: if !follows { result.append("\n") }
            case 0x85, 0x2028, 0x2029, 0x0b, 0x0c: result.append("\n")
            case 0x09: result.append(scalar)
            case 0..<0x20, 0x7f...0x9f: break
            default: result.append(scalar)
            }
            follows = scalar.value == 0x0d
        }
        return String(result)
    }

    /// One line: white space of any kind becomes one space, control characters go, and so do those that turn the direction of
    /// the text around them or hide in it.
    ///
    /// - Parameter limit: in characters; what is longer ends in `…`.
    static func line(_ text: String, limit: Int = 300) -> String {
        var result = String.UnicodeScalarView()
        var hasSpace = true
        // A character may consist of any number of scalars; 16 for each is generous.
        for scalar in text.unicodeScalars.prefix(limit * 16) {
            switch scalar.value {
            case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x2028, 0x2029:
                if !hasSpace { result.append(" ") }
                hasSpace = true
            case 0..<0x20, 0x7f...0x9f, 0x202a...0x202e, 0x2060...0x206f, 0xfeff, 0xfff9...0xfffb, 0xe0000...0xe007f: continue
            default:
                result.append(scalar)
                hasSpace = false
            }
        }
        if result.last == " " { result.removeLast() }
        let line = String(result)
        guard line.count > limit else { return line }
        return line.prefix(limit - 1) + "…"
    }

    /// Not cut in the middle of a line where that can be helped.
    ///
    /// - Parameter limit: in bytes of UTF-8.
    static func cut(_ text: String, limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var size = 0
        var end = text.startIndex
        for index in text.indices {
            size += text[index].utf8.count
            guard size <= limit else { break }
            end = text.index(after: index)
        }
        let head = text[..<end]
        let atLine = head.lastIndex(of: "\n").map { head[..<$0] }
        return (atLine.map { $0.utf8.count * 2 > limit ? $0 : head } ?? head) + "\n…"
    }
}
