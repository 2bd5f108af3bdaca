import Foundation

/// Says phrases in the language of a site.
///
/// English stands in the code and in the templates; other languages are catalogues, `site/languages/<tag>.json`, one object
/// from the English phrase to the translated one. What a catalogue lacks is said in English.
struct Words: Sendable {
    /// BCP 47, such as `de`.
    let tag: String
    /// Numbers as this language writes them.
    let numbers: NumberText
    private let catalogue: [String: String]

    static let english = Words(tag: "en", catalogue: [:])

    /// How one and a half is written: what stands between its digits separates the fraction of every number.
    private static let oneAndAHalf: Phrase = "1.5"

    init(tag: String, catalogue: [String: String]) {
        self.tag = tag
        self.catalogue = catalogue
        let written = (catalogue[Words.oneAndAHalf.key] ?? Words.oneAndAHalf.key).utf8
        numbers = NumberText(point: written.dropFirst().first ?? UInt8(ascii: "."))
    }

    /// - Parameter files: catalogues, later ones over earlier ones.
    /// - Throws: `SiteError` naming a file that is no catalogue, or a translation that has no room for its values.
    init(tag: String, files: [AuthoredFiles.File]) throws {
        var catalogue: [String: String] = [:]
        for file in files {
            let entries: [String: String]
            do {
                entries = try JSONDecoder().decode([String: String].self, from: Data(file.bytes))
            } catch {
                throw SiteError(.input, "\(file.origin): a catalogue is one JSON object of texts: \(error)")
            }
            for (key, text) in entries.sorted(by: { $0.key < $1.key }) {
                guard Words.holes(in: text) == Words.holes(in: key) else {
                    throw SiteError(
                        .input,
                        "\(file.origin): \"\(text)\" does not name each value of \"\(key)\" once: {} in their order, or {1}, {2}")
                }
            }
            if let written = entries[Words.oneAndAHalf.key], written != "1.5", written != "1,5" {
                throw SiteError(.input, "\(file.origin): \"1.5\" is written \"1.5\" or \"1,5\", not \"\(written)\"")
            }
            catalogue.merge(entries) { _, new in new }
        }
        self.init(tag: tag, catalogue: catalogue)
    }

    /// As text that is still to be escaped.
    func callAsFunction(_ phrase: Phrase) -> String {
        let text = catalogue[phrase.key] ?? phrase.key
        if phrase.values.isEmpty { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + phrase.values.count * 16)
        Words.fill(text, literal: { result += $0 }) { index in
            switch phrase.values[index] {
            case .text(let value): result += value
            case .markup(let value): result += value.string
            }
        }
        return result
    }

    /// As markup: the words and the values that are text are escaped.
    func markup(_ phrase: Phrase) -> Markup {
        let text = catalogue[phrase.key] ?? phrase.key
        if phrase.values.isEmpty { return "\(text)" }
        var result = Markup(reserving: text.utf8.count + phrase.values.count * 32)
        Words.fill(text, literal: { result += "\(String($0))" }) { index in
            switch phrase.values[index] {
            case .text(let value): result += "\(value)"
            case .markup(let value): result += value
            }
        }
        return result
    }

    /// One of two phrases by a count. German and English have the same two forms.
    func callAsFunction(_ count: Int, one: Phrase, other: Phrase) -> String { self(count == 1 ? one : other) }
    func markup(_ count: Int, one: Phrase, other: Phrase) -> Markup { markup(count == 1 ? one : other) }

    /// What the catalogue has for a key; `nil` where it has nothing.
    func translation(of key: String) -> String? { catalogue[key] }

    /// Which values a text names, sorted.
    static func holes(in text: String) -> [Int] {
        var holes: [Int] = []
        fill(text, literal: { _ in }) { holes.append($0) }
        return holes.sorted()
    }

    /// Walks over a text: `{}` is the next value, `{2}` the second; other braces are themselves.
    static func fill(_ text: String, literal: (Substring) -> Void, value: (Int) -> Void) {
        var next = 0
        var rest = text[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            let tail = rest[rest.utf8.index(after: open)...]
            guard let close = tail.utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
            let name = tail[..<close]
            let number = Int(name)
            guard name.isEmpty || (number.map { (1...9).contains($0) } ?? false) else {
                literal(rest[..<tail.startIndex])
                rest = tail
                continue
            }
            literal(rest[..<open])
            value(number.map { $0 - 1 } ?? next)
            if number == nil { next += 1 }
            rest = tail[tail.utf8.index(after: close)...]
        }
        literal(rest)
    }
}
