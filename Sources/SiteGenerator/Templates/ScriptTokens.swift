/// JavaScript cut into words, texts and signs, without remarks and spaces.
///
/// What stands in a template's `${…}` is code like any other: the template becomes several texts with that code between them.
/// Statements have to end with a semicolon or a brace: an end of a line ends none.
struct ScriptTokens {
    struct Token: Equatable {
        enum Kind { case word, text, sign }
        var kind: Kind
        var text: String
        /// What it stands in: `(`, `[`, `{`, `object` for the braces of an object or a pattern, `${` for those of a template.
        var bracket: String?
    }

    private(set) var all: [Token] = []
    private let source: [UInt8]
    private var place = 0
    private var brackets: [String] = []

    private static let signs = ["...", "=>", "?.", "++", "--"].map { Array($0.utf8) }
    private static let blocks: Set<String> = [")", "=>", ";", "{", "}", "else", "try", "catch", "finally", "do"]
    private static let expressions: Set<String> = ["return", "typeof", "case", "in", "of"]

    init(of source: String) {
        self.source = Array(source.utf8)
        while place < self.source.count { read(self.source[place]) }
    }

    private mutating func read(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\n"): place += 1
        case UInt8(ascii: "/") where starts(with: "//"): place = end(from: place + 2) { $0 == UInt8(ascii: "\n") }
        case UInt8(ascii: "/") where beginsExpression: take(.text, to: endOfExpression)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): take(.text, to: end(from: place + 1) { $0 == byte })
        case UInt8(ascii: "`"): readTemplate()
        case UInt8(ascii: "}") where brackets.last == "${":
            brackets.removeLast()
            readTemplate()
        case _ where ScriptTokens.isPart(byte):
            take(.word, to: source[place...].firstIndex { !ScriptTokens.isPart($0) } ?? source.endIndex)
        default: readSign(byte)
        }
    }

    private mutating func readSign(_ byte: UInt8) {
        let length = ScriptTokens.signs.first { source[place...].starts(with: $0) }?.count ?? 1
        let isBlock = all.last.map { $0.kind != .text && ScriptTokens.blocks.contains($0.text) } ?? true
        if [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte) { _ = brackets.popLast() }
        take(.sign, to: place + length)
        switch byte {
        case UInt8(ascii: "{"): brackets.append(isBlock ? "{" : "object")
        case UInt8(ascii: "("): brackets.append("(")
        case UInt8(ascii: "["): brackets.append("[")
        default: break
        }
    }

    /// From a backtick or from the end of `${…}` to the next `${` or the closing backtick.
    private mutating func readTemplate() {
        var before: UInt8?
        let end = end(from: place + 1) { byte in
            defer { before = byte }
            return byte == UInt8(ascii: "`") || byte == UInt8(ascii: "{") && before == UInt8(ascii: "$")
        }
        let opens = source[end - 1] == UInt8(ascii: "{")
        take(.text, to: end)
        if opens { brackets.append("${") }
    }

    private mutating func take(_ kind: Token.Kind, to end: Int) {
        all.append(Token(kind: kind, text: String(decoding: source[place..<end], as: UTF8.self), bracket: brackets.last))
        place = end
    }

    private func starts(with text: String) -> Bool { source[place...].starts(with: text.utf8) }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "_"), UInt8(ascii: "$"): true
        default: false
        }
    }

    /// Whether a slash begins a regular expression here; elsewhere it divides.
    private var beginsExpression: Bool {
        guard let last = all.last else { return true }
        return switch last.kind {
        case .text: last.text.hasSuffix("${")
        case .word: ScriptTokens.expressions.contains(last.text)
        case .sign: ![")", "]", "}"].contains(last.text)
        }
    }

    /// Behind its flags.
    private var endOfExpression: Int {
        var isInClass = false
        let end = end(from: place + 1) { byte in
            if byte == UInt8(ascii: "[") { isInClass = true } else if byte == UInt8(ascii: "]") { isInClass = false }
            return byte == UInt8(ascii: "/") && !isInClass
        }
        return source[end...].firstIndex { !ScriptTokens.isPart($0) } ?? source.endIndex
    }

    /// Behind the byte that ends a text; escaped ones do not.
    private func end(from start: Int, where ends: (UInt8) -> Bool) -> Int {
        var index = start
        while index < source.count {
            if source[index] == UInt8(ascii: "\\") { index += 1 } else if ends(source[index]) { return index + 1 }
            index += 1
        }
        return source.count
    }
}

// MARK: As short as it can be

extension ScriptTokens {
    /// One after the other, with a space only where two would become one.
    static func joined(_ tokens: [Token]) -> String {
        var result = ""
        var before: Token?
        for token in tokens {
            if let before, areOne(before, token) { result += " " }
            result += token.text
            before = token
        }
        return result
    }

    private static func areOne(_ left: Token, _ right: Token) -> Bool {
        if right.kind == .word { return left.kind == .word || left.kind == .text && left.text.hasPrefix("/") }
        guard let last = left.text.utf8.last, left.kind != .word else { return false }
        return last == right.text.utf8.first && [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/")].contains(last)
    }

    /// Without signs that mean nothing before a closing bracket or around a single parameter, and with one `const` or `let` for all
    /// that follow each other.
    static func tightened(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        // By depth of braces, what the present statement declares with.
        var keywords: [String?] = [nil]
        var ended: String?
        for token in tokens {
            if let last = result.last,
                last.text == "," && [")", "}"].contains(token.text) || last.text == ";" && token.text == "}"
            {
                result.removeLast()
            }
            let isStatement = token.bracket == nil || token.bracket == "{"
            if isStatement, ["const", "let"].contains(token.text) {
                keywords[keywords.count - 1] = token.text
                if result.last?.text == ";", ended == token.text {
                    result[result.count - 1].text = ","
                    continue
                }
            } else if isStatement, token.text == ";" {
                ended = keywords[keywords.count - 1]
                keywords[keywords.count - 1] = nil
            } else if token.text == "{" {
                keywords.append(nil)
            } else if token.text == "}" {
                keywords.removeLast()
            }
            let parts = result.suffix(3).map(\.text)
            if token.text == "=>", parts.first == "(", parts.last == ")", result[result.count - 2].kind == .word {
                result.replaceSubrange((result.count - 3)..., with: [result[result.count - 2]])
            }
            result.append(token)
        }
        return result
    }
}
