/// The languages that messages are written in.
package enum MessageLanguage: String, Hashable, Sendable, CaseIterable {
    case en, de

    /// - Parameter tag: BCP 47; only its first part counts, and what is not known is English.
    package init(tag: String) {
        self = tag.split(separator: "-").first.flatMap { MessageLanguage(rawValue: $0.lowercased()) } ?? .en
    }

    /// The text in this language, else in English, else whatever there is.
    package func pick(_ texts: [String: String]) -> String? {
        texts[rawValue] ?? texts[MessageLanguage.en.rawValue] ?? texts.min { $0.key < $1.key }?.value
    }
}
