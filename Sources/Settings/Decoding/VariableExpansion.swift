/// `${VARIABLE}` and `${VARIABLE:-default}` in values; `$$` is one dollar sign, any other `$` stands for itself.
///
/// Values are expanded after the file was parsed, so that a variable can neither add keys nor break the syntax.
enum VariableExpansion {
    static func expand(_ text: String, environment: [String: String]) throws(Refusal) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        var result = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            if rest.first == "$" {
                result += "$"
                rest = rest.dropFirst()
            } else if rest.first == "{" {
                guard let end = rest.firstIndex(of: "}") else {
                    throw Refusal("\"${\" is never closed by \"}\"; a dollar sign that is meant as such is written \"$$\"")
                }
                result += try value(of: rest[rest.index(after: rest.startIndex)..<end], environment: environment)
                rest = rest[rest.index(after: end)...]
            } else {
                result += "$"
            }
        }
        return result + rest
    }

    private static func value(of reference: Substring, environment: [String: String]) throws(Refusal) -> String {
        var name = reference
        var fallback: Substring?
        if let colon = reference.firstIndex(of: ":") {
            name = reference[..<colon]
            let after = reference[reference.index(after: colon)...]
            guard after.first == "-" else {
                throw Refusal("\(Shown.value("${\(reference)}")) is neither ${VARIABLE} nor ${VARIABLE:-default}")
            }
            fallback = after.dropFirst()
        }
        guard isName(name) else {
            throw Refusal(
                "\(Shown.value(String(name))) is no name of a variable: letters, digits and _ are, not beginning with a digit")
        }
        let value = environment[String(name)]
        // As in a shell, `:-` stands in for an empty variable too.
        if let fallback { return value.flatMap { $0.isEmpty ? nil : $0 } ?? String(fallback) }
        guard let value else {
            throw Refusal("the environment has no variable \(name); set it, or give a default: ${\(name):-default}")
        }
        return value
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !isDigit(first) else { return false }
        return text.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "_") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}

/// Why a text is no value of its kind: a clause for a person.
struct Refusal: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}
