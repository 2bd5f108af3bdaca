import Mustache

extension MessageTemplate {
    /// Far more than any receiver takes.
    static let maximumSize = 20_000
    /// The parser calls itself for each section within a section.
    private static let maximumDepth = 16

    /// What is wrong with a configured title or body, as one sentence for a person; `nil` where nothing is.
    package static func mistake(in template: String) -> String? {
        guard template.utf8.count <= maximumSize else { return "the template is longer than \(maximumSize) bytes" }
        var open: [String] = []
        for tag in TemplateTag.all(in: template) {
            let place = "line \(tag.line): "
            switch tag.use {
            case .comment: continue
            case .unsupported:
                return place
                    + "{{\(tag.text)}} is not supported here; there are {{name}}, {{#name}}…{{/name}} and {{^name}}…{{/name}}"
            case .unclosed: return place + "a tag is not closed with }}"
            case .close:
                guard let last = open.popLast() else { return place + "{{/\(tag.text)}} closes a section that is not open" }
                guard last == tag.text else { return place + "{{/\(tag.text)}} closes the section {{#\(last)}}" }
            case .section:
                guard shapes[tag.text] != nil else { return place + unknown(tag.text) }
                open.append(tag.text)
                guard open.count <= maximumDepth else { return place + "sections lie too deep within each other" }
            case .value where tag.text == ".":
                guard open.contains(where: { shapes[$0] == .texts }) else {
                    return place + "{{.}} stands for an entry of a list: within {{#evidence}} or {{#digest}}"
                }
            case .value:
                guard let shape = shapes[tag.text] else { return place + unknown(tag.text) }
                guard shape == .text else {
                    return place + "{{\(tag.text)}} is no text; write {{#\(tag.text)}}…{{/\(tag.text)}}"
                }
            }
        }
        if let last = open.last { return "the section {{#\(last)}} is not closed with {{/\(last)}}" }
        return parse(template) == nil ? "the template is no Mustache" : nil
    }

    private static func unknown(_ name: String) -> String {
        let known = variables.map(\.name).sorted().joined(separator: ", ")
        return "there is no variable \"\(CleanText.line(name, limit: 60))\"; there are \(known)"
    }
}

/// A tag of a template with the line it stands on.
private struct TemplateTag {
    enum Use { case value, section, close, comment, unsupported, unclosed }

    var use: Use
    /// Its name; of what is not supported, all of it.
    var text: String
    var line: Int

    static func all(in template: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var line = 1
        var rest = template.utf8[...]
        while let open = rest.firstRange(of: "{{".utf8) {
            line += rest[..<open.lowerBound].count { $0 == UInt8(ascii: "\n") }
            rest = rest[open.upperBound...]
            let isTriple = rest.first == UInt8(ascii: "{")
            if isTriple { rest = rest.dropFirst() }
            guard let close = rest.firstRange(of: isTriple ? "}}}".utf8 : "}}".utf8) else {
                tags.append(TemplateTag(use: .unclosed, text: "", line: line))
                break
            }
            tags.append(TemplateTag(String(Substring(rest[..<close.lowerBound])), isTriple: isTriple, line: line))
            line += rest[..<close.lowerBound].count { $0 == UInt8(ascii: "\n") }
            rest = rest[close.upperBound...]
        }
        return tags
    }

    private init(use: Use, text: String, line: Int) {
        self.use = use
        self.text = text
        self.line = line
    }

    private init(_ content: String, isTriple: Bool, line: Int) {
        func trimmed(_ text: Substring) -> String {
            var text = text.drop { $0.isWhitespace }
            while text.last?.isWhitespace == true { text.removeLast() }
            return String(text)
        }
        let text = trimmed(content[...])
        let name = trimmed(text.dropFirst())
        switch text.first {
        case _ where isTriple: self.init(use: .value, text: text, line: line)
        case "&": self.init(use: .value, text: name, line: line)
        case "#", "^": self.init(use: .section, text: name, line: line)
        case "/": self.init(use: .close, text: name, line: line)
        case "!": self.init(use: .comment, text: "", line: line)
        case ">", "<", "$", "=", "%", nil: self.init(use: .unsupported, text: text, line: line)
        default: self.init(use: .value, text: text, line: line)
        }
    }
}
