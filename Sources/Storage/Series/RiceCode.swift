/// Adaptive Golomb-Rice coding of whole numbers that are mostly small: what is left of a measurement when its
/// predictable part is taken off.
///
/// Blocks of 16 share a parameter k (6 bits): a number is its upper part in unary and its lower k bits as they are. A block
/// of zeros is the parameter alone. For noise this comes within a fraction of a bit of what its distribution allows, where
/// whole bytes would waste up to seven.
///
/// Source: R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", JPL Publication 79-22.
enum RiceCode {
    static let blockLength = 16
    private static let allZero: UInt64 = 63
    private static let escape = 24

    static func write(_ numbers: [UInt64], to writer: inout BitWriter) {
        for start in stride(from: 0, to: numbers.count, by: blockLength) {
            let block = numbers[start..<min(start + blockLength, numbers.count)]
            guard let k = parameter(of: block) else {
                writer.write(allZero, width: 6)
                continue
            }
            writer.write(UInt64(k), width: 6)
            for number in block {
                let upper = number >> UInt64(k)
                if upper < UInt64(escape) {
                    writer.write(1 << upper, width: Int(upper) + 1)
                    writer.write(number, width: k)
                } else {
                    writer.write(0, width: escape)
                    writer.write64(number)
                }
            }
        }
    }

    /// Hands over one number after the other.
    static func read(
        count: Int, from reader: inout BitReader, _ body: (UInt64) -> Void
    ) throws(BitReader.Damaged) {
        for start in stride(from: 0, to: count, by: blockLength) {
            let length = min(blockLength, count - start)
            let k = try reader.read(6)
            if k == allZero {
                for _ in 0..<length { body(0) }
                continue
            }
            guard k <= maximum else { throw BitReader.Damaged() }
            for _ in 0..<length {
                let upper = try reader.readUnary(limit: escape)
                body(upper == escape ? try reader.read64() : UInt64(upper) << k | (try reader.read(Int(k))))
            }
        }
    }

    /// Bits that `write` would take.
    static func cost(_ numbers: [UInt64]) -> Int {
        var bits = 0
        for start in stride(from: 0, to: numbers.count, by: blockLength) {
            let block = numbers[start..<min(start + blockLength, numbers.count)]
            bits += 6
            if let k = parameter(of: block) { bits += cost(block, k) }
        }
        return bits
    }

    private static let maximum = 56

    /// The parameter that makes the block shortest; `nil` for a block of zeros.
    private static func parameter(of block: ArraySlice<UInt64>) -> Int? {
        var sum: UInt64 = 0
        for number in block {
            let (next, overflow) = sum.addingReportingOverflow(number)
            sum = overflow ? .max : next
        }
        if sum == 0 { return nil }
        // The best parameter lies next to the logarithm of the mean.
        let mean = sum / UInt64(block.count)
        let guess = 64 - mean.leadingZeroBitCount
        return (max(0, guess - 2)...max(0, guess)).map { min($0, maximum) }.min { cost(block, $0) < cost(block, $1) }
    }

    private static func cost(_ block: ArraySlice<UInt64>, _ k: Int) -> Int {
        block.reduce(0) { bits, number in
            let upper = number >> UInt64(k)
            return bits + (upper < UInt64(escape) ? Int(upper) + 1 + k : escape + 64)
        }
    }
}
