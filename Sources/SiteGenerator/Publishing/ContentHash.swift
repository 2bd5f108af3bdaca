import DockStatModel

/// A fast 64-bit fingerprint that is the same on every machine: it tells whether a page changed, and nothing else relies on it.
enum ContentHash {
    private static let seed: UInt64 = 0x9e37_79b9_7f4a_7c15

    static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0, seed: seed) } }

    fileprivate static func of(_ buffer: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        var hash: UInt64 = seed ^ UInt64(buffer.count)
        var offset = 0
        while offset + 8 <= buffer.count {
            mix(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)), into: &hash)
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < buffer.count {
            tail = tail << 8 | UInt64(buffer[offset])
            offset += 1
        }
        mix(tail, into: &hash)
        mix(hash >> 32, into: &hash)
        return hash
    }

    /// A multiplication to the full 128 bits, folded: every bit of the word reaches every bit of the hash.
    fileprivate static func mix(_ word: UInt64, into hash: inout UInt64) {
        let product = (hash ^ word).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
        hash = product.high ^ product.low ^ (hash << 23 | hash >> 41)
    }
}

/// A fingerprint of values, put together one by one.
struct ValueHash {
    private(set) var value: UInt64

    init(seed: UInt64 = 1) { value = seed }

    mutating func add(_ number: Int64) { ContentHash.mix(UInt64(bitPattern: number), into: &value) }
    mutating func add(value number: Double) { ContentHash.mix(number.bitPattern, into: &value) }
    mutating func add(_ flag: Bool) { add(flag ? 1 : 0 as Int64) }
    /// No text differs from an empty one.
    mutating func add(_ text: String?) {
        guard var text else { return add(-1) }
        text.withUTF8 { value = ContentHash.of(UnsafeRawBufferPointer($0), seed: value) }
    }
    mutating func add(_ time: Timestamp?) {
        add(time != nil)
        if let time { add(time.milliseconds) }
    }
    mutating func add(_ duration: Duration) { add(duration.inMilliseconds) }
}
