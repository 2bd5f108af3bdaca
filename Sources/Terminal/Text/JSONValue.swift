/// A JSON document of our own making, written with sorted keys and so that it can be looked at on a terminal: what could steer
/// one is escaped.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// `null` where there is no value.
    package static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    package static func optional(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    package static func optional(_ value: Int64?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

    /// On one line.
    package var compact: String { text(indent: nil, depth: 0) }

    /// With two blanks for each level and a line feed at the end.
    package var pretty: String { text(indent: "  ", depth: 0) + "\n" }

    private func text(indent: String?, depth: Int) -> String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        // JSON has no word for what is no number.
        case .number(let value): value.isFinite ? Self.shortest(value) : "null"
        case .string(let value): Self.quoted(value)
        case .array(let values):
            Self.block("[", values.map { $0.text(indent: indent, depth: depth + 1) }, "]", indent, depth)
        case .object(let values):
            Self.block(
                "{",
                values.sorted { $0.key < $1.key }.map {
                    "\(Self.quoted($0.key)):\(indent == nil ? "" : " ")\($0.value.text(indent: indent, depth: depth + 1))"
                }, "}", indent, depth)
        }
    }

    private static func block(_ open: String, _ parts: [String], _ close: String, _ indent: String?, _ depth: Int) -> String {
        guard !parts.isEmpty else { return open + close }
        guard let indent else { return open + parts.joined(separator: ",") + close }
        let outer = String(repeating: indent, count: depth)
        return open + "\n" + parts.map { outer + indent + $0 }.joined(separator: ",\n") + "\n" + outer + close
    }

    private static func shortest(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 9e15 ? "\(Int64(value))" : "\(value)"
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where TerminalText.isUnsafe(scalar):
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
