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

    private static func parts(_ template: String) -> [Part] {
        var parts: [Part] = []
        var plain = ""
        var rest = template[...]
        while let open = rest.firstRange(of: "{{") {
            plain += rest[..<open.lowerBound]
            let after = rest[open.upperBound...]
            guard let close = after.firstRange(of: "}}") else {
                rest = rest[open.lowerBound...]
                break
            }
            if !plain.isEmpty { parts.append(.text(plain)) }
            plain = ""
            let name = after[..<close.lowerBound].filter { $0 != " " }
            parts.append(.placeholder(String(name), whole: String(rest[open.lowerBound..<close.upperBound])))
            rest = after[close.upperBound...]
        }
        plain += rest
        if !plain.isEmpty { parts.append(.text(plain)) }
        return parts
    }
}
