import CCurl
import FoundationEssentials

extension MailAttempt {
    /// What curl's end and the server's words say together.
    func result(_ code: CURLcode) -> Result<MailReceipt, MailError> {
        let addresses = ticket.mail.recipients
        let replies = zip(addresses, dialogue.recipients).compactMap { address, reply in
            reply.map { MailReceipt.Recipient(address: address, reply: redacted($0)) }
        }
        if replies.count == addresses.count {
            // Whatever went wrong afterwards (a good-bye that was not said, a cancelled task), the mail is on its way.
            if let reply = dialogue.messageReply, reply.isAccepted {
                return .success(MailReceipt(recipients: replies, reply: redacted(reply)))
            }
            // 421 says that the server hangs up and is no word about a recipient.
            if !replies.contains(where: { $0.reply.isAccepted || $0.reply.code == 421 }) {
                return .success(MailReceipt(recipients: replies, reply: nil))
            }
        }
        return .failure(error(code))
    }

    private func error(_ code: CURLcode) -> MailError {
        let name = target.name
        let usesProxy = if case .address = ticket.mail.proxy { true } else { false }
        let failure = CurlFailure(code: code, handle: handle, name: name, text: errorWords, usesProxy: usesProxy)
        func error(_ kind: MailError.Kind, _ message: String) -> MailError {
            MailError(kind: kind, code: Int32(code.rawValue), message: message)
        }

        if ticket.isCancelled { return error(.cancelled, "the mail through \(name) was cancelled") }
        if isTooLateToConnect { return error(.connectTimeout, "no connection with \(name) came about in time") }
        if code != CURLE_OPERATION_TIMEDOUT, let refusal = dialogue.refusal {
            return refused(refusal.step, redacted(refusal.reply), code)
        }
        if let last = dialogue.recipients.compactMap(\.self).last, last.code == 421 {
            var closed = error(.closed, "\(name) hung up: \(redacted(last).line)")
            closed.reply = redacted(last)
            return closed
        }
        if let error = failure.connection { return MailError(error) }
        switch code {
        case CURLE_OPERATION_TIMEDOUT: return error(.timeout, "\(name) did not take the mail in time")
        case CURLE_USE_SSL_FAILED: return error(.startTLS, "\(name) does not offer STARTTLS")
        case CURLE_LOGIN_DENIED:
            return error(.mechanism, "\(name) takes a password neither by PLAIN nor by LOGIN")
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_UPLOAD_FAILED:
            return error(.closed, "\(name) hung up before it took the mail")
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL: return error(.garbled, "what \(name) says is no SMTP")
        case CURLE_URL_MALFORMAT: return error(.invalid, "the address of \(name) is malformed")
        // Such as a user name that cannot be encoded; curl's words hold none of it.
        default: return error(.failed, "the mail through \(name) failed\(failure.words)")
        }
    }

    private func refused(_ step: MailDialogue.Step, _ reply: MailReply, _ code: CURLcode) -> MailError {
        let name = target.name
        let (kind, clause): (MailError.Kind, String) =
            switch step {
            case .greeting, .hello, .quit: (.greeting, "does not talk to us")
            case .startTLS: (.startTLS, "refuses STARTTLS")
            case .authentication: (.authentication, "refuses user name and password")
            case .sender: (.sender, "takes no mail from \(ticket.mail.sender)")
            case .recipient, .data, .message: (.message, "does not take the message")
            }
        return MailError(kind: kind, code: Int32(code.rawValue), reply: reply, message: "\(name) \(clause): \(reply.line)")
    }

    /// No server has a reason to say our password; one that does shall not get it into a log.
    private func redacted(_ reply: MailReply) -> MailReply {
        guard let password = ticket.mail.password, !password.isEmpty else { return reply }
        let plain = "\0\(ticket.mail.username ?? "")\0\(password)"
        let secrets = [password, Data(password.utf8).base64EncodedString(), Data(plain.utf8).base64EncodedString()]
        var reply = reply
        for secret in secrets { reply.text = reply.text.replacing(secret, with: "…") }
        return reply
    }
}
