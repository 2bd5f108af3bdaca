/// What a theme may say. A theme comes from strangers and ends up in a style sheet: only what is known to be a colour or the
/// part of an animation passes, so that no value can end its declaration or ask for an address.
enum ThemeValue {
    /// `#rrggbb` and its shorter and longer forms, names such as `rebeccapurple`, and the functions that reckon colours out of
    /// numbers or out of other names of the vocabulary.
    static func isColor(_ text: String) -> Bool {
        // Byte by byte: a theme has a hundred of these, and regular expressions took a third of the time of a small site.
        let bytes = text.utf8
        guard (1...200).contains(bytes.count) else { return false }
        if bytes.first == UInt8(ascii: "#") {
            return [3, 4, 6, 8].contains(bytes.count - 1) && bytes.dropFirst().allSatisfy(isHexDigit)
        }
        if bytes.allSatisfy(isLetter) { return (3...30).contains(bytes.count) }
        guard bytes.allSatisfy({ isLetter($0) || isDigit($0) || "#%.,/() +-".utf8.contains($0) }) else { return false }
        return hasKnownFunctions(text)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
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
