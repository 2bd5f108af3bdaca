/// A source of numbers that look random and are the same for the same seed on every machine and in every run.
///
/// Source of the mixing function: Guy Steele and others, "Fast Splittable Pseudorandom Number Generators" (SplitMix64).
package struct Dice: Hashable, Sendable {
    let value: UInt64

    package init(_ seed: UInt64) { value = Self.mix(seed) }

    private static func mix(_ seed: UInt64) -> UInt64 {
        var z = seed &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Other dice, for another purpose or thing.
    package func with(_ salt: UInt64) -> Dice { Dice(value ^ (salt &* 0xd6e8_feb8_6659_fd93)) }
    package func with(_ text: String) -> Dice {
        with(text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 })
    }

    /// In 0 ..< 1.
    package var fraction: Double { Double(value >> 11) / Double(1 << 53 as UInt64) }

    /// In 0 ..< `count`; 0 where `count` is not positive.
    package func below(_ count: Int64) -> Int64 { count > 0 ? Int64(value % UInt64(count)) : 0 }

    /// As many lower-case hexadecimal digits, at most 64.
    func hex(_ digits: Int) -> String {
        var text: [UInt8] = []
        for word in 0..<4 as Range<UInt64> { Hex.append(with(word).value, to: &text) }
        return String(decoding: text.prefix(digits), as: UTF8.self)
    }
}

enum Hex {
    /// Sixteen lower-case digits.
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 60 as UInt64, through: 0, by: -4) {
            let digit = UInt8(value >> shift & 0xf)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }
    }
}
