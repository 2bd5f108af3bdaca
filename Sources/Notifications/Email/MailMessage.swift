import DockStatModel
import Foundation

/// A mail as it goes over the wire: RFC 5322 and MIME, 7 bit, CRLF.
struct MailMessage {
    var from: MailAddress
    var to: [MailAddress]
    var cc: [MailAddress] = []
    var replyTo: MailAddress?
    var subject: String
    var date: Timestamp
    /// The part before the `@`: letters, digits, `_`, `-` and `.`. The same over all attempts, so that whoever gets it twice can
    /// tell.
    var key: String
    /// The part before the `@` of the message that the conversation answers to. It was never sent: it only holds together what
    /// belongs together, in whatever order it arrives.
    var root: String?
    var listID: String?
    var listUnsubscribe: String?
    /// Lines end with `\n`.
    var text: String
    /// `nil`: text alone.
    var html: String?

    var bytes: Data {
        var data = Data()
        for line in headers.lines { data += Data("\(line)\r\n".utf8) }
        guard let html else {
            return data + Data("\(Self.partHeaders("plain"))\r\n".utf8) + Data(QuotedPrintable.encode(text))
        }
        // Quoted-printable never has `=_`: no text can end a part.
        let boundary = "=_\(Self.token(key).prefix(50))"
        data += Data("Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8)
        for (kind, content) in [("plain", text), ("html", html)] {
            data += Data("--\(boundary)\r\n\(Self.partHeaders(kind))\r\n".utf8)
            data += Data(QuotedPrintable.encode(content))
        }
        return data + Data("--\(boundary)--\r\n".utf8)
    }

    private var headers: MailHeaders {
        var headers = MailHeaders()
        headers.add("Date", token: MailDate.header(date))
        headers.add("From", addresses: [from])
        headers.add("To", addresses: to)
        headers.add("Cc", addresses: cc)
        headers.add("Reply-To", addresses: replyTo.map { [$0] } ?? [])
        headers.add("Subject", text: subject)
        headers.add("Message-ID", token: identifier(key))
        if let root {
            headers.add("In-Reply-To", token: identifier(root))
            headers.add("References", token: identifier(root))
        }
        // RFC 3834: nobody's holiday notice is wanted.
        headers.add("Auto-Submitted", token: "auto-generated")
        if let listID = listID.flatMap(Self.listIdentifier) { headers.add("List-Id", token: listID) }
        if let address = listUnsubscribe.flatMap(Self.unsubscribeAddress) {
            headers.add("List-Unsubscribe", token: "<\(address)>")
        }
        headers.add("MIME-Version", token: "1.0")
        return headers
    }

    private static func partHeaders(_ kind: String) -> String {
        "Content-Type: text/\(kind); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    }

    private func identifier(_ left: String) -> String { "<\(Self.token(left))@\(from.domain)>" }

    private static func token(_ text: String) -> String {
        let allowed = text.utf8.filter {
            (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0) || [0x2d, 0x5f].contains($0)
        }
        return String(decoding: allowed.prefix(200), as: UTF8.self)
    }

    /// RFC 2919: `<list.example.org>`; what stands before the brackets is left out.
    private static func listIdentifier(_ text: String) -> String? {
        let line = CleanText.line(text, limit: 200)
        let inner = line.hasSuffix(">") ? line.lastIndex(of: "<").map { line[line.index(after: $0)...].dropLast() } : line[...]
        let isSound = inner?.utf8.allSatisfy { (0x21...0x7e).contains($0) && ![0x3c, 0x3e].contains($0) } ?? false
        return isSound && inner?.isEmpty == false ? inner.map { "<\($0)>" } : nil
    }

    /// RFC 2369. `List-Unsubscribe-Post` is left out: it promises that a bare POST unsubscribes, which nobody told us.
    private static func unsubscribeAddress(_ text: String) -> String? {
        let isKnown = ["https://", "http://", "mailto:"].contains { text.lowercased().hasPrefix($0) }
        let isSound = text.utf8.allSatisfy { (0x21...0x7e).contains($0) && ![0x3c, 0x3e].contains($0) }
        return isKnown && isSound && text.utf8.count <= 900 ? text : nil
    }
}
