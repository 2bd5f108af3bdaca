/// A sentence of the site in English with what stands in it: the literal is its name in the catalogues of other languages.
///
/// `"since \(time) on \(host)"` is called `since {} on {}` there; a translation puts the values where its grammar wants
/// them, with `{}` in the same order or with `{1}`, `{2}` in another.
struct Phrase: ExpressibleByStringInterpolation, Sendable {
    let key: String
    let values: [Value]

    /// What is put into a sentence: text to be escaped, or markup.
    enum Value: Sendable {
        case text(String)
        case markup(Markup)
    }

    init(stringLiteral value: String) {
        key = value
        values = []
    }

    init(stringInterpolation: StringInterpolation) {
        key = stringInterpolation.key
        values = stringInterpolation.values
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var key = ""
        fileprivate var values: [Value] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            key.reserveCapacity(literalCapacity + interpolationCount * 2)
            values.reserveCapacity(interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { key += literal }
        mutating func appendInterpolation(_ text: String) { append(.text(text)) }
        mutating func appendInterpolation(_ text: String, limit: Int) { append(.text(CleanText.line(text, limit: limit))) }
        mutating func appendInterpolation(_ number: Int) { append(.text(String(number))) }
        mutating func appendInterpolation(_ number: Int64) { append(.text(String(number))) }
        mutating func appendInterpolation(_ markup: Markup) { append(.markup(markup)) }

        private mutating func append(_ value: Value) {
            key += "{}"
            values.append(value)
        }
    }
}
