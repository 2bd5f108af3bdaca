/// Why nobody got a mail, as far as we know: where the connection broke after the whole message was sent, the server may have
/// taken it all the same.
package struct MailError: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nothing listens there.
        case refused
        case connectTimeout
        /// The server did not come to an end within the limit.
        case timeout
        /// The name does not resolve or no route leads there.
        case address
        case proxy
        case tls
        /// The server does not offer STARTTLS, or refused it.
        case startTLS
        /// The server does not take user name and password.
        case authentication
        /// The server offers neither PLAIN nor LOGIN.
        case mechanism
        /// The server wants nothing of us: its greeting, or the answer to ours.
        case greeting
        /// The server does not take mail from this sender.
        case sender
        /// The server does not take this message.
        case message
        /// The server hung up.
        case closed
        /// What it says is no SMTP.
        case garbled
        /// The mail itself cannot be sent: no server's address, an address with a line break.
        case invalid
        case cancelled
        /// Anything else; the message has curl's words.
        case failed
    }

    package var kind: Kind
    /// curl's number; `nil` where it was not curl that failed.
    package var code: Int32?
    package var tls: TransferError.TLSProblem?
    /// What the server said, where it did; the password is taken out of it.
    package var reply: MailReply?
    /// One sentence naming scheme, host and port; never credentials.
    package var message: String

    package init(
        kind: Kind, code: Int32? = nil, tls: TransferError.TLSProblem? = nil, reply: MailReply? = nil, message: String
    ) {
        self.kind = kind
        self.code = code
        self.tls = tls
        self.reply = reply
        self.message = message
    }

    /// Whether the same mail may get through later with nothing changed on our side.
    package var isTemporary: Bool {
        if let reply { return reply.code < 500 }
        return switch kind {
        case .mechanism, .invalid: false
        default: true
        }
    }

    init(_ error: TransferError) {
        let kind: Kind =
            switch error.kind {
            case .refused: .refused
            case .connectTimeout: .connectTimeout
            case .timeout: .timeout
            case .address: .address
            case .proxy: .proxy
            case .tls: .tls
            case .cancelled: .cancelled
            case .closed: .closed
            case .garbled, .tooLarge: .garbled
            case .invalid: .invalid
            case .denied, .forbidden, .failed: .failed
            }
        self.init(kind: kind, code: error.code, tls: error.tls, message: error.message)
    }
}
