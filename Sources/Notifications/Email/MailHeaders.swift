/// The head of a mail. Every value is brought to ASCII without line breaks here, so no text can become a header of its own.
struct MailHeaders {
    /// RFC 2047 allows 76 columns where a line has encoded words.
    private static let width = 76

    private(set) var lines: [String] = []

    /// Text for people: RFC 2047 where it is not plain.
    mutating func add(_ name: String, text: String) {
        let line = CleanText.words(text, limit: 1000)
        if EncodedWord.isNeeded(for: line) {
            let words = EncodedWord.words(line, firstWidth: Self.width - name.utf8.count - 2, width: Self.width - 1)
            lines.append("\(name): " + words.joined(separator: "\r\n "))
        } else {
            lines.append(Self.folded(name, line.split(separator: " ").map(String.init)))
        }
    }

    /// A list, one to a line.
    mutating func add(_ name: String, addresses: [MailAddress]) {
        guard !addresses.isEmpty else { return }
        lines.append("\(name): " + addresses.map { $0.headerText(after: name.utf8.count + 2) }.joined(separator: ",\r\n "))
    }

    /// For machines: what is not printable ASCII goes.
    mutating func add(_ name: String, token: String) {
        let scalars = token.unicodeScalars.filter { (0x20...0x7e).contains($0.value) }
        let words = String(String.UnicodeScalarView(scalars)).split(separator: " ").map { String($0.prefix(900)) }
        guard !words.isEmpty else { return }
        lines.append(Self.folded(name, words))
    }

    private static func folded(_ name: String, _ words: [String]) -> String {
        var text = "\(name):"
        var column = text.utf8.count
        for (index, word) in words.enumerated() {
            // The first word stays with the name: a line of white space alone confuses some readers.
            if index > 0, column + 1 + word.utf8.count > width {
                text += "\r\n"
                column = 0
            }
            text += " " + word
            column += 1 + word.utf8.count
        }
        return text
    }
}
