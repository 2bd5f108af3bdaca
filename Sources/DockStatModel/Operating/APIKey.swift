/// What is known of a key: everything but the key itself.
package struct APIKey: Hashable, Sendable {
    package var id: Int64
    /// Unique among those that hold.
    package var name: String
    package var scopes: [Scope]
    package var createdAt: Timestamp
    package var createdBy: String
    /// `nil`: it holds until it is revoked.
    package var expiresAt: Timestamp?
    /// To the minute, so that use does not mean writing.
    package var lastUsedAt: Timestamp?
    package var revokedAt: Timestamp?

    package init(
        id: Int64, name: String, scopes: [Scope], createdAt: Timestamp, createdBy: String, expiresAt: Timestamp? = nil,
        lastUsedAt: Timestamp? = nil, revokedAt: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }

    package func holds(at time: Timestamp) -> Bool { revokedAt == nil && expiresAt.map { time < $0 } ?? true }
}
