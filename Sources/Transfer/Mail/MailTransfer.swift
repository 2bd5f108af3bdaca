package import FoundationEssentials

/// One mail on its way to one server. Printing it shows whom it goes through and nothing else.
package struct MailTransfer: Hashable, Sendable {
    /// `smtp://host:port` or `smtps://host:port`; the ports are 25 and 465 where none is named. What follows a slash is the
    /// name we greet with, else it is this machine's.
    package var server: String
    /// Of `smtp://`: nothing is said before TLS stands. Without it the connection stays plain, whatever the server offers.
    package var requiresTLS = true
    package var tls = TransferTLS()
    package var proxy = TransferProxy.none
    package var username: String?
    package var password: String?
    /// Bare addresses of ASCII: the envelope, which is apart from what the message's headers say.
    package var sender: String
    package var recipients: [String]
    /// As it goes over the wire: CRLF, at most 998 bytes in a line, 7 bit. Lines that begin with a dot are seen to.
    package var message: Data
    /// Until the TCP connection stands.
    package var connectTimeout: Duration = .seconds(5)
    /// From the moment the mail leaves the queue to the server's last word about it.
    package var timeout: Duration = .seconds(15)

    package init(server: String, sender: String, recipients: [String], message: Data) {
        self.server = server
        self.sender = sender
        self.recipients = recipients
        self.message = message
    }

    /// Whether the envelope can hold it without becoming something else.
    package static func isSoundAddress(_ address: String) -> Bool {
        let forbidden = Array("<>()[]\\,;:\" ".utf8)
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && address.utf8.count <= 254
            && address.utf8.allSatisfy { (0x21...0x7e).contains($0) && !forbidden.contains($0) }
    }
}

extension MailTransfer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "a mail through \(TransferTarget(mailServer: server)?.name ?? "(no address)")" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
