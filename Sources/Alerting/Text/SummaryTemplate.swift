internal import DockStatModel

/// A rule's own summary: text with `{{placeholders}}`.
package enum SummaryTemplate {
    /// Fills each placeholder once: what a value holds is not read for placeholders again. Unknown ones stay as they are.
    static func filled(_ template: String, _ value: (String) -> String?) -> String {
        var text = ""
        read(template) { part in
            switch part {
            case .text(let plain): text += plain
            case .placeholder(let name, let whole): text += value(name) ?? String(whole)
            }
        }
        return text
    }

    /// What is wrong with a summary: one sentence each.
    package static func mistakes(inSummary template: String) -> [String] {
        var mistakes: [String] = []
        read(template) { part in
            switch part {
            case .text(let plain):
                if plain.contains("{{") || plain.contains("}}") {
                    mistakes.append("a placeholder is not closed, or closes without being opened: \"\(plain.prefix(40))\"")
                }
            case .placeholder(let name, _):
                if !Rule.placeholders.contains(name) {
                    let known = Rule.placeholders.joined(separator: ", ")
                    mistakes.append("there is no placeholder \"\(name.prefix(40))\"; there are \(known)")
                }
            }
        }
        return mistakes
    }

    private enum Part {
        case text(Substring)
        case placeholder(String, whole: Substring)
    }

    /// By bytes, and with no list of parts: summaries are written anew at every look at what fires.
    private static func read(_ template: String, _ take: (Part) -> Void) {
        let bytes = template.utf8
        var plain = bytes.startIndex
        while let open = pair(UInt8(ascii: "{"), in: bytes[plain...]),
            let close = pair(UInt8(ascii: "}"), in: bytes[bytes.index(open, offsetBy: 2)...])
        {
            if open > plain { take(.text(template[plain..<open])) }
            let end = bytes.index(close, offsetBy: 2)
            let inner = template[bytes.index(open, offsetBy: 2)..<close]
            let name = inner.utf8.contains(UInt8(ascii: " ")) ? inner.filter { $0 != " " } : String(inner)
            take(.placeholder(name, whole: template[open..<end]))
            plain = end
        }
        if plain < bytes.endIndex { take(.text(template[plain...])) }
    }

    /// Where a byte first comes twice in a row.
    private static func pair(_ byte: UInt8, in bytes: Substring.UTF8View) -> String.Index? {
        var index = bytes.startIndex
        while let first = bytes[index...].firstIndex(of: byte) {
            index = bytes.index(after: first)
            if index < bytes.endIndex, bytes[index] == byte { return first }
        }
        return nil
    }
}
