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
