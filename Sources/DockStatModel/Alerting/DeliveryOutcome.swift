/// What came of handing a message to its receiver.
package enum DeliveryOutcome: Hashable, Sendable {
    /// `reference` names the conversation where the receiver's side has a name for it.
    case delivered(reference: ConversationReference?)
    /// Worth another attempt: `after` where the receiver asked for a time; `pausesReceiver` where nothing else may be sent to
    /// it before.
    case retry(after: Duration?, pausesReceiver: Bool)
    /// Given up; `isReceiverBroken` where no other message would get through either.
    case failed(isReceiverBroken: Bool)
}
