/// Words in files that are not Swift: what stands between marks is said in the language once, when the file is read.
extension Words {
    /// A template with every `{{#words}}…{{/words}}` said in this language, escaped.
    ///
    /// What stands in `[[…]]` within is a value of the phrase and stays markup: `{{#words}}Follow the [[<a href="x">feed</a>]].{{/words}}`
    /// is called `Follow the {}.`; words within the value are said by themselves.
    func translate(template: String) -> String {
        var result = ""
        var rest = template[...]
        while let open = rest.firstRange(of: "{{#words}}"),
            let close = Words.end(of: rest[open.upperBound...], open: "{{#words}}", close: "{{/words}}")
        {
            result += rest[..<open.lowerBound]
            result += said(rest[open.upperBound..<close.lowerBound])
            rest = rest[close.upperBound...]
        }
        return result + rest
    }

    private func said(_ content: Substring) -> String {
        var key = ""
        var values: [String] = []
        var rest = content
        while let open = rest.firstRange(of: "[["), let close = Words.end(of: rest[open.upperBound...], open: "[[", close: "]]") {
            key += rest[..<open.lowerBound] + "{}"
            values.append(translate(template: String(rest[open.upperBound..<close.lowerBound])))
            rest = rest[close.upperBound...]
        }
        key += rest
        // Braces of the template's own would be taken for values.
        guard Words.holes(in: key).count == values.count else { return String(content) }
        var result = ""
        let translation = translation(of: key)
        Words.fill(translation ?? key) { literal in
            result += translation == nil ? String(literal) : ("\(String(literal))" as Markup).string
        } value: { index in
            result += values[index]
        }
        return result
    }

    /// Where what was opened before `text` is closed again.
    private static func end(of text: Substring, open: String, close: String) -> Range<String.Index>? {
        var depth = 1
        var rest = text
        while let end = rest.firstRange(of: close) {
            depth += rest[..<end.lowerBound].ranges(of: open).count - 1
            if depth == 0 { return end }
            rest = rest[end.upperBound...]
        }
        return nil
    }
}
