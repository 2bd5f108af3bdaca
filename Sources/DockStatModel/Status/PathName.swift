/// Turns names from outside into single path components that are safe in files and URLs.
package enum PathName {
    /// Letters, digits, `.`, `_` and `-` stay; anything else becomes `-`. A name that had to change, starts with a dot or is
    /// longer than 100 bytes gets `-` and a 13-digit hash of the original at its end; so does one that looks as if it had been
    /// given such a hash, so that two names do not meet in one path.
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
        // Compared by bytes: to Swift, texts are equal whose bytes differ.
        if allowed.elementsEqual(name.utf8), !text.isEmpty, !text.hasPrefix("."), !endsLikeHash(allowed) { return text }
        let trimmed = text.drop { $0 == "." || $0 == "-" }
        let hash = String(fnv1a(name), radix: 36)
        let padded = String(repeating: "0", count: hashLength - hash.count) + hash
        return (trimmed.isEmpty ? "x" : String(trimmed)) + "-" + padded
    }

    /// Digits that 64 bits take in base 36.
    private static let hashLength = 13

    private static func endsLikeHash(_ name: [UInt8]) -> Bool {
        guard name.count > hashLength, name[name.count - hashLength - 1] == UInt8(ascii: "-") else { return false }
        return name.suffix(hashLength).allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        }
    }

    /// FNV-1a, 64 bit: the same on every machine and in every run.
    package static func fnv1a(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
