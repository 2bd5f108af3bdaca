/// A field of a request, as documents describe it.
package struct RequestField: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// - Parameter longest: in characters.
        case text(longest: Int)
        /// A list of texts; one text counts as a list of one.
        case texts
        case choice([String])
        case flag
        /// A whole number, also as its digits.
        case number
        /// `90s`, `15m`, `2h`, `30d`; a number counts as seconds.
        case duration
        /// RFC 3339, or without an offset in the site's time zone.
        case moment
        /// Texts by name, or texts `name=value`.
        case labels
        /// A list whose entries the meaning tells.
        case list
        /// An object whose parts the meaning tells.
        case object
        /// An object of these parts and no others; with `orFlag` also true or false in its place.
        case parts([RequestField], orFlag: Bool = false)
    }

    package var name: String
    package var kind: Kind
    /// A sentence.
    package var meaning: String
    package var isRequired: Bool
    /// Whether it stands in a path or nowhere: a program does not send it.
    package var isOnlyInPath: Bool
    /// Of an answer: whether it can be left out.
    package var mayBeMissing: Bool
    /// JSON, for the example of a request; a field without one is left out of it.
    package var example: String?

    package init(
        _ name: String, _ kind: Kind, _ meaning: String, isRequired: Bool = false, isOnlyInPath: Bool = false,
        mayBeMissing: Bool = false, example: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.isRequired = isRequired
        self.isOnlyInPath = isOnlyInPath
        self.mayBeMissing = mayBeMissing
        self.example = example
    }
}
