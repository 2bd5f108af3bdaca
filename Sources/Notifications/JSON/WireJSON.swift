package import FoundationEssentials

/// A JSON document that goes out, written on one line with sorted keys: same value, same bytes, so that a signature holds.
package indirect enum WireJSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([WireJSON])
    case object([String: WireJSON])

    /// `null` where there is no value.
    static func optional(_ text: String?) -> WireJSON { text.map(WireJSON.string) ?? .null }
    static func optional(_ number: Int64?) -> WireJSON { number.map(WireJSON.integer) ?? .null }

    package var data: Data { Data(text.utf8) }

    package var text: String {
        var result = ""
        write(to: &result)
        return result
    }

    private func write(to result: inout String) {
        switch self {
        case .null: result += "null"
        case .bool(let value): result += value ? "true" : "false"
        case .integer(let value): result += String(value)
        case .string(let value):
            result += "\""
            WireJSON.escape(value, into: &result)
            result += "\""
        case .array(let values):
            result += "["
            for (index, value) in values.enumerated() {
                if index > 0 { result += "," }
                value.write(to: &result)
            }
            result += "]"
        case .object(let values):
            result += "{"
            for (index, entry) in values.sorted(by: { $0.key < $1.key }).enumerated() {
                result += index > 0 ? ",\"" : "\""
                WireJSON.escape(entry.key, into: &result)
                result += "\":"
                entry.value.write(to: &result)
            }
            result += "}"
        }
    }

    /// `text` as it stands between the quotes of a JSON string.
    static func escaped(_ text: String) -> String {
        var result = ""
        escape(text, into: &result)
        return result
    }

    private static func escape(_ text: String, into result: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            // The line separators are line ends to JavaScript, where JSON may be pasted.
            case _ where scalar.value < 0x20 || scalar.value == 0x7f || (0x2028...0x2029).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
