package import DockStatModel
package import Transfer

/// What an attempt to send a mail came to.
package struct EmailVerdict: Hashable, Sendable {
    package var outcome: DeliveryOutcome
    /// For people, without secrets: `accepted for 2 of 3; bad@example.org refused for good: 550 no such user`.
    package var answer: String
    /// To be kept as the reference of the conversation, whatever the outcome: of a message that some recipients have and others
    /// shall get later, who the latter are. Handed to the next attempt it keeps the former from getting it twice; an attempt
    /// without it goes to all, with the same `Message-ID`. `nil` where there is nothing to keep.
    package var reference: ConversationReference?

    /// - Parameters:
    ///   - key: the outbox entry's.
    ///   - reference: what the attempt was made with.
    package init(_ result: Result<MailReceipt, MailError>, key: String, reference: ConversationReference?) {
        switch result {
        case .success(let receipt): self.init(receipt, key: key)
        case .failure(let error):
            self.init(error)
            if case .retry = outcome { self.reference = reference }
        }
    }

    private init(_ receipt: MailReceipt, key: String) {
        let waiting = receipt.refusedForNow
        answer = Self.answer(receipt)
        if receipt.accepted.isEmpty {
            // Where even one may yet be accepted, there is somebody to try for.
            outcome = waiting.isEmpty ? .failed(isReceiverBroken: true) : .retry(after: nil, pausesReceiver: false)
        } else {
            outcome = waiting.isEmpty ? .delivered(reference: nil) : .retry(after: nil, pausesReceiver: false)
        }
        // Whoever was refused for good is not asked again.
        if !waiting.isEmpty, waiting.count < receipt.recipients.count {
            reference = PendingRecipients(key: key, waiting.map(\.address)).reference
        }
    }

    private init(_ error: MailError) {
        answer = error.message
        if error.isTemporary {
            outcome = .retry(after: nil, pausesReceiver: false)
        } else {
            // A server that does not like one message may take the next; one that does not like us takes none.
            outcome = .failed(isReceiverBroken: error.kind != .message)
        }
    }

    private static func answer(_ receipt: MailReceipt) -> String {
        let total = receipt.recipients.count
        var parts: [String] = []
        if receipt.accepted.count == total {
            parts.append("accepted" + (total > 1 ? " for all \(total)" : ""))
        } else {
            parts.append("accepted for \(receipt.accepted.count) of \(total)")
        }
        if let reply = receipt.reply { parts[0] += " (\(CleanText.line(reply.line, limit: 120)))" }
        for recipient in receipt.recipients.filter({ !$0.reply.isAccepted }).prefix(5) {
            let word = recipient.reply.isTemporary ? "refused for now" : "refused for good"
            parts.append("\(recipient.address) \(word): \(CleanText.line(recipient.reply.line, limit: 120))")
        }
        let left = total - receipt.accepted.count - 5
        if left > 0 { parts.append("\(left) more refused") }
        return parts.joined(separator: "; ")
    }
}

/// Who shall still get a message that others have: `<key> <address>,<address>`.
struct PendingRecipients {
    private let key: String
    private let addresses: [String]

    init(key: String, _ addresses: [String]) {
        self.key = key
        self.addresses = addresses
    }

    init(_ reference: ConversationReference?) {
        let parts = reference?.text.split(separator: " ").map(String.init) ?? []
        key = parts.first ?? ""
        addresses = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
    }

    var reference: ConversationReference { ConversationReference(text: "\(key) \(addresses.joined(separator: ","))") }

    /// `nil` where it is about another message of the conversation.
    func addresses(for key: String) -> [String]? { self.key == key && !addresses.isEmpty ? addresses : nil }
}
