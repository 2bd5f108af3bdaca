import CCurl
import FoundationEssentials

/// One mail being sent on a thread of its own, and what was said so far. Used by that thread only.
///
/// Not in the loop of the requests: libcurl waits within one call for the server's last word about a mail and for the answer to
/// QUIT ("More non-blocking" in curl's TODO), and one server that is slow to speak would hold up everybody else's answers.
final class MailAttempt {
    let handle: UnsafeMutableRawPointer
    let ticket: MailTicket
    let target: TransferTarget
    private(set) var dialogue = MailDialogue()
    private(set) var isTooLateToConnect = false

    private let start = ContinuousClock.now
    private var position = 0
    private var recipientList: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    private init(handle: UnsafeMutableRawPointer, ticket: MailTicket, target: TransferTarget) {
        self.handle = handle
        self.ticket = ticket
        self.target = target
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(recipientList)
        errorText.deallocate()
    }

    /// Returns when it is over.
    static func send(_ ticket: MailTicket, to target: TransferTarget) -> Result<MailReceipt, MailError> {
        guard TransferLoop.isReady, let handle = curl_easy_init() else {
            return .failure(MailError(kind: .failed, message: "no memory for a mail through \(target.name)"))
        }
        let attempt = MailAttempt(handle: handle, ticket: ticket, target: target)
        attempt.configure(ticket.mail)
        return attempt.result(curl_easy_perform(handle))
    }

    private func configure(_ mail: MailTransfer) {
        ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_quick_exit(handle)
        ccurl_set_text(handle, CURLOPT_URL, mail.server)
        ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        mail.proxy.configure(handle)
        ccurl_set_long(handle, CURLOPT_HTTPPROXYTUNNEL, 1)
        ccurl_set_long(handle, CURLOPT_FORBID_REUSE, 1)
        // curl counts the greeting, STARTTLS and AUTH as connecting, and there are servers that greet late on purpose: time to
        // connect is seen to in `isToGoOn`.
        ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, mail.timeout.milliseconds))
        ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, max(1, mail.timeout.milliseconds))
        ccurl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, mail.timeout.milliseconds / 1000))
        configureTLS(mail)
        if let username = mail.username {
            ccurl_set_text(handle, CURLOPT_USERNAME, username)
            ccurl_set_text(handle, CURLOPT_PASSWORD, mail.password ?? "")
            // Left to itself curl tries Kerberos and NTLM first where a server offers them, which need more than a password.
            ccurl_set_text(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
        }
        configureMessage(mail)
        let owner = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_opener(handle, openSocket, owner)
        ccurl_set_source(handle, giveMessage, owner)
        ccurl_set_listener(handle, hear, owner)
        ccurl_set_watcher(handle, watch, owner)
    }

    private func configureTLS(_ mail: MailTransfer) {
        ccurl_set_long(handle, CURLOPT_USE_SSL, Int((mail.requiresTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue))
        if let authority = mail.tls.authority {
            ccurl_set_text(handle, CURLOPT_CAINFO, authority)
            ccurl_set_text(handle, CURLOPT_CAPATH, nil)
        }
        if let certificate = mail.tls.certificate { ccurl_set_text(handle, CURLOPT_SSLCERT, certificate) }
        if let key = mail.tls.key { ccurl_set_text(handle, CURLOPT_SSLKEY, key) }
    }

    private func configureMessage(_ mail: MailTransfer) {
        ccurl_set_long(handle, CURLOPT_UPLOAD, 1)
        ccurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(mail.message.count))
        ccurl_set_text(handle, CURLOPT_MAIL_FROM, mail.sender)
        for recipient in mail.recipients { recipientList = curl_slist_append(recipientList, recipient) ?? recipientList }
        ccurl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipientList)
        ccurl_set_partial_recipients(handle)
    }

    // MARK: What curl asks for

    fileprivate func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let message = ticket.mail.message
        let count = min(buffer.count, message.count - position)
        let begin = message.startIndex + position
        message.copyBytes(to: buffer, from: begin..<(begin + count))
        position += count
        return count
    }

    fileprivate func take(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        switch kind {
        case CURLINFO_HEADER_OUT:
            dialogue.sent(bytes)
            // The mail's fate is known; a server that says no good-bye is waited for one second.
            if dialogue.step == .quit { ccurl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1) }
        case CURLINFO_HEADER_IN: dialogue.received(bytes)
        default: break
        }
    }

    fileprivate var isToGoOn: Bool {
        if ticket.isCancelled { return false }
        if ccurl_get_size(handle, CURLINFO_CONNECT_TIME_T) == 0, ContinuousClock.now - start > ticket.mail.connectTimeout {
            isTooLateToConnect = true
            return false
        }
        return true
    }

    var errorWords: String { String(cString: errorText) }
}

private func attempt(_ owner: UnsafeMutableRawPointer?) -> MailAttempt? {
    owner.map { Unmanaged<MailAttempt>.fromOpaque($0).takeUnretainedValue() }
}

private func openSocket(_: UnsafeMutableRawPointer?, _: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?)
    -> curl_socket_t
{
    address.map { ccurl_open_private($0) } ?? -1
}

private func giveMessage(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?)
    -> Int
{
    attempt(owner)?.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count)) ?? 0
}

private func hear(
    _: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int,
    _ owner: UnsafeMutableRawPointer?
) -> Int32 {
    attempt(owner)?.take(kind, UnsafeRawBufferPointer(start: bytes, count: count))
    return 0
}

private func watch(_ owner: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t) -> Int32 {
    attempt(owner)?.isToGoOn == false ? 1 : 0
}
