/// A line as bytes, with the ranges found in it replaced at the end. All that is looked for is ASCII; other bytes are part of words.
struct SecretText {
    let bytes: [UInt8]
    private var hidden: [Range<Int>] = []

    init(_ line: String) { bytes = Array(line.utf8) }

    mutating func hide(_ range: Range<Int>) {
        if !range.isEmpty { hidden.append(range) }
    }

    var text: String {
        if hidden.isEmpty { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        var position = 0
        for range in hidden.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.upperBound <= position { continue }
            // One that overlaps the last is part of the same mark.
            if range.lowerBound >= position {
                result += bytes[position..<range.lowerBound]
                result += Array(SecretMask.mark.utf8)
            }
            position = range.upperBound
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: Reading

    static func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte >= 0x80 }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Of base64 in both alphabets, and so of hex too.
    static func isKeyByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "+/_-=".utf8.contains(byte) }

    /// From `start` on, as far as `condition` holds.
    func run(_ start: Int, upTo longest: Int = .max, while condition: (UInt8) -> Bool) -> Range<Int> {
        var end = start
        while end < bytes.count, end - start < longest, condition(bytes[end]) { end += 1 }
        return start..<end
    }

    func word(_ range: Range<Int>) -> String {
        String(
            decoding: bytes[range].map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    func byte(_ position: Int) -> UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }

    /// Where a text begins, searched from `start` on.
    func find(_ text: StaticString, from start: Int) -> Int? {
        text.withUTF8Buffer { wanted in
            var position = start
            while position + wanted.count <= bytes.count {
                if bytes[position] == wanted[0], bytes[position..<(position + wanted.count)].elementsEqual(wanted) {
                    return position
                }
                position += 1
            }
            return nil
        }
    }

    func starts(at position: Int, with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    func skipSpaces(_ position: Int) -> Int { run(position) { $0 == 0x20 || $0 == 0x09 }.upperBound }
}
