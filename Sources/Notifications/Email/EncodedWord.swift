import Foundation

/// RFC 2047.
enum EncodedWord {
    private static let frame = "=?utf-8?B??=".utf8.count

    /// Whether a line of single spaces could not stand as it is.
    static func isNeeded(for line: String) -> Bool {
        line.isEmpty || !line.utf8.allSatisfy { (0x20...0x7e).contains($0) } || line.contains("=?")
            || line.split(separator: " ").contains { $0.utf8.count > 60 }
    }

    /// Words that a reader joins without the white space between them; each has whole characters.
    ///
    /// - Parameter width: columns that a word may take, at most 75.
    static func words(_ text: String, firstWidth: Int, width: Int) -> [String] {
        var words: [String] = []
        var chunk = ""
        func limit() -> Int { (min(75, words.isEmpty ? firstWidth : width) - frame) / 4 * 3 }
        func flush() {
            words.append("=?utf-8?B?\(Data(chunk.utf8).base64EncodedString())?=")
            chunk = ""
        }
        for scalar in text.unicodeScalars {
            if chunk.utf8.count + UTF8.width(scalar) > limit() { flush() }
            chunk.unicodeScalars.append(scalar)
        }
        if !chunk.isEmpty || words.isEmpty { flush() }
        return words
    }
}
