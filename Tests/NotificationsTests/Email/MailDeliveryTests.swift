import Foundation
import TestSupport
import Testing
import Transfer

struct MailDeliveryTests {
    private let client = TransferClient()

    @Test("STARTTLS, user name and password, and the bytes as given, dots at the beginning of lines included")
    func delivered() async throws {
        let peer = try await MailPeer.server(tls: "server", auth: ("dockstat", "s3cret"))
        defer { peer.stop() }
        let message = "Subject: x\r\n\r\n.\r\n..two\r\nlast"
        var mail = peer.transfer(to: ["a@example.org", "b@example.org"], message: message + "\r\n")
        mail.username = "dockstat"
        mail.password = "s3cret"
        let receipt = try await client.send(mail).get()
        #expect(receipt.accepted.map(\.address) == ["a@example.org", "b@example.org"])
        #expect(receipt.reply == MailReply(code: 250, text: "2.0.0 kept as 1"))
        let envelope = try peer.envelope(1)
        #expect(envelope.from == "status@example.org")
        #expect(envelope.to == ["a@example.org", "b@example.org"])
        #expect(envelope.tls)
        #expect(envelope.login == "dockstat")
        #expect(try peer.mail(1) == Data((message + "\r\n").utf8))
    }

    @Test("a server that knows only LOGIN, and one that speaks TLS from the first byte")
    func otherWays() async throws {
        let login = try await MailPeer.server(mode: "login-only", auth: ("dockstat", "s3cret"))
        let implicit = try await MailPeer.server(tls: "server", isImplicit: true)
        defer {
            login.stop()
            implicit.stop()
        }
        var mail = login.transfer()
        mail.username = "dockstat"
        mail.password = "s3cret"
        #expect(try await client.send(mail).get().accepted.count == 1)
        #expect(try login.envelope(1).login == "dockstat")

        mail = implicit.transfer()
        mail.server = "smtps://127.0.0.1:\(implicit.port)"
        #expect(try await client.send(mail).get().accepted.count == 1)
        #expect(try implicit.envelope(1).tls)
    }

    @Test("every recipient has the reply that was theirs, and who is accepted gets the mail")
    func perRecipient() async throws {
        let peer = try await MailPeer.server()
        defer { peer.stop() }
        let recipients = ["refused-1@example.org", "ok@example.org", "later-1@example.org", "grey-1@example.org"]
        let receipt = try await client.send(peer.transfer(to: recipients)).get()
        #expect(receipt.recipients.map(\.address) == recipients)
        #expect(receipt.recipients.map(\.reply.code) == [550, 250, 450, 451])
        #expect(receipt.refusedForNow.map(\.address) == ["later-1@example.org", "grey-1@example.org"])
        #expect(receipt.refusedForGood.map(\.reply.text) == ["5.1.1 no such user: s3cret-word"])
        #expect(try peer.envelope(1).to == ["ok@example.org"])

        let second = try await client.send(peer.transfer(to: ["grey-1@example.org"])).get()
        #expect(second.accepted.count == 1)
        #expect(peer.count == 2)
    }

    @Test("where nobody is accepted, nothing is sent and each has a reply")
    func nobody() async throws {
        let peer = try await MailPeer.server()
        defer { peer.stop() }
        let receipt = try await client.send(peer.transfer(to: ["refused-1@example.org", "later-1@example.org"])).get()
        #expect(receipt.recipients.map(\.reply.code) == [550, 450])
        #expect(receipt.reply == nil)
        #expect(peer.count == 0)
    }

    @Test("a server that takes the mail and says no good-bye has taken it")
    func hangingQuit() async throws {
        let peer = try await MailPeer.server(mode: "hang-quit")
        defer { peer.stop() }
        let begin = ContinuousClock.now
        var mail = peer.transfer()
        mail.timeout = .seconds(300)
        let receipt = try await client.send(mail).get()
        #expect(receipt.accepted.count == 1)
        #expect(ContinuousClock.now - begin < .seconds(120))
    }

    @Test("many mails at once all arrive, and a server that hangs delays neither them nor requests")
    func sideBySide() async throws {
        let stuck = try await MailPeer.server(mode: "hang-data")
        let quick = try await MailPeer.server()
        let web = try FaultServer(.status(204, ""))
        defer {
            stuck.stop()
            quick.stop()
            web.stop()
        }
        let client = client
        async let hanging = withTaskGroup(of: MailError.Kind?.self, returning: ([MailError.Kind?], ContinuousClock.Instant).self)
        { group in
            for _ in 0..<2 {
                group.addTask {
                    var mail = stuck.transfer()
                    mail.timeout = .seconds(12)
                    guard case .failure(let error) = await client.send(mail) else { return nil }
                    return error.kind
                }
            }
            return (await group.reduce(into: []) { $0.append($1) }, .now)
        }
        let arrived = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
            for _ in 0..<12 { group.addTask { (try? await client.send(quick.transfer()).get()) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(arrived == 12)
        #expect(quick.count == 12)
        #expect(try await client.perform(TransferRequest(url: web.url)).get().status == 204)
        let end = ContinuousClock.now
        let (kinds, hangingEnd) = await hanging
        #expect(kinds == [.timeout, .timeout])
        #expect(end < hangingEnd)
    }

    @Test("through a proxy, and not through one that wants a password we do not have; which no error tells")
    func proxied() async throws {
        let proxy = try await MailPeer.proxy(credentials: "user:proxysecret")
        let peer = try await MailPeer.server(tls: "server")
        defer {
            proxy.stop()
            peer.stop()
        }
        var mail = peer.transfer()
        mail.proxy = .address("http://user:proxysecret@127.0.0.1:\(proxy.port)")
        #expect(try await client.send(mail).get().accepted.count == 1)
        #expect(try String(contentsOfFile: "\(proxy.folder)/asked", encoding: .utf8) == "127.0.0.1:\(peer.port)\n")

        for (address, kind) in [
            ("http://user:wrongsecret@127.0.0.1:\(proxy.port)", MailError.Kind.proxy),
            ("http://user:wrongsecret@127.0.0.1:\(try freePort())", .proxy), ("strange://user:wrongsecret@x:1", .proxy),
        ] {
            mail.proxy = .address(address)
            let result = await client.send(mail)
            let error = #expect(throws: MailError.self) { try result.get() }
            #expect(error?.kind == kind, "\(String(describing: error))")
            #expect(error?.message.contains("wrongsecret") == false)
            #expect(error?.isTemporary == true)
        }
    }
}
