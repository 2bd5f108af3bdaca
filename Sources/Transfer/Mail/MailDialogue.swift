/// Follows what is said between us and a mail server, so that every reply finds the command it answers. curl sends one command at
/// a time and waits for its reply, recipients in the order they were given to it.
struct MailDialogue {
    enum Step: Hashable {
        case greeting, hello, startTLS, authentication, sender
        /// Index in the recipients.
        case recipient(Int)
        case data
        /// The message itself, after the server asked for it.
        case message
        case quit
    }

    private(set) var step = Step.greeting
    /// By recipient; shorter than the recipients where it did not come to all of them.
    private(set) var recipients: [MailReply?] = []
    private(set) var messageReply: MailReply?
    /// The last refusal that ended the dialogue: none of a recipient.
    private(set) var refusal: (step: Step, reply: MailReply)?

    private var isAskedForCredentials = false
    private var line: [UInt8] = []
    private var text = ""

    private static let maximumLine = 4096
    private static let maximumText = 500

    /// A command of ours, with its line break. Only the verb is looked at: others may be credentials.
    mutating func sent(_ bytes: some Collection<UInt8>) {
        let command = String(decoding: bytes.prefix(11), as: UTF8.self).uppercased()
        // In the middle of AUTH whatever is sent is an answer to it.
        guard !(step == .authentication && isAskedForCredentials) else { return }
        if command.hasPrefix("EHLO ") || command.hasPrefix("HELO ") {
            step = .hello
        } else if command.hasPrefix("STARTTLS\r") {
            step = .startTLS
        } else if command.hasPrefix("AUTH ") {
            step = .authentication
        } else if command.hasPrefix("MAIL FROM:") {
            step = .sender
        } else if command.hasPrefix("RCPT TO:") {
            step = .recipient(recipients.count)
            recipients.append(nil)
        } else if command.hasPrefix("DATA\r") {
            step = .data
        } else if command.hasPrefix("QUIT\r") {
            step = .quit
        }
        // Anything else is none of SMTP: CONNECT, to a proxy.
    }

    mutating func received(_ bytes: some Collection<UInt8>) {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                take(line)
                line.removeAll()
            } else if line.count < Self.maximumLine {
                line.append(byte)
            }
        }
    }

    private mutating func take(_ line: [UInt8]) {
        guard line.count >= 3, let code = Int(String(decoding: line.prefix(3), as: UTF8.self)), (200..<600).contains(code) else {
            return
        }
        let isLast = line.count == 3 || line[3] != UInt8(ascii: "-")
        append(line.dropFirst(4))
        guard isLast else { return }
        let reply = MailReply(code: code, text: text)
        text = ""
        isAskedForCredentials = step == .authentication && code == 334
        finish(reply)
    }

    /// Lines of one reply become one line.
    private mutating func append(_ bytes: some Collection<UInt8>) {
        let words = String(decoding: bytes, as: UTF8.self).unicodeScalars
            .map { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) ? " " : Character($0) }
            .split(separator: " ").map { String($0) }.joined(separator: " ")
        guard !words.isEmpty else { return }
        text = String((text.isEmpty ? words : text + " " + words).prefix(Self.maximumText))
    }

    private mutating func finish(_ reply: MailReply) {
        switch step {
        case .recipient(let index):
            recipients[index] = reply
            return
        case .data where reply.code == 354: step = .message
        case .message: messageReply = reply
        case .quit: return
        default: break
        }
        refusal = reply.code >= 400 ? (step, reply) : nil
    }
}
