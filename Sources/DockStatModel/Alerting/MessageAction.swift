/// What a message offers to do: a signed link that asks once more and then acts, once.
package struct MessageAction: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// All alerts of the incident.
        case acknowledge
        /// The alerts of the incident, for an hour.
        case silence
    }

    package var kind: Kind
    package var url: String
    package var expiresAt: Timestamp

    package init(kind: Kind, url: String, expiresAt: Timestamp) {
        self.kind = kind
        self.url = url
        self.expiresAt = expiresAt
    }
}
