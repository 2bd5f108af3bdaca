/// Gathers the head of an answer line by line as curl hands them over.
struct HeaderCollector {
    /// A head beyond this is no honest answer.
    static let maximumSize = 256 << 10

    private(set) var headers: [TransferHeader] = []
    private var size = 0

    /// - Returns: false where the head has become too large.
    mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
        size += line.count
        guard size <= Self.maximumSize else { return false }
        // A new status line (after `100 Continue`) starts a new head.
        if line.starts(with: "HTTP/".utf8) {
            headers.removeAll()
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: line[..<colon], as: UTF8.self)
            headers.append(TransferHeader(name: name, value: Self.trimmed(line[(colon + 1)...])))
        }
        return true
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
        let front = bytes.drop(while: isSpace)
        guard let last = front.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(decoding: front[...last], as: UTF8.self)
    }
}
