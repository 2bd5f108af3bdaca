/// Short names in the place of those that a script gives its own variables, functions and parameters.
///
/// A name gets one short name everywhere. Two names share it where no statement of the outermost scope has both, and not both are
/// declared in that scope: so what was apart stays apart in every scope. Properties keep their names: `{ title }` becomes
/// `{title:a}`, in an object as in a pattern.
struct ShortNames {
    /// What the browser knows and a script may mean without declaring it, although another place declares it.
    private static let taken: Set<String> = [
        "addEventListener", "close", "confirm", "document", "fetch", "focus", "history", "innerHeight", "innerWidth",
        "localStorage", "location", "matchMedia", "navigator", "open", "parent", "performance", "print", "scrollTo", "scrollY",
        "self", "top", "window",
    ]
    /// What the browser has and scripts name often: it gets a short name of theirs.
    private static let lent = ["document", "location", "Math"]
    /// Two letters long, as a short name may be.
    private static let reserved: Set<String> = ["as", "do", "if", "in", "is", "of"]

    private let tokens: [ScriptTokens.Token]
    /// By token, the number of the outermost scope's statement that it is in.
    private let statements: [Int]
    private var declared: Set<String> = []
    /// Of these, the names of the outermost scope, which all of the script may mean.
    private var outermost: Set<String> = []

    /// - Parameter isInScope: whether the script stands in a scope of its own, where it may declare what nobody else sees.
    static func shortened(_ tokens: [ScriptTokens.Token], isInScope: Bool) -> [ScriptTokens.Token] {
        let lent = isInScope ? ShortNames.lent.filter { name in tokens.count { $0.text == name } > 4 } : []
        var names = ShortNames(tokens)
        names.declare()
        names.declared.formUnion(lent)
        names.outermost.formUnion(lent)
        let short = names.names()
        let lending = lent.map { "const \(short[$0] ?? $0)=\($0);" }.joined()
        return ScriptTokens(of: lending).all + names.renamed(short)
    }

    private init(_ tokens: [ScriptTokens.Token]) {
        self.tokens = tokens
        statements = ShortNames.statements(of: tokens)
    }

    private static func statements(of tokens: [ScriptTokens.Token]) -> [Int] {
        var number = 0
        return tokens.indices.map { index in
            let isOutermost = tokens[index].bracket == nil && index > 0
            let before = isOutermost ? tokens[index - 1].text : ""
            let begins =
                before == "}" && tokens[index].kind == .word && !["else", "catch", "finally"].contains(tokens[index].text)
            if before == ";" || begins { number += 1 }
            return number
        }
    }

    private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

    // MARK: What is declared

    private mutating func declare() {
        let ends = closings()
        for (index, token) in tokens.enumerated() {
            switch token.text {
            case "const", "let": bind(at: index + 1, isOutermost: token.bracket == nil)
            case "function" where text(index + 1) != "(": bind(at: index + 1, isOutermost: token.bracket == nil)
            case "=>" where tokens[index - 1].kind == .word: bind(at: index - 1)
            case "(":
                let end = ends[index] ?? index
                let isMethod = tokens[index].bracket == "object" && ["{", ","].contains(text(index - 2))
                let isFunction = text(index - 1) == "function" || text(index - 2) == "function" || text(index - 1) == "catch"
                if text(end + 1) == "=>" || isMethod || isFunction { bind(at: index) }
            default: break
            }
        }
        declared.subtract(ShortNames.taken)
    }

    /// Where the parenthesis that opens at a place closes.
    private func closings() -> [Int: Int] {
        var open: [Int] = []
        var ends: [Int: Int] = [:]
        for (index, token) in tokens.enumerated() where token.kind == .sign {
            if token.text == "(" { open.append(index) }
            if token.text == ")", let begin = open.popLast() { ends[begin] = index }
        }
        return ends
    }

    /// A name, or all names of a pattern or of parameters. Gives the place behind it.
    @discardableResult
    private mutating func bind(at start: Int, isOutermost: Bool = false) -> Int {
        var index = text(start) == "..." ? start + 1 : start
        guard tokens.indices.contains(index) else { return index }
        guard let close = ["{": "}", "[": "]", "(": ")"][text(index)] else {
            guard tokens[index].kind == .word else { return index + 1 }
            declared.insert(text(index))
            if isOutermost { outermost.insert(text(index)) }
            return index + 1
        }
        let isObject = close == "}"
        index += 1
        while tokens.indices.contains(index), text(index) != close {
            if text(index) == "," {
                index += 1
                continue
            }
            if isObject, text(index + 1) == ":" { index += 2 }
            index = bind(at: index, isOutermost: isOutermost)
            if text(index) == "=" { index = behindExpression(index + 1) }
        }
        return index + 1
    }

    /// The comma or bracket that ends what a name has where nothing is given.
    private func behindExpression(_ start: Int) -> Int {
        var depth = 0
        return tokens.indices[start...].first { index in
            guard tokens[index].kind == .sign else { return false }
            if depth == 0, [",", ")", "]", "}"].contains(text(index)) { return true }
            if ["(", "[", "{"].contains(text(index)) { depth += 1 } else if [")", "]", "}"].contains(text(index)) { depth -= 1 }
            return false
        } ?? tokens.endIndex
    }

    // MARK: Names

    private func renamed(_ names: [String: String]) -> [ScriptTokens.Token] {
        tokens.enumerated().map { index, token in
            guard isReference(index), let name = names[token.text] else { return token }
            var token = token
            token.text = isShorthand(index) ? "\(token.text):\(name)" : name
            return token
        }
    }

    private func names() -> [String: String] {
        var counts: [String: Int] = [:]
        var places: [String: Set<Int>] = [:]
        for (index, token) in tokens.enumerated() where isReference(index) {
            counts[token.text, default: 0] += 1
            places[token.text, default: []].insert(statements[index])
        }
        let others = Set(counts.keys).subtracting(declared).union(ShortNames.reserved)
        let candidates = ShortNames.candidates.filter { !others.contains($0) }
        var used: [String: Set<Int>] = [:]
        var names: [String: String] = [:]
        // -1 stands for the outermost scope itself.
        for name in declared.sorted(by: { (counts[$1, default: 0], $0) < (counts[$0, default: 0], $1) }) {
            let own = places[name, default: []].union(outermost.contains(name) ? [-1] : [])
            guard let short = candidates.first(where: { used[$0, default: []].isDisjoint(with: own) }) else { continue }
            used[short, default: []].formUnion(own)
            names[name] = short
        }
        return names
    }

    /// Whether a word stands for a variable: no property, no key.
    private func isReference(_ index: Int) -> Bool {
        guard tokens[index].kind == .word, ![".", "?."].contains(text(index - 1)) else { return false }
        return !(beginsMember(index) && [":", "("].contains(text(index + 1)))
    }

    private func isShorthand(_ index: Int) -> Bool { beginsMember(index) }

    private func beginsMember(_ index: Int) -> Bool {
        tokens[index].bracket == "object" && ["{", ","].contains(text(index - 1))
    }

    /// `a` … `Z`, `aa` … `ZZ`
    private static let candidates: [String] = {
        let lower = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) }
        let letters = lower + lower.map { $0.uppercased() } + ["_", "$"]
        return letters + letters.flatMap { first in letters.map { first + $0 } }
    }()
}
