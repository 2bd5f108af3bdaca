/// Turns names from outside into single path components and back-references that are safe in files and URLs.
package enum PathName {
    /// Letters, digits, `.`, `_` and `-` stay; anything else becomes `-`. A name that had to change, starts with a dot or is
    /// longer than 100 bytes gets a short hash of the original at its end, so that two names never meet in one path.
    package static func safe(_ name: String) -> String {
        let allowed = name.utf8.prefix(100).map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                byte
            default: UInt8(ascii: "-")
            }
        }
        let text = String(decoding: allowed, as: UTF8.self)
        if text == name, !text.isEmpty, !text.hasPrefix(".") { return text }
        let trimmed = text.drop { $0 == "." || $0 == "-" }
        return (trimmed.isEmpty ? "x" : String(trimmed)) + "-" + String(fnv1a(name), radix: 36)
    }

    /// FNV-1a, 64 bit: the same on every machine and in every run.
    package static func fnv1a(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
