/// What a key does on the pages, for those whose browser runs the script.
package enum Hotkey: String, Hashable, Sendable, CaseIterable {
    case links, bar, theme, help

    /// `mod` is Ctrl, on a Mac Cmd.
    package var standard: String {
        switch self {
        case .links: "mod+k"
        case .bar: "mod+b"
        case .theme: "mod+p"
        case .help: "?"
        }
    }

    package static let allowed = "a letter, digit or sign, such as ?, also with mod+ before it: mod+k"

    /// A key as it is kept; `nil`: it is none.
    ///
    /// Pages name keys in a list whose parts are held together by `=` and `+`, which therefore are no keys.
    package static func key(_ text: String) -> String? {
        let text = text.lowercased()
        let sign = text.hasPrefix("mod+") ? text.dropFirst(4) : text[...]
        guard sign.utf8.count == 1, let byte = sign.utf8.first, byte > 0x20, byte < 0x7f, byte != UInt8(ascii: "="),
            byte != UInt8(ascii: "+")
        else { return nil }
        return text
    }

    /// A sentence where two of them would hear the same key.
    package static func conflict(in keys: [Hotkey: String]) -> String? {
        var taken: [String: Hotkey] = [:]
        for hotkey in allCases {
            let key = keys[hotkey] ?? hotkey.standard
            if let other = taken.updateValue(hotkey, forKey: key) {
                return "\(other.rawValue) and \(hotkey.rawValue) would both be \(key)"
            }
        }
        return nil
    }
}
