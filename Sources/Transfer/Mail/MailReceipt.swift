/// What a mail server said to a command.
package struct MailReply: Hashable, Sendable {
    /// Three digits: RFC 5321, section 4.2.1.
    package var code: Int
    /// One line of printable text, at most 500 characters; the server's own words.
    package var text: String

    package init(code: Int, text: String) {
        self.code = code
        self.text = text
    }

    package var isAccepted: Bool { (200..<300).contains(code) }
    /// Worth another try later.
    package var isTemporary: Bool { (400..<500).contains(code) }
    /// `550 5.1.1 no such user`
    package var line: String { text.isEmpty ? "\(code)" : "\(code) \(text)" }
}

/// What became of a mail that the server had a word about for every recipient. There may be none who gets it.
package struct MailReceipt: Hashable, Sendable {
    package struct Recipient: Hashable, Sendable {
        package var address: String
        package var reply: MailReply

        package init(address: String, reply: MailReply) {
            self.address = address
            self.reply = reply
        }
    }

    /// In the order of the request.
    package var recipients: [Recipient]
    /// To the message itself; `nil` where no recipient was accepted and it was not sent. Servers name it here:
    /// `250 2.0.0 Ok: queued as 5C9611A1A60`.
    package var reply: MailReply?

    package init(recipients: [Recipient], reply: MailReply?) {
        self.recipients = recipients
        self.reply = reply
    }

    package var accepted: [Recipient] { recipients.filter(\.reply.isAccepted) }
    package var refusedForNow: [Recipient] { recipients.filter(\.reply.isTemporary) }
    package var refusedForGood: [Recipient] { recipients.filter { !$0.reply.isAccepted && !$0.reply.isTemporary } }
}
