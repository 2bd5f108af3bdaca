/// Short names in the place of the long ones that a script gives its own variables and functions.
///
/// Only of names that are nothing else in any place: no property, no key, no word of a text, nothing of the browser's. Such a name
/// gets one short name everywhere, so that what was apart stays apart, in every scope.
struct ShortNames {
    private struct Token {
        enum Kind { case word, text, sign }
        var kind: Kind
        var text: String
        /// Of what it stands in: `(`, `[`, `{` or nothing.
        var bracket: Character?
    }

    /// What the browser knows, and what the language means by itself.
    private static let taken: Set<String> = [
        "document", "window", "location", "history", "navigator", "localStorage", "performance", "open", "fetch", "close", "name",
        "status", "event", "top", "parent", "self", "length", "origin", "screen", "scroll", "find", "stop", "focus", "print",
        "do", "if", "in", "of", "as", "is", "for", "let", "new", "try", "var", "get", "set",
    ]

    static func shortened(_ source: String) -> String {
        let tokens = tokens(of: source)
        let own = names(in: tokens)
        return tokens.map { $0.kind == .word ? own[$0.text] ?? $0.text : $0.text }.joined()
    }

    private static func names(in tokens: [Token]) -> [String: String] {
        let all = tokens.indices.filter { tokens[$0].text != " " && tokens[$0].text != "\n" }
        var declared: Set<String> = []
        var other = taken
        var counts: [String: Int] = [:]
        for (place, index) in all.enumerated() {
            let token = tokens[index]
            func near(_ offset: Int) -> String {
                all.indices.contains(place + offset) ? tokens[all[place + offset]].text : ""
            }
            switch token.kind {
            case .sign: continue
            case .text: other.formUnion(words(of: token.text))
            case .word:
                counts[token.text, default: 0] += 1
                let (before, after) = (near(-1), near(1))
                if ["const", "let", "function"].contains(before) { declared.insert(token.text) }
                // `...rest` is no property.
                if before == ".", near(-2) != "." { other.insert(token.text) }
                if token.bracket == "{", before == "{" || before == ",", [",", "}", "=", ":"].contains(after) {
                    other.insert(token.text)
                }
            }
        }
        let long = declared.subtracting(other).filter { $0.count > 2 }
        let ranked = long.sorted { ($1.count * (counts[$1] ?? 0), $0) < ($0.count * (counts[$0] ?? 0), $1) }
        let used = other.union(counts.keys)
        var free = candidates.filter { !used.contains($0) }[...]
        var names: [String: String] = [:]
        for name in ranked { if let short = free.popFirst() { names[name] = short } }
        return names
    }

    /// `a` … `z`, `aa` … `zz`
    private static let candidates: [String] = {
        let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) }
        return letters + letters.flatMap { first in letters.map { first + $0 } }
    }()

    private static func isPart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_" || character == "$")
    }

    private static func words(of text: String) -> [String] { text.split { !isPart($0) }.map(String.init) }

    private static func tokens(of source: String) -> [Token] {
        var tokens: [Token] = []
        var brackets: [Character] = []
        var rest = source[...]
        // The last sign or word, which tells whether a slash begins an expression or divides.
        var last: Character = ";"
        while let character = rest.first {
            var end = rest.index(after: rest.startIndex)
            var kind = Token.Kind.sign
            if character == "\"" || character == "`" {
                kind = .text
                end = self.end(ofText: rest)
            } else if character == "/", "(=,?:&|!{};>\n".contains(last) {
                kind = .text
                end = self.end(ofExpression: rest)
            } else if isPart(character) {
                kind = .word
                end = rest.firstIndex { !isPart($0) } ?? rest.endIndex
            }
            if kind == .sign, ")]}".contains(character) { _ = brackets.popLast() }
            tokens.append(Token(kind: kind, text: String(rest[..<end]), bracket: brackets.last))
            if kind == .sign, "([{".contains(character) { brackets.append(character) }
            if character != " " { last = kind == .sign ? character : "a" }
            rest = rest[end...]
        }
        return tokens
    }

    /// Behind the closing quote; what stands within `${…}` is part of the text, with texts of its own.
    private static func end(ofText text: Substring) -> String.Index {
        let quote = text.first
        var rest = text.dropFirst()
        while let character = rest.first {
            if character == "\\" {
                rest = rest.dropFirst(2)
            } else if character == quote {
                return rest.index(after: rest.startIndex)
            } else if quote == "`", rest.hasPrefix("${") {
                rest = rest.dropFirst(2)
                var depth = 1
                while depth > 0, let inner = rest.first {
                    if inner == "\"" || inner == "`" {
                        rest = rest[end(ofText: rest)...]
                        continue
                    }
                    depth += inner == "{" ? 1 : inner == "}" ? -1 : 0
                    rest = rest.dropFirst()
                }
            } else {
                rest = rest.dropFirst()
            }
        }
        return rest.endIndex
    }

    private static func end(ofExpression text: Substring) -> String.Index {
        var rest = text.dropFirst()
        var isInClass = false
        while let character = rest.first {
            switch character {
            case "\\": rest = rest.dropFirst()
            case "[": isInClass = true
            case "]": isInClass = false
            case "/" where !isInClass: return rest.index(after: rest.startIndex)
            default: break
            }
            rest = rest.dropFirst()
        }
        return rest.endIndex
    }
}
