package import DockStatModel

/// What came of one message for one receiver.
package struct DeliveryResult: Hashable, Sendable {
    package var outcome: DeliveryOutcome
    /// For people, without secrets: `HTTP 429, again in 0.4 s`.
    package var answer: String
    /// How long nothing else may be sent to the receiver, where it said so; a delivered message may have this too.
    package var pause: Duration?
    /// False where nothing was sent: the receiver asked to wait, or time ran out. The message is due as it was, and the attempt
    /// is none.
    package var isAttempt: Bool
    /// The receiver said that it is gone for good: it is not written to again until a person has tried that it works.
    package var switchesOff = false
    package var duration: Duration
    /// To be kept for the next attempt or message of the conversation though this one is not delivered: who of several
    /// recipients still waits for it.
    package var reference: ConversationReference?

    package init(_ outcome: DeliveryOutcome, _ answer: String, pause: Duration? = nil, isAttempt: Bool = true) {
        self.outcome = outcome
        self.answer = answer
        self.pause = pause
        self.isAttempt = isAttempt
        duration = .zero
    }

    /// - Parameter after: when it may be tried, where that is known.
    package static func notTried(_ why: String, after: Duration? = nil) -> DeliveryResult {
        DeliveryResult(.retry(after: after, pausesReceiver: after != nil), why, pause: after, isAttempt: false)
    }

    package var isDelivered: Bool {
        if case .delivered = outcome { true } else { false }
    }

    /// Given up.
    package var isFailed: Bool {
        if case .failed = outcome { true } else { false }
    }
}
