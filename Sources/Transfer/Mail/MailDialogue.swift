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
        // In the middle of AUTH whatever is sent is an answer to it.
        guard !(step == .authentication && isAskedForCredentials) else { return }
        // Bytes on purpose: to Swift's text, CR and LF together are one character that is neither.
        let verb = bytes.prefix(10).prefix { !$0.isSeparator }
        switch String(decoding: verb, as: UTF8.self).uppercased() {
        case "EHLO", "HELO": step = .hello
        case "STARTTLS": step = .startTLS
        case "AUTH": step = .authentication
        case "MAIL": step = .sender
        case "RCPT":
            step = .recipient(recipients.count)
            recipients.append(nil)
        case "DATA": step = .data
        case "QUIT": step = .quit
        default: break
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

extension UInt8 {
    fileprivate var isSeparator: Bool { self == 0x20 || self == 0x0d || self == 0x0a }
}
