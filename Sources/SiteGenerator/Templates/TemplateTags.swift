/// The tags of a template with the lines they stand on, for the lint: the library that renders keeps no lines.
struct TemplateTag: Hashable, Sendable {
    enum Use: Hashable, Sendable {
        /// `{{name}}`
        case text
        /// `{{{name}}}`, `{{&name}}`
        case raw
        /// `{{#name}}`, `{{^name}}`
        case section
        /// `{{>name}}`, `{{<name}}`
        case partial
        /// `{{$name}}`, `{{/name}}`, `{{!…}}`
        case other
        /// `{{=…=}}`, `{{%…}}`, `{{>*name}}`: would change what the lint and the escaping rely on.
        case unsupported
    }

    var use: Use
    var name: String
    var line: Int

    static func all(in template: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var line = 1
        var rest = template.utf8[...]
        while let open = rest.firstRange(of: "{{".utf8) {
            line += rest[..<open.lowerBound].count { $0 == UInt8(ascii: "\n") }
            rest = rest[open.upperBound...]
            let isTriple = rest.first == UInt8(ascii: "{")
            guard let close = rest.firstRange(of: isTriple ? "}}}".utf8 : "}}".utf8) else { break }
            tags.append(
                tag(
                    String(Substring(rest[(isTriple ? rest.index(after: rest.startIndex) : rest.startIndex)..<close.lowerBound])),
                    isTriple: isTriple, line: line))
            line += rest[..<close.lowerBound].count { $0 == UInt8(ascii: "\n") }
            rest = rest[close.upperBound...]
        }
        return tags
    }

    private static func tag(_ content: String, isTriple: Bool, line: Int) -> TemplateTag {
        let text = content.drop { $0 == " " }
        func name(_ text: Substring) -> String { String(text.filter { $0 != " " && $0 != "\n" }) }
        if isTriple { return TemplateTag(use: .raw, name: name(text), line: line) }
        let rest = text.dropFirst()
        return switch text.first {
        case "&": TemplateTag(use: .raw, name: name(rest), line: line)
        case "#", "^": TemplateTag(use: .section, name: name(rest), line: line)
        case ">" where rest.contains("*"), "=", "%": TemplateTag(use: .unsupported, name: String(text), line: line)
        case ">", "<": TemplateTag(use: .partial, name: name(rest), line: line)
        case "$", "/", "!": TemplateTag(use: .other, name: name(rest), line: line)
        default: TemplateTag(use: .text, name: name(text), line: line)
        }
    }
}
