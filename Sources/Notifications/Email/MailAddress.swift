import Transfer

/// `Name <address>`, or the address alone.
struct MailAddress: Hashable, Sendable {
    /// Empty where there is none.
    let name: String
    /// Bare, of ASCII.
    let address: String

    /// - Returns: `nil` where there is no address in it that a mail server would take.
    init?(_ text: String) {
        let line = CleanText.words(text, limit: 1000)
        var name = ""
        var address = line
        if line.hasSuffix(">"), let open = line.lastIndex(of: "<") {
            name = CleanText.words(String(line[..<open]), limit: 200)
            address = String(line[line.index(after: open)...].dropLast())
        }
        if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
            name = Self.unquoted(name.dropFirst().dropLast())
        }
        guard MailTransfer.isSoundAddress(address) else { return nil }
        self.name = name
        self.address = address
    }

    var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

    /// As a header has it, folded where it needs to be.
    ///
    /// - Parameter column: how much of the line is taken already.
    func headerText(after column: Int) -> String {
        guard !name.isEmpty else { return address }
        guard EncodedWord.isNeeded(for: name) else {
            let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            return "\"\(quoted)\"\(Self.space(column + quoted.utf8.count + 3, address))<\(address)>"
        }
        let words = EncodedWord.words(name, firstWidth: 76 - column, width: 75)
        return words.joined(separator: "\r\n ") + "\r\n <\(address)>"
    }

    /// A line break where the address would not fit behind it.
    private static func space(_ column: Int, _ address: String) -> String {
        column + address.utf8.count + 3 > 78 ? "\r\n " : " "
    }

    private static func unquoted(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }
}
