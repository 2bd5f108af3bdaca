/// What a registry said of an image, the last time it was asked.
package struct ImageCheck: Hashable, Sendable, Codable {
    /// Of what the name stands for there now; `nil` where it never answered.
    package var digest: String?
    package var checkedAt: Timestamp
    /// Why it did not answer this time.
    package var error: String?

    package init(digest: String?, checkedAt: Timestamp, error: String? = nil) {
        self.digest = digest
        self.checkedAt = checkedAt
        self.error = error
    }
}
