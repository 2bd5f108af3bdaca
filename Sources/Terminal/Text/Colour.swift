/// A colour of the terminal's own palette, so that it fits light and dark ones.
package enum Colour: Int, Hashable, Sendable {
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case magenta = 35
    case cyan = 36
    case grey = 90

    package func on(_ text: String) -> String { text.isEmpty ? "" : "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}

package enum Bold {
    package static func on(_ text: String) -> String { "\u{1B}[1m\(text)\u{1B}[0m" }
}
