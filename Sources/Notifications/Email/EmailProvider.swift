package import DockStatModel
package import Transfer

/// Why a receiver's configuration makes no mail: a clause for a person.
package struct EmailMistake: Error, Hashable, Sendable {
    package let message: String
}

/// Makes the mails of one receiver.
package struct EmailProvider: Sendable {
    private let email: ReceiverConfiguration.Email
    private let receiver: ReceiverConfiguration
    private let from: MailAddress
    private let to: [MailAddress]
    private let cc: [MailAddress]
    private let replyTo: MailAddress?

    /// - Throws: which of the addresses is none.
    package init(_ email: ReceiverConfiguration.Email, of receiver: ReceiverConfiguration) throws(EmailMistake) {
        func address(_ text: String, _ key: String) throws(EmailMistake) -> MailAddress {
            guard let address = MailAddress(text) else {
                throw EmailMistake(
                    message: "`\(key)`: \"\(CleanText.line(text, limit: 80))\" is no mail address of ASCII characters")
            }
            return address
        }
        func addresses(_ texts: [String], _ key: String) throws(EmailMistake) -> [MailAddress] {
            var addresses: [MailAddress] = []
            for text in texts { addresses.append(try address(text, key)) }
            return addresses
        }
        self.email = email
        self.receiver = receiver
        from = try address(email.from, "from")
        to = try addresses(email.to, "to")
        cc = try addresses(email.cc, "cc")
        if let text = email.replyTo { replyTo = try address(text, "reply_to") } else { replyTo = nil }
        guard !to.isEmpty || !cc.isEmpty else { throw EmailMistake(message: "`to` names nobody") }
    }

    /// - Parameters:
    ///   - key: the outbox entry's; it makes the `Message-ID`.
    ///   - reference: what the verdict of an earlier attempt left: see `EmailVerdict.reference`.
    ///   - now: goes into the `Date` header.
    package func mail(
        _ content: EmailContent, for message: AlertMessage, key: String, reference: ConversationReference?, now: Timestamp
    ) -> MailTransfer {
        let built = MailMessage(
            from: from, to: to, cc: cc, replyTo: replyTo, subject: content.subject, date: now, key: key,
            root: message.incident.map(Self.root), listID: email.listID, listUnsubscribe: email.listUnsubscribe,
            text: content.text, html: content.html)
        let pending = PendingRecipients(reference).addresses(for: key)
        let everyone = recipients
        var transfer = MailTransfer(
            server: email.server, sender: from.address,
            // Somebody who is no longer configured is no longer waited for.
            recipients: pending.map { pending in everyone.filter { pending.contains($0) } }.flatMap { $0.isEmpty ? nil : $0 }
                ?? everyone,
            message: built.bytes)
        transfer.requiresTLS = email.tls == .required
        transfer.tls.authority = receiver.authorityFile
        transfer.proxy = receiver.proxy.map { .address($0.value) } ?? .environment
        transfer.username = email.username
        transfer.password = email.password?.value
        return transfer
    }

    /// Each once, in the order of the configuration.
    private var recipients: [String] {
        var seen: Set<String> = []
        return (to + cc).map(\.address).filter { seen.insert($0).inserted }
    }

    /// The same for every message of an incident, and another one for the incident of that number in another installation: it was
    /// hardly opened in the same millisecond.
    private static func root(_ incident: AlertMessage.IncidentSummary) -> String {
        "incident-\(incident.id)-\(incident.openedAt.milliseconds)"
    }
}
