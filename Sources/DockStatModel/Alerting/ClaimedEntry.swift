/// A message taken out of the outbox to be sent now.
package struct ClaimedEntry: Hashable, Sendable {
    package var entry: OutboxEntry
    /// What the receiver's side calls the conversation about the incident; `nil` for its first message.
    package var reference: ConversationReference?

    package init(entry: OutboxEntry, reference: ConversationReference?) {
        self.entry = entry
        self.reference = reference
    }
}
