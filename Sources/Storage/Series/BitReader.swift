/// Reads what `BitWriter` wrote. The bytes may be damaged: reading past the end throws.
struct BitReader {
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var position = 0
    /// The next `count` bits, lowest first. What stands above them is read again by `refill`, and is the same then.
    private var pending: UInt64 = 0
    private var count = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Parameter width: 0 to 56.
    mutating func read(_ width: Int) throws(Damaged) -> UInt64 {
        try have(width)
        let value = pending & ((1 << UInt64(width)) &- 1)
        skip(width)
        return value
    }

    mutating func read64() throws(Damaged) -> UInt64 {
        let low = try read(32)
        return try read(32) << 32 | low
    }

    mutating func readVarint() throws(Damaged) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try read(8)
            value |= (byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        throw Damaged()
    }

    /// How many zero bits stand before the next one bit, at most `limit` of which are read.
    ///
    /// - Parameter limit: up to 56.
    mutating func readUnary(limit: Int) throws(Damaged) -> Int {
        if count < limit { refill() }
        let zeros = min(pending.trailingZeroBitCount, limit)
        let width = zeros < limit ? zeros + 1 : limit
        try have(width)
        skip(width)
        return zeros
    }

    private mutating func have(_ width: Int) throws(Damaged) {
        if count < width { refill() }
        guard count >= width else { throw Damaged() }
    }

    private mutating func skip(_ width: Int) {
        pending >>= UInt64(width)
        count -= width
    }

    /// At least 56 bits, unless fewer are left: eight bytes at once wherever there are as many.
    private mutating func refill() {
        if position + 8 <= bytes.count {
            let next = bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            pending |= UInt64(littleEndian: next) << UInt64(count)
            let whole = (63 - count) / 8
            position += whole
            count += whole * 8
        } else {
            while count <= 56, position < bytes.count {
                pending |= UInt64(bytes[position]) << UInt64(count)
                position += 1
                count += 8
            }
        }
    }
}
