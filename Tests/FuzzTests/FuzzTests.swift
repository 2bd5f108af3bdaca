import Foundation
import Fuzzing
import TestSupport
import Testing

/// The corpus of each parser, and thousands of changes to it that are the same in every run. `make fuzz` goes on from there, led by
/// what the code does.
struct FuzzTests {
    private static func corpus(_ target: FuzzTarget) throws -> [[UInt8]] {
        let folder = URL(filePath: "\(Peer.sources)/FuzzTests/Corpus/\(target.rawValue)")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }.map { Array(try Data(contentsOf: $0)) }
    }

    @Test(
        "whatever it is fed with, a parser ends, traps nowhere and lets nothing harmful through", arguments: FuzzTarget.allCases)
    func parser(target: FuzzTarget) throws {
        let corpus = try Self.corpus(target)
        #expect(corpus.count >= 3, "\(target.rawValue) has too small a corpus")
        for bytes in corpus { try target.feed(bytes) }
        var mutator = Mutator(corpus: corpus, seed: 0x5eed)
        for _ in 0..<2000 {
            let bytes = mutator.next()
            do {
                try target.feed(bytes)
            } catch {
                Issue.record("\(target.rawValue): \(error) of \(String(reflecting: String(decoding: bytes, as: UTF8.self)))")
                return
            }
        }
    }

    @Test("a seed gives the same changes in every run, and they differ")
    func sameEveryTime() {
        var one = Mutator(corpus: [Array("abc".utf8)], seed: 7)
        var two = Mutator(corpus: [Array("abc".utf8)], seed: 7)
        let made = (0..<200).map { _ in one.next() }
        #expect(made == (0..<200).map { _ in two.next() })
        #expect(Set(made).count > 100)
    }
}
