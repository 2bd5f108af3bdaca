package import Foundation

/// A JSON document as it was sent or is to be sent. Objects have sorted keys when they are written: the same value, the same bytes.
package enum JSONBody: Hashable, Sendable, Codable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSONBody])
    case object([String: JSONBody])

    package static func number(_ number: Int64) -> JSONBody { .number(Double(number)) }

    package static func texts(_ texts: [String]) -> JSONBody { .list(texts.map { .text($0) }) }

    package static func optional(_ text: String?) -> JSONBody { text.map { .text($0) } ?? .null }

    /// `nil`: the text is no JSON.
    package init?(text: String) {
        guard let value = try? JSONDecoder().decode(JSONBody.self, from: Data(text.utf8)) else { return nil }
        self = value
    }

    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONBody].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONBody].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let bool): try value.encode(bool)
        case .number(let number):
            if let whole = Int64(exactly: number) { try value.encode(whole) } else { try value.encode(number) }
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        case .object(let object): try value.encode(object)
        }
    }

    /// A part of an object.
    package subscript(name: String) -> JSONBody? { if case .object(let parts) = self { parts[name] } else { nil } }

    package var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The texts of a list.
    package var texts: [String] { if case .list(let list) = self { list.compactMap(\.text) } else { [] } }

    /// UTF-8 without spaces. Numbers that JSON cannot hold become null.
    package var data: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        // Every case above can be written: nothing is left to fail.
        return (try? encoder.encode(self)) ?? Data("null".utf8)
    }

    package var string: String { String(decoding: data, as: UTF8.self) }
}
