/// Takes secrets out of lines that a program wrote, before they are kept or sent. What looks like one is taken out: a word too many
/// costs less than a password.
package struct SecretMask: Sendable {
    static let mark = "***"

    package init() {}

    /// `password=…`, `token: …`, `Authorization: …` with everything after it, user and password in addresses, keys of well-known
    /// forms (AWS, JWT, GitHub, Slack …), long hex or base64 after words such as key, and PEM blocks.
    package func masked(_ line: String) -> String {
        var text = SecretText(line)
        text.maskPEM()
        text.maskAddresses()
        text.maskAssignments()
        text.maskKnownForms()
        text.maskAfterKeyWords()
        return text.text
    }

    /// The same for lines that follow each other: a PEM block goes over several.
    package func masked(_ lines: [String]) -> [String] {
        var isInside = false
        return lines.map { line in
            let begins = line.contains("-----BEGIN ")
            let ends = line.contains("-----END ")
            let wasInside = isInside
            isInside = begins && !ends || isInside && !ends
            return wasInside ? Self.mark : masked(line)
        }
    }
}
