/// How an attempt of delivery ended.
package enum DeliveryOutcome: Hashable, Sendable {
    /// The receiver has it.
    case delivered(reference: ConversationReference?)
    /// Worth another attempt: after the time the receiver asked for, else by `RetrySchedule`. Pausing keeps every message to that
    /// receiver back until then.
    case retry(after: Duration?, pausesReceiver: Bool)
    /// Another attempt would end the same way. A broken receiver takes no message at all any more.
    case failed(isReceiverBroken: Bool)
}
