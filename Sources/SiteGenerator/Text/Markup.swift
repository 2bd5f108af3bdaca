/// A piece of HTML or SVG. Literals are markup; what is interpolated is text and gets escaped, unless it is `Markup` itself.
struct Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
    private(set) var string: String

    static let empty = Markup(raw: "")

    /// - Parameter raw: markup already: nothing from outside.
    init(raw: String) { string = raw }
    init(stringLiteral value: String) { string = value }
    init(stringInterpolation: StringInterpolation) { string = stringInterpolation.string }

    init(reserving bytes: Int) {
        string = ""
        string.reserveCapacity(bytes)
    }

    var isEmpty: Bool { string.isEmpty }

    static func += (left: inout Markup, right: Markup) { left.string += right.string }

    /// Appends markup that was put together byte by byte, such as the data of a path.
    mutating func append(ascii bytes: [UInt8]) { string += String(decoding: bytes, as: UTF8.self) }

    /// Appends text, escaped.
    mutating func append(text: String) { Markup.appendEscaped(text, to: &string) }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var string = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            string.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) { string += literal }
        mutating func appendInterpolation(_ markup: Markup) { string += markup.string }
        mutating func appendInterpolation(_ number: Int) { string += String(number) }
        mutating func appendInterpolation(_ text: String) { Markup.appendEscaped(text, to: &string) }
        mutating func appendInterpolation(_ text: String, limit: Int) {
            Markup.appendEscaped(CleanText.line(text, limit: limit), to: &string)
        }
    }

    private static func appendEscaped(_ text: String, to string: inout String) {
        let needsNothing = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
            default: (0x20..<0x7F).contains(byte)
            }
        }
        if needsNothing {
            string += text
            return
        }
        var bytes: [UInt8] = []
        CleanText.append(text, to: &bytes) { byte, bytes in
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
            default: bytes.append(byte)
            }
        }
        string += String(decoding: bytes, as: UTF8.self)
    }
}

extension Markup {
    /// Text escaped and otherwise as it is, line breaks and all: what a form has to send back unchanged.
    init(exactly text: String) {
        self.init(
            raw: text.reduce(into: "") { result, character in
                switch character {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\"": result += "&quot;"
                case "'": result += "&#39;"
                default: result.append(character)
                }
            })
    }

    /// A name from outside: isolated, so that its writing direction does not reach its neighbours.
    static func name(_ text: String, limit: Int = 120) -> Markup { "<bdi>\(text, limit: limit)</bdi>" }

    static func joined(_ parts: some Sequence<Markup>, by separator: Markup = .empty) -> Markup {
        var result = Markup.empty
        var isFirst = true
        for part in parts {
            if !isFirst { result += separator }
            result += part
            isFirst = false
        }
        return result
    }
}
