import Logging
import Terminal

/// Keeps an entry on one line: whoever chooses a container's name must not be able to write lines of their own, or to steer
/// the terminal.
enum LogText {
    /// Control characters, line separators and marks that change the direction of writing become `\n`, `\t` or `\u{1b}`.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: TerminalText.isUnsafe) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where TerminalText.isUnsafe(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Without anything that would end it early.
    static func key(_ text: String) -> String {
        escaped(String(text.map { $0 == "=" || $0 == " " || $0 == "\"" ? "_" : $0 }))
    }

    /// In quotes where it holds blanks, quotes or equal signs.
    static func value(_ value: Logger.Metadata.Value) -> String {
        let text = plain(value)
        guard text.isEmpty || text.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" || $0 == "\\" }) else {
            return escaped(text)
        }
        let quoted = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped(quoted))\""
    }

    private static func plain(_ value: Logger.Metadata.Value) -> String {
        switch value {
        case .string(let text): text
        case .stringConvertible(let convertible): convertible.description
        case .array(let values): "[" + values.map(plain).joined(separator: ",") + "]"
        case .dictionary(let values):
            "{" + values.sorted { $0.key < $1.key }.map { "\($0.key):\(plain($0.value))" }.joined(separator: ",") + "}"
        }
    }
}

extension JSONValue {
    init(_ value: Logger.Metadata.Value) {
        self =
            switch value {
            case .string(let text): .string(text)
            case .stringConvertible(let convertible): .string(convertible.description)
            case .array(let values): .array(values.map(JSONValue.init))
            case .dictionary(let values): .object(values.mapValues(JSONValue.init))
            }
    }
}
