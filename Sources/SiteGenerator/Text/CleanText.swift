/// Text from outside made harmless for people's eyes and terminals, whatever it is put into afterwards.
enum CleanText {
    /// Control characters become `�`, line breaks and tabs a space; characters that turn or hide the text around them
    /// (bidirectional controls, line separators) go.
    ///
    /// - Parameter limit: in Unicode scalars; what is longer is cut between characters and ends in `…`.
    static func line(_ text: String, limit: Int = 300) -> String {
        if isPlain(text, limit: limit) { return text }
        let kept = beginning(of: text, limit: limit)
        var bytes: [UInt8] = []
        append(String(kept), to: &bytes) { $1.append($0) }
        if kept.endIndex != text.endIndex { bytes.append(contentsOf: "…".utf8) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `text` without what `line(_:limit:)` takes out.
    ///
    /// Byte by byte, for every word on a page goes through here: what is wanted of a character beyond ASCII shows in its first
    /// bytes (RFC 3629).
    ///
    /// - Parameter ascii: appends a printable character of ASCII.
    @inline(__always)
    static func append(_ text: String, to result: inout [UInt8], ascii: (UInt8, inout [UInt8]) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            result.reserveCapacity(result.count + bytes.count + bytes.count / 4)
            var rest = bytes[...]
            while let byte = rest.first {
                switch byte {
                case 0x20..<0x7F:
                    ascii(byte, &result)
                    rest = rest.dropFirst()
                case 0x09, 0x0A, 0x0D:
                    result.append(UInt8(ascii: " "))
                    rest = rest.dropFirst()
                case 0..<0x20, 0x7F:
                    result.append(contentsOf: replacement)
                    rest = rest.dropFirst()
                default:
                    let scalar = rest.prefix(length(of: byte))
                    switch fate(of: scalar) {
                    case .kept: result.append(contentsOf: scalar)
                    case .replaced: result.append(contentsOf: replacement)
                    case .left: break
                    }
                    rest = rest.dropFirst(scalar.count)
                }
            }
        }
    }

    /// U+FFFD.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    private enum Fate {
        case kept, replaced, left
    }

    /// How many bytes a character beyond ASCII has, by its first.
    private static func length(of first: UInt8) -> Int { first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

    /// - Parameter scalar: the bytes of a character beyond ASCII.
    private static func fate(of scalar: Slice<UnsafeBufferPointer<UInt8>>) -> Fate {
        // All others begin with another byte.
        guard let first = scalar.first, [0xC2, 0xD8, 0xE2, 0xEF, 0xF3].contains(first) else { return .kept }
        let value = scalar.dropFirst().reduce(UInt32(first) & (0xFF >> UInt32(scalar.count + 1))) { $0 << 6 | UInt32($1 & 0x3F) }
        switch value {
        case 0x80..<0xA0: return .replaced
        case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: return .left
        // Not characters; XML and some terminals stumble over them.
        case 0xFFFE, 0xFFFF: return .replaced
        default: return .kept
        }
    }

    private static func beginning(of text: String, limit: Int) -> Substring {
        guard text.unicodeScalars.count > limit else { return text[...] }
        var scalars = 0
        for index in text.indices {
            scalars += text[index].unicodeScalars.count
            if scalars > limit { return text[..<index] }
        }
        return text[...]
    }

    /// Printable ASCII within the limit needs no look at its characters.
    private static func isPlain(_ text: String, limit: Int) -> Bool {
        let bytes = text.utf8
        return bytes.count <= limit && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }
}
