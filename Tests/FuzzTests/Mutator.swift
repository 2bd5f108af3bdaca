/// Makes inputs that nobody would write, out of some that somebody did.
struct Mutator {
    private static let words: [[UInt8]] = [
        "\0", "\"", "\\", "\n", "\r\n", "%00", "%2e%2e", "../", "{", "}", "[", "]", "{{", "}}", "{{{", ":", ",", "-", "- ", "  ",
        "null", "true", "1e309", "-1", "18446744073709551616", "9223372036854775807", "0.0000001", "NaN", "\u{202E}", "\u{200D}",
        "😀", "\u{FFFD}", "<script>", "javascript:", "url(", "!!python", "&a", "*a", "<<", "|", ">", "${X}", "${X:-", "\t", "'",
    ].map { Array($0.utf8) }
    private static let longest = 4096

    private let corpus: [[UInt8]]
    private var state: UInt64

    init(corpus: [[UInt8]], seed: UInt64) {
        self.corpus = corpus
        state = seed
    }

    mutating func next() -> [UInt8] {
        var bytes = corpus[below(corpus.count)]
        for _ in 0...below(4) { change(&bytes) }
        return bytes.count > Self.longest ? Array(bytes.prefix(Self.longest)) : bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = below(bytes.count + 1)
        switch below(7) {
        case 0 where !bytes.isEmpty: bytes[min(place, bytes.count - 1)] = UInt8(truncatingIfNeeded: random())
        case 1 where !bytes.isEmpty: bytes[min(place, bytes.count - 1)] ^= 1 << UInt8(below(8))
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + below(20)))
        case 3: bytes.insert(contentsOf: Self.words[below(Self.words.count)], at: place)
        case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + below(60))], at: place)
        case 5: bytes.insert(contentsOf: Array(repeating: UInt8(truncatingIfNeeded: random()), count: below(300)), at: place)
        default:
            let other = corpus[below(corpus.count)]
            bytes = bytes.prefix(place) + other.suffix(other.count - below(other.count + 1))
        }
    }

    private mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(random() % UInt64(bound)) : 0 }

    /// splitmix64: https://prng.di.unimi.it/splitmix64.c
    private mutating func random() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
