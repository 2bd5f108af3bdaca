package import DockStatModel
import Storage

/// What came of a test message.
package struct ReceiverAnswer: Hashable, Sendable {
    package var receiver: String
    /// `discord`, `slack`, `email`, `webhook`, `command`.
    package var kind: String
    /// Scheme and host only, or the program's name.
    package var target: String
    package var isDelivered: Bool
    /// For people; without secrets.
    package var answer: String

    package init(receiver: String, kind: String, target: String, isDelivered: Bool, answer: String) {
        self.receiver = receiver
        self.kind = kind
        self.target = target
        self.isDelivered = isDelivered
        self.answer = answer
    }

    /// `ops (webhook, https://example.org): HTTP 200`
    package var line: String { "\(receiver) (\(kind), \(target)): \(answer)" }
}

/// Sends a message marked as a test, the way real ones go.
package struct TestReceiver: Deed {
    package static let action = "receiver.test"
    package static let scope = Scope.alerts
    package static let summary = "Sends a message marked as a test to a receiver, the way real ones go, and tells its answer."
    package static let fields = [
        RequestField("receiver", .text(longest: 100), "Its configured name.", isRequired: true, example: "\"ops\"")
    ]
    package static let answer = [
        RequestField("receiver", .text(longest: 100), "Its name."),
        RequestField("kind", .text(longest: 20), "discord, slack, email, webhook or command."),
        RequestField("target", .text(longest: 200), "Scheme and host it talks to, or the program's name."),
        RequestField("answer", .text(longest: 1000), "What it answered."),
    ]

    package var receiver: String

    package init(_ receiver: String) { self.receiver = receiver }

    package init(_ fields: inout ChangeFields) { receiver = fields.requiredText("receiver", longest: 100) }

    package var subject: String { "receiver \(receiver)" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        guard let answer = await workplace.testReceiver(receiver, now) else {
            throw ChangeRefusal(.notFound, "There is no receiver \(receiver).")
        }
        guard answer.isDelivered else { throw ChangeRefusal(.failed, answer.line) }
        try workplace.store.noteReceiverWorks(receiver, now: now)
        let parts: [String: JSONBody] = [
            "receiver": .text(answer.receiver), "kind": .text(answer.kind), "target": .text(answer.target),
            "answer": .text(answer.answer),
        ]
        var changed = Changed(subject: subject, after: .object(["answer": .text(answer.answer)]), answer: .object(parts))
        changed.outcome = ActionPage.Outcome(answer.line, isGood: true)
        return changed
    }
}
