import Foundation
import Testing

@testable import SiteGenerator

struct JSONNumberTests {
    private func written(_ value: Double?, digits: Int) -> String {
        let bytes = JSONWriter.document { json in json.array("of") { $0.number(value, digits: digits) } }
        return String(String(decoding: bytes, as: UTF8.self).dropFirst(#"{"of":["#.count).dropLast("]}\n".count))
    }

    @Test(
        "no more digits than asked for, and no zeros behind the point",
        arguments: [
            (0, 2, "0"), (-0.001, 2, "0"), (5, 3, "5"), (10, 2, "10"), (12.3, 2, "12.3"), (0.05, 2, "0.05"),
            (-0.5, 1, "-0.5"), (999.995, 2, "1000"), (0.004, 2, "0"), (0.007, 3, "0.007"), (1.5, 0, "2"),
            (999_999_999_999_999, 0, "999999999999999"), (-123_456_789.25, 2, "-123456789.25"),
        ] as [(Double, Int, String)])
    func exact(value: Double, digits: Int, expected: String) {
        #expect(written(value, digits: digits) == expected)
    }

    @Test("what JSON cannot write is null", arguments: [nil, .nan, .infinity, -.infinity, 1e15, -1e300] as [Double?])
    func null(value: Double?) {
        #expect(written(value, digits: 2) == "null")
    }

    @Test("numbers of every size read back as what they were, rounded")
    func random() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5000 {
            let value = Double.random(in: -1...1, using: &random) * pow(10, Double(Int.random(in: -4...14, using: &random)))
            for digits in 0...3 {
                let text = written(value, digits: digits)
                let scale = pow(10, Double(digits))
                #expect(Double(text) == (abs(value) * scale).rounded() / scale * (value < 0 ? -1 : 1), "\(value) to \(digits)")
                #expect(!text.contains(".") || !text.hasSuffix("0"))
            }
        }
    }
}
