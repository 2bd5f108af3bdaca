/// What an attempt of delivery came to.
package enum DeliveryOutcome: Hashable, Sendable {
    case delivered(reference: ConversationReference?)
    case retry(after: Duration?, pausesReceiver: Bool)
    case failed(isReceiverBroken: Bool)
}
