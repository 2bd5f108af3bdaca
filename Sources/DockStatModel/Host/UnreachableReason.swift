/// Why a host gave no reading, in words a person understands.
package struct UnreachableReason: Error, Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing listens there (connection refused, no such socket).
        case refused
        /// No answer within the time limit.
        case timeout
        /// The name does not resolve or no route leads there.
        case address
        /// Certificates: expired, unknown authority, wrong name, client certificate not accepted or unreadable.
        case tls
        /// The socket may not be opened by this user, or the engine answered 401 or 403.
        case permission
        /// The engine answered with an HTTP status that is no success.
        case status
        /// What came back is no HTTP, no JSON, too large, or ended midway.
        case garbled
    }

    package let kind: Kind
    /// One sentence: what failed and why. Holds no secret.
    package let message: String
    /// What to do about it, where we know.
    package let advice: String?

    package init(kind: Kind, message: String, advice: String? = nil) {
        self.kind = kind
        self.message = message
        self.advice = advice
    }
}
