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
        let bytes = Array(template.utf8)
        var index = 0
        /// Where that many of `brace` stand next, from `index` on, counting lines up to there.
        func next(_ brace: UInt8, times: Int) -> Int? {
            while index + times <= bytes.count {
                if (0..<times).allSatisfy({ bytes[index + $0] == brace }) { return index }
                if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                index += 1
            }
            return nil
        }
        while let open = next(UInt8(ascii: "{"), times: 2) {
            let start = line
            let isTriple = open + 2 < bytes.count && bytes[open + 2] == UInt8(ascii: "{")
            index = open + (isTriple ? 3 : 2)
            let content = index
            guard let close = next(UInt8(ascii: "}"), times: isTriple ? 3 : 2) else { break }
            tags.append(tag(String(decoding: bytes[content..<close], as: UTF8.self), isTriple: isTriple, line: start))
            index = close + (isTriple ? 3 : 2)
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
