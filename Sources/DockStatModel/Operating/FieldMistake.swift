/// What is wrong with one field of a change somebody asked for.
package struct FieldMistake: Error, Hashable, Sendable {
    /// As the request names it; `a.b` within an object.
    package var field: String
    /// A sentence.
    package var message: String
    /// As it was sent, cut short; never that of a secret.
    package var value: String?
    package var expected: String?

    package init(_ field: String, _ message: String, value: String? = nil, expected: String? = nil) {
        self.field = field
        self.message = message
        self.value = value.map { String($0.prefix(200)) }
        self.expected = expected
    }
}
