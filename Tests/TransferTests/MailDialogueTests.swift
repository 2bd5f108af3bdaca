import Testing

@testable import Transfer

struct MailDialogueTests {
    /// `>` what we say, `<` what the server says.
    private func dialogue(_ lines: [String]) -> MailDialogue {
        var dialogue = MailDialogue()
        for line in lines {
            let bytes = Array((line.dropFirst(2) + "\r\n").utf8)
            if line.hasPrefix(">") { dialogue.sent(bytes) } else { dialogue.received(bytes) }
        }
        return dialogue
    }

    private let opening = ["< 220 hello", "> EHLO me", "< 250-mail", "< 250 SIZE", "> MAIL FROM:<a@b>", "< 250 OK"]

    @Test("replies of several lines are one, and every recipient has their own")
    func recipients() {
        let dialogue = dialogue(
            opening + [
                "> RCPT TO:<1@x>", "< 250 OK", "> RCPT TO:<2@x>", "< 550-5.1.1 no", "< 550-", "< 550 such\tuser",
                "> RCPT TO:<3@x>",
                "< 450", "> DATA", "< 354 go on", "< 250 queued", "> QUIT", "< 221 bye",
            ])
        #expect(dialogue.recipients.map { $0?.line } == ["250 OK", "550 5.1.1 no such user", "450"])
        #expect(dialogue.messageReply?.line == "250 queued")
        #expect(dialogue.refusal == nil)
    }

    @Test("credentials that look like commands are none")
    func credentials() {
        let dialogue = dialogue(
            [
                "< 220 hello", "> EHLO me", "< 250 AUTH", "> AUTH LOGIN", "< 334 VXNlcm5hbWU6", "> RCPT TO:", "< 334 x", "> DATA",
                "< 535 no",
            ])
        #expect(dialogue.recipients.isEmpty)
        #expect(dialogue.refusal?.step == .authentication)
        #expect(dialogue.refusal?.reply.line == "535 no")
    }

    @Test("a refusal that something else follows is none")
    func fallback() {
        let dialogue = dialogue(["< 220 x", "> EHLO me", "< 502 what", "> HELO me", "< 250 mail"])
        #expect(dialogue.refusal == nil)
    }

    @Test("what a proxy says is no reply")
    func proxy() {
        let dialogue = dialogue(["> CONNECT mail:25 HTTP/1.1", "< HTTP/1.1 200 OK", "< ", "< 220 hello"])
        #expect(dialogue.step == .greeting)
        #expect(dialogue.refusal == nil)
    }

    @Test("a reply without end stays small, and control characters go")
    func flood() {
        var dialogue = dialogue(opening + ["> RCPT TO:<1@x>"])
        for _ in 0..<10_000 { dialogue.received(Array("550-\u{1b}[31mno\u{0} no no no\r\n".utf8)) }
        dialogue.received(Array(repeating: UInt8(ascii: "x"), count: 1_000_000))
        dialogue.received(Array("\r\n550 end\r\n".utf8))
        let text = dialogue.recipients.first.flatMap { $0?.text } ?? ""
        #expect(text.hasPrefix("[31mno no no no"))
        #expect(text.count == 500)
    }

    @Test("a greeting that is a refusal, and 421 in place of a word about a recipient")
    func refusals() {
        #expect(dialogue(["< 554 no service"]).refusal?.step == .greeting)
        let closing = dialogue(opening + ["> RCPT TO:<1@x>", "< 421 closing"])
        #expect(closing.refusal == nil)
        #expect(closing.recipients.map { $0?.code } == [421])
    }
}
