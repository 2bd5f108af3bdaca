/// A fast 64-bit fingerprint that is the same on every machine: it tells whether a page changed, and nothing else relies on it.
enum ContentHash {
    static func of(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { buffer in
            var hash: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(buffer.count)
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
    }

    /// A multiplication to the full 128 bits, folded: every bit of the word reaches every bit of the hash.
    private static func mix(_ word: UInt64, into hash: inout UInt64) {
        let product = (hash ^ word).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
        hash = product.high ^ product.low ^ (hash << 23 | hash >> 41)
    }
}
