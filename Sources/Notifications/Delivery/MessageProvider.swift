package import DockStatModel

/// A way to hand messages to one receiver.
package protocol MessageProvider: Sendable {
    /// Builds the body and sends it, once. Never throws: whatever goes wrong is a result. Ends soon when its task is cancelled.
    ///
    /// - Parameters:
    ///   - key: of the outbox; the same over all attempts.
    ///   - reference: what an earlier message of the same incident left behind.
    ///   - attemptAt: now.
    func deliver(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult
}
