import Testing

@testable import Storage

struct ColumnCodecTests {
    @Test(
        "every table comes back as it was",
        arguments: [
            [[]], [[nil, nil, nil]], [[5, 5, 5]], [[nil, 7, nil]], [[0, 1, -1, 1000, -100_000]],
            [[.min, .max, 0, -1, .min, .max]], [[.max, .min]], [[1 << 62, -(1 << 62), 0]], [[4096, 8192, 409_600, 4096]],
            [[1, nil, nil, 3, 1 << 60, nil], [nil, nil, nil, nil, nil, 2]],
        ] as [[[Int64?]]])
    func roundTrip(columns: [[Int64?]]) throws {
        let times = columns[0].indices.map { Int64($0) * 15_000 + 1_700_000_000_000 }
        let table = ColumnCodec.Table(times: times, columns: columns)
        #expect(try ColumnCodec.decode(ColumnCodec.encode(table)) == table)
    }

    @Test("random tables of every magnitude come back as they were")
    func randomTables() throws {
        var random = SplitMix(state: 7)
        for _ in 0..<300 {
            let rows = Int(random.next() % 70)
            let columns: [[Int64?]] = (0..<3).map { _ in
                let shift = random.next() % 64
                return (0..<rows).map { _ in
                    random.next() % 5 == 0 ? nil : Int64(bitPattern: random.next()) >> Int64(shift)
                }
            }
            let times = (0..<rows).map { _ in Int64(bitPattern: random.next()) >> 20 }
            let table = ColumnCodec.Table(times: times, columns: columns)
            #expect(try ColumnCodec.decode(ColumnCodec.encode(table)) == table)
        }
    }

    @Test("damaged bytes are refused or read as something else, and never crash")
    func damage() throws {
        var random = SplitMix(state: 11)
        let times = (0..<50).map { Int64($0) * 15_000 }
        let values = times.map { _ -> Int64? in random.next() % 9 == 0 ? nil : Int64(random.next() % 10_000) }
        let sound = ColumnCodec.encode(ColumnCodec.Table(times: times, columns: [values, values]))
        for _ in 0..<3000 {
            var bytes = sound
            for _ in 0...(random.next() % 4) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            if let table = try? ColumnCodec.decode(bytes) {
                #expect(table.columns.allSatisfy { $0.count == table.times.count })
            }
        }
        for length in 0..<sound.count {
            #expect(throws: BitReader.Damaged.self) { try ColumnCodec.decode(Array(sound[..<length])) }
        }
    }

    @Test("idle columns take next to nothing, and whole pages no more than their number")
    func size() {
        let times = (0..<240).map { Int64($0) * 15_000 }
        let idle = ColumnCodec.Table(times: times, columns: Array(repeating: times.map { _ in 7 }, count: 8))
        #expect(ColumnCodec.encode(idle).count < 40)
        var random = SplitMix(state: 3)
        let pages = ColumnCodec.Table(times: times, columns: [times.map { _ in Int64(random.next() % 16) * 4096 }])
        #expect(ColumnCodec.encode(pages).count < 240 * 6 / 8)
    }
}

/// The same numbers in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
