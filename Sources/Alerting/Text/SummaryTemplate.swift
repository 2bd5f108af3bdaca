internal import DockStatModel

/// A rule's own summary: text with `{{placeholders}}`.
package enum SummaryTemplate {
    /// Fills each placeholder once: what a value holds is not read for placeholders again. Unknown ones stay as they are.
    static func filled(_ template: String, _ value: (String) -> String?) -> String {
        var text = ""
        for part in parts(template) {
            switch part {
            case .text(let plain): text += plain
            case .placeholder(let name, let whole): text += value(name) ?? whole
            }
        }
        return text
    }

    /// What is wrong with a summary: one sentence each.
    package static func mistakes(inSummary template: String) -> [String] {
        var mistakes: [String] = []
        for part in parts(template) {
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
        case text(String)
        case placeholder(String, whole: String)
    }

    /// By bytes: summaries are written anew at every look at what fires.
    private static func parts(_ template: String) -> [Part] {
        let bytes = template.utf8
        var parts: [Part] = []
        var plain = bytes.startIndex
        while let open = pair(UInt8(ascii: "{"), in: bytes[plain...]),
            let close = pair(UInt8(ascii: "}"), in: bytes[bytes.index(open, offsetBy: 2)...])
        {
            if open > plain { parts.append(.text(String(template[plain..<open]))) }
            let end = bytes.index(close, offsetBy: 2)
            let name = bytes[bytes.index(open, offsetBy: 2)..<close].filter { $0 != UInt8(ascii: " ") }
            parts.append(.placeholder(String(decoding: name, as: UTF8.self), whole: String(template[open..<end])))
            plain = end
        }
        if plain < bytes.endIndex { parts.append(.text(String(template[plain...]))) }
        return parts
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
