/// RFC 2045, section 6.7: what a text becomes on its way through machines that know seven bits and short lines.
enum QuotedPrintable {
    private static let width = 76
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// - Parameter text: lines end with `\n`; anything else is kept byte for byte.
    static func encode(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count * 5 / 4 + 2)
        for line in text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false) {
            append(Array(line), to: &result)
            result += [0x0d, 0x0a]
        }
        return result
    }

    private static func append(_ line: [UInt8], to result: inout [UInt8]) {
        var column = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            // White space at a line's end gets lost on the way. A dot at its beginning, or `From `, is changed by some.
            let isPlain =
                (0x21...0x7e).contains(byte) && byte != UInt8(ascii: "=") && !(column == 0 && [0x2e, 0x46].contains(byte))
                || ([0x20, 0x09].contains(byte) && !isLast)
            let size = isPlain ? 1 : 3
            // Room for the `=` that says the line goes on.
            if column + size > width - (isLast ? 0 : 1) {
                result += [UInt8(ascii: "="), 0x0d, 0x0a]
                column = 0
                // The byte now begins a line.
                if isPlain, [0x2e, 0x46].contains(byte) {
                    result += escaped(byte)
                    column = 3
                    continue
                }
            }
            if isPlain { result.append(byte) } else { result += escaped(byte) }
            column += size
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
