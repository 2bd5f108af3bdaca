package import DockStatModel

extension CreateKey {
    package static let summary = "Makes a key. It stands in this answer and nowhere else: kept is its hash."
    package static let fields = [
        RequestField(
            "name", .text(longest: 60), "What it is for, or whose it is; unique among those that hold.", isRequired: true,
            example: "\"deploy-bot\""),
        RequestField(
            "scopes", .texts, "What may be changed with it: \(Scope.known).", isRequired: true, example: "[\"alerts\"]"),
        RequestField("for", .duration, "How long it holds; without it, until it is revoked.", example: "\"90d\""),
    ]
    package static let answer =
        APIKey.described + [RequestField("key", .text(longest: 60), "The key itself, shown this once.")]
}

extension RevokeKey {
    package static let summary = "Ends a key, and every session that was begun with it."
    package static let fields: [RequestField] = [.id("key")]
    package static let answer = RequestField.made("key")
}

extension APIKey {
    /// What `json` holds.
    fileprivate static let described = [
        RequestField("id", .number, "The number of the key."), RequestField("name", .text(longest: 60), "As sent."),
        RequestField("scopes", .texts, "As sent."), RequestField("createdAt", .moment, "When it was made."),
        RequestField("createdBy", .text(longest: 200), "By whose key."),
        RequestField("expiresAt", .moment, "When it ends by itself; null: when it is revoked."),
        RequestField("lastUsedAt", .moment, "To the minute; null: never."),
        RequestField("revokedAt", .moment, "When it was revoked; null: it was not."),
    ]
}
