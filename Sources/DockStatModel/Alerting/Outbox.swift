/// A message on its way to one receiver.
package struct OutboxEntry: Hashable, Sendable, Codable {
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Goes out when `nextAttemptAt` has come.
        case due
        /// Being sent; left so by a process that died, it is due again.
        case sending
        case delivered
        /// Given up, for the reason in `lastAnswer`.
        case failed
        /// A newer state of the same incident went in its place.
        case superseded
        /// Waits for the end of the receiver's quiet hours.
        case held
        /// Taken out by a person.
        case dropped

        package var isOver: Bool {
            switch self {
            case .due, .sending, .held: false
            case .delivered, .failed, .superseded, .dropped: true
            }
        }
    }

    /// Grows; entries of one receiver and incident go out in its order.
    package var id: Int64
    /// The same over all attempts; letters, digits, `_` and `-`.
    package var key: String
    package var receiver: String
    package var incident: Int64?
    package var message: AlertMessage
    package var state: State
    package var createdAt: Timestamp
    /// Attempts made.
    package var attempts: Int
    package var nextAttemptAt: Timestamp
    package var lastAttemptAt: Timestamp?
    package var deliveredAt: Timestamp?
    /// Of the last attempt, for people; without secrets.
    package var lastAnswer: String?

    package init(
        id: Int64, key: String, receiver: String, incident: Int64?, message: AlertMessage, state: State, createdAt: Timestamp,
        attempts: Int = 0, nextAttemptAt: Timestamp
    ) {
        self.id = id
        self.key = key
        self.receiver = receiver
        self.incident = incident
        self.message = message
        self.state = state
        self.createdAt = createdAt
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
    }
}

/// What lists show of an `OutboxEntry`: all but the message itself, which is most of it.
package struct OutboxSummary: Hashable, Sendable {
    package var id: Int64
    package var key: String
    package var receiver: String
    package var incident: Int64?
    package var kind: AlertMessage.Kind
    package var state: OutboxEntry.State
    package var createdAt: Timestamp
    package var attempts: Int
    package var nextAttemptAt: Timestamp
    package var lastAttemptAt: Timestamp?
    package var deliveredAt: Timestamp?
    package var lastAnswer: String?

    package init(
        id: Int64, key: String, receiver: String, incident: Int64?, kind: AlertMessage.Kind, state: OutboxEntry.State,
        createdAt: Timestamp, attempts: Int = 0, nextAttemptAt: Timestamp
    ) {
        self.id = id
        self.key = key
        self.receiver = receiver
        self.incident = incident
        self.kind = kind
        self.state = state
        self.createdAt = createdAt
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
    }
}

/// What a receiver's side of a conversation is called: a Discord message id, a Slack channel and `ts`.
package struct ConversationReference: Hashable, Sendable, Codable {
    package var text: String

    package init(text: String) { self.text = text }
}

/// An attempt of delivery, in the ledger.
package struct DeliveryRecord: Hashable, Sendable, Codable {
    package enum Result: String, Hashable, Sendable, Codable, CaseIterable { case delivered, retried, failed }

    package var outbox: Int64
    package var receiver: String
    package var incident: Int64?
    package var kind: AlertMessage.Kind
    package var time: Timestamp
    package var duration: Duration
    package var result: Result
    /// For people, without secrets: `HTTP 429, again in 0.4 s`.
    package var answer: String

    package init(
        outbox: Int64, receiver: String, incident: Int64?, kind: AlertMessage.Kind, time: Timestamp, duration: Duration,
        result: Result, answer: String
    ) {
        self.outbox = outbox
        self.receiver = receiver
        self.incident = incident
        self.kind = kind
        self.time = time
        self.duration = duration
        self.result = result
        self.answer = answer
    }
}

/// How a receiver is doing, as its deliveries tell.
package struct ReceiverHealth: Hashable, Sendable, Codable {
    package var receiver: String
    package var lastDeliveredAt: Timestamp?
    package var lastFailedAt: Timestamp?
    /// Since when nothing gets through for good (a webhook that is gone, a refused password); `nil` while it works.
    package var failedSince: Timestamp?
    package var reason: String?
    /// Asked never to be written to again: nothing goes to it until a person has tried that it works.
    package var isSwitchedOff = false
    /// Asked to wait until then, by a rate limit.
    package var pausedUntil: Timestamp?

    package init(receiver: String) { self.receiver = receiver }
}
