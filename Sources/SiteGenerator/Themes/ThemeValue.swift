/// What a theme may say. A theme comes from strangers and ends up in a style sheet: only what is known to be a colour or the
/// part of an animation passes, so that no value can end its declaration or ask for an address.
enum ThemeValue {
    /// `#rrggbb` and its shorter and longer forms, names such as `rebeccapurple`, and the functions that reckon colours out of
    /// numbers or out of other names of the vocabulary.
    static func isColor(_ text: String) -> Bool {
        guard text.utf8.count <= 200 else { return false }
        if text.hasPrefix("#") { return text.wholeMatch(of: /#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})/) != nil }
        if text.wholeMatch(of: /[A-Za-z]{3,30}/) != nil { return true }
        guard text.wholeMatch(of: /[A-Za-z0-9#%.,\/() +-]+/) != nil else { return false }
        return hasKnownFunctions(text)
    }

    private static let functions: Set<String> = [
        "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color-mix", "var",
    ]

    /// Whether brackets match and each stands behind a known name; the whole is one function.
    private static func hasKnownFunctions(_ text: String) -> Bool {
        var depth = 0
        var name = ""
        for (index, character) in text.enumerated() {
            switch character {
            case "(":
                guard functions.contains(name.lowercased()) else { return false }
                depth += 1
                name = ""
            case ")":
                depth -= 1
                name = ""
                guard depth > 0 || (depth == 0 && index == text.count - 1) else { return false }
            case _ where character.isLetter || character == "-" || character.isNumber: name.append(character)
            default:
                // Outside of brackets there is nothing but the function's name.
                guard depth > 0 else { return false }
                name = ""
            }
        }
        return depth == 0 && text.hasSuffix(")")
    }

    struct Mistake: Error, CustomStringConvertible { var description: String }

    /// The parts of an animation as one value: `fade-in 0.3s ease-out both`.
    static func animation(_ parts: [String: String]) -> Result<String, Mistake> {
        var values: [String] = []
        for (part, isFit) in animationParts {
            guard let value = parts[part] else { continue }
            guard isFit(value) else {
                return .failure(Mistake(description: "\(part): \(CleanText.line(value, limit: 80)) is none"))
            }
            values.append(value)
        }
        let unknown = parts.keys.filter { key in !animationParts.contains { $0.0 == key } }.sorted()
        if let first = unknown.first {
            let known = animationParts.map(\.0).joined(separator: ", ")
            return .failure(
                Mistake(description: "\(CleanText.line(first, limit: 80)) is no part of an animation; there are \(known)"))
        }
        guard parts["name"] != nil, parts["duration"] != nil else {
            return .failure(Mistake(description: "an animation has a name and a duration"))
        }
        return .success(values.joined(separator: " "))
    }

    private static let animationParts: [(String, @Sendable (String) -> Bool)] = [
        ("name", { $0.wholeMatch(of: /[a-z][a-z-]{0,40}/) != nil }),
        ("duration", { $0.wholeMatch(of: /[0-9]{0,3}(?:\.[0-9]{1,3})?m?s/) != nil }),
        (
            "timingFunction",
            {
                $0.wholeMatch(
                    of:
                        /linear|ease|ease-in|ease-out|ease-in-out|step-start|step-end|(?:cubic-bezier|steps)\([0-9a-z., -]{1,60}\)/
                )
                    != nil
            }
        ),
        ("delay", { $0.wholeMatch(of: /-?[0-9]{0,3}(?:\.[0-9]{1,3})?m?s/) != nil }),
        ("iterationCount", { $0.wholeMatch(of: /infinite|[0-9]{1,4}(?:\.[0-9]{1,3})?/) != nil }),
        ("direction", { $0.wholeMatch(of: /normal|reverse|alternate|alternate-reverse/) != nil }),
        ("fillMode", { $0.wholeMatch(of: /none|forwards|backwards|both/) != nil }),
    ]
}
