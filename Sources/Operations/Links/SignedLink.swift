package import DockStatModel
import Foundation

/// What a link in a message asks for. Whoever has the message may follow it; who that was, nobody knows but that it was sent to
/// a receiver.
package struct SignedLink: Hashable, Sendable {
    package var kind: MessageAction.Kind
    package var incident: Int64
    /// The message's number in the outbox: another message has another link.
    package var message: Int64
    package var receiver: String
    /// To the second.
    package var expiresAt: Timestamp

    package init(kind: MessageAction.Kind, incident: Int64, message: Int64, receiver: String, expiresAt: Timestamp) {
        self.kind = kind
        self.incident = incident
        self.message = message
        self.receiver = receiver
        self.expiresAt = Timestamp(seconds: expiresAt.seconds)
    }

    /// What the signature is taken of: every part as its length in bytes, a colon and itself, so that no two links look alike.
    var signed: String {
        (["link"] + fields.map(\.value)).map { "\($0.utf8.count):\($0)" }.joined()
    }

    /// In the order of the address, without the signature.
    package var fields: [(name: String, value: String)] {
        [
            ("do", kind.rawValue), ("incident", String(incident)), ("message", String(message)), ("receiver", receiver),
            ("until", String(expiresAt.seconds)),
        ]
    }

    /// - Returns: `nil`: this is no link of ours.
    package init?(_ fields: [String: String]) {
        guard let kind = fields["do"].flatMap(MessageAction.Kind.init(rawValue:)),
            let incident = fields["incident"].flatMap(Self.number), let message = fields["message"].flatMap(Self.number),
            let receiver = fields["receiver"], (1...200).contains(receiver.count),
            let until = fields["until"].flatMap(Self.number), until < 100_000_000_000
        else { return nil }
        self.init(
            kind: kind, incident: incident, message: message, receiver: receiver, expiresAt: Timestamp(seconds: until))
    }

    /// As `fields` writes it and no other way: a signature is of one address.
    private static func number(_ text: String) -> Int64? {
        guard let number = Int64(text), number >= 0, String(number) == text else { return nil }
        return number
    }

    /// In the audit log and on pages.
    package var author: String { "link to \(receiver)" }
}
