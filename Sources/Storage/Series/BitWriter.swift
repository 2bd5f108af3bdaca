/// Appends numbers bit by bit, lowest bit first.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var count = 0

    /// - Parameter width: 0 to 56.
    mutating func write(_ value: UInt64, width: Int) {
        pending |= (value & ((1 << UInt64(width)) &- 1)) << UInt64(count)
        count += width
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            count -= 8
        }
    }

    mutating func write64(_ value: UInt64) {
        write(value & 0xffff_ffff, width: 32)
        write(value >> 32, width: 32)
    }

    /// Seven bits at a time, each group led by whether another follows.
    mutating func writeVarint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            write(rest & 0x7f | 0x80, width: 8)
            rest >>= 7
        }
        write(rest, width: 8)
    }

    /// Fills the last byte with zero bits.
    mutating func finish() -> [UInt8] {
        if count > 0 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending = 0
            count = 0
        }
        return bytes
    }
}

/// Reads what `BitWriter` wrote. The bytes may be damaged: reading past the end throws.
struct BitReader {
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var position = 0
    private var pending: UInt64 = 0
    private var count = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Parameter width: 0 to 56.
    mutating func read(_ width: Int) throws(Damaged) -> UInt64 {
        while count < width {
            guard position < bytes.count else { throw Damaged() }
            pending |= UInt64(bytes[position]) << UInt64(count)
            position += 1
            count += 8
        }
        let value = pending & ((1 << UInt64(width)) &- 1)
        pending >>= UInt64(width)
        count -= width
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
    mutating func readUnary(limit: Int) throws(Damaged) -> Int {
        var zeros = 0
        while zeros < limit, try read(1) == 0 { zeros += 1 }
        return zeros
    }
}
