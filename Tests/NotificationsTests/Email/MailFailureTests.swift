import Foundation
import TestSupport
import Testing
import Transfer

struct MailFailureTests {
    private let client = TransferClient()

    private func failure(_ mail: MailTransfer) async -> MailError? {
        guard case .failure(let error) = await client.send(mail) else { return nil }
        return error
    }

    @Test(
        "what a server does wrong has its kind, its words, and whether to try again",
        arguments: [
            ("greeting", MailError.Kind.greeting, 554, false), ("garbage", .closed, nil, true), ("close", .closed, nil, true),
            ("hang", .timeout, nil, true), ("hang-data", .timeout, nil, true), ("close-data", .closed, nil, true),
            ("full", .message, 452, true), ("spam", .message, 554, false), ("shutdown", .closed, 421, true),
        ] as [(String, MailError.Kind, Int?, Bool)])
    func servers(mode: String, kind: MailError.Kind, code: Int?, isTemporary: Bool) async throws {
        let peer = try await MailPeer.server(mode: mode)
        defer { peer.stop() }
        var mail = peer.transfer(to: ["a@example.org", "b@example.org"])
        mail.timeout = .seconds(kind == .timeout ? 2 : 15)
        let error = await failure(mail)
        #expect(error?.kind == kind, "\(String(describing: error))")
        #expect(error?.reply?.code == code)
        #expect(error?.isTemporary == isTemporary)
        #expect(error?.message.contains("smtp://127.0.0.1:\(peer.port)") == true)
        #expect(peer.count == 0)
    }

    @Test("without STARTTLS nothing is said that should be kept")
    func noStartTLS() async throws {
        let peer = try await MailPeer.server(auth: ("dockstat", "s3cret"))
        defer { peer.stop() }
        var mail = peer.transfer()
        mail.requiresTLS = true
        mail.username = "dockstat"
        mail.password = "s3cret"
        let error = await failure(mail)
        #expect(error?.kind == .startTLS)
        #expect(error?.isTemporary == true)
        #expect(peer.count == 0)
    }

    @Test(
        "what is wrong with the server's certificate is told",
        arguments: [
            ("expired", "ca", TransferError.TLSProblem.expired), ("server", "foreign-ca", .unknownAuthority),
            ("elsewhere", "ca", .wrongName), ("server", "no-such-file", .unreadableFile),
        ])
    func certificate(server: String, authority: String, expected: TransferError.TLSProblem) async throws {
        let peer = try await MailPeer.server(tls: server)
        defer { peer.stop() }
        var mail = peer.transfer()
        mail.tls.authority = peer.certificates?.path(authority)
        let error = await failure(mail)
        #expect(error?.kind == .tls)
        #expect(error?.tls == expected, "\(String(describing: error))")
        #expect(error?.isTemporary == true)
    }

    @Test(
        "a password that is not taken: for good, for now, or by no way we know",
        arguments: [
            ("", MailError.Kind.authentication, 535, false), ("auth-later", .authentication, 454, true),
            ("auth-echo", .authentication, 535, false), ("no-mechanism", .mechanism, nil, false),
        ] as [(String, MailError.Kind, Int?, Bool)])
    func authentication(mode: String, kind: MailError.Kind, code: Int?, isTemporary: Bool) async throws {
        let peer = try await MailPeer.server(mode: mode, tls: "server", auth: ("dockstat", "s3cret"))
        defer { peer.stop() }
        var mail = peer.transfer()
        mail.username = "dockstat"
        mail.password = "wr0ng-secret"
        let error = await failure(mail)
        #expect(error?.kind == kind, "\(String(describing: error))")
        #expect(error?.reply?.code == code)
        #expect(error?.isTemporary == isTemporary)
        #expect(!"\(String(describing: error))".contains("wr0ng-secret"))
        #expect(!"\(mail)\(String(reflecting: mail))".contains("wr0ng-secret"))
    }

    @Test("a sender that is not taken")
    func sender() async throws {
        let peer = try await MailPeer.server()
        defer { peer.stop() }
        var mail = peer.transfer()
        mail.sender = "nobody@example.org"
        let error = await failure(mail)
        #expect(error?.kind == .sender)
        #expect(error?.reply == MailReply(code: 550, text: "5.7.1 sender not allowed"))
        #expect(error?.isTemporary == false)
    }

    @Test("nothing listens, no such name, no address: each has its kind, and nothing of them is sent")
    func neverSent() async throws {
        func kind(_ server: String, from sender: String = "a@x.org", to recipient: String = "b@x.org") async -> MailError.Kind? {
            var mail = MailTransfer(server: server, sender: sender, recipients: [recipient], message: Data("x\r\n".utf8))
            mail.requiresTLS = false
            return await failure(mail)?.kind
        }
        let port = try freePort()
        #expect(await kind("smtp://127.0.0.1:\(port)") == .refused)
        #expect(await kind("smtp://no-such-name.invalid:25") == .address)
        for server in ["", "http://127.0.0.1:\(port)", "smtp://user:secret@127.0.0.1:\(port)", "smtp://\0"] {
            #expect(await kind(server) == .invalid, "\(server)")
        }
        let server = "smtp://127.0.0.1:\(port)"
        for address in [
            "", "b", "b@", "@x.org", "b@x@y", "b c@x.org", "b@x.org>\r\nDATA\r\n", "b@x.org\nRSET", "<b@x.org>", "bü@x.org",
            "b@x.org,c@x.org",
        ] {
            #expect(await kind(server, to: address) == .invalid, "\(address)")
            #expect(await kind(server, from: address) == .invalid, "\(address)")
        }
    }

    @Test("a server that lets nobody connect has less time than one that is slow to speak")
    func connecting() async throws {
        let listener = try FullListener()
        defer { listener.stop() }
        var mail = MailTransfer(
            server: "smtp://127.0.0.1:\(listener.port)", sender: "a@x.org", recipients: ["b@x.org"], message: Data("x\r\n".utf8))
        mail.connectTimeout = .seconds(1)
        mail.timeout = .seconds(60)
        // With the other limit it would be `timeout`.
        let error = await failure(mail)
        #expect(error?.kind == .connectTimeout, "\(String(describing: error))")
    }

    @Test("cancelling the task ends the mail, one that waits for its turn too")
    func cancellation() async throws {
        let peer = try await MailPeer.server(mode: "hang-data")
        defer { peer.stop() }
        let client = client
        let begin = ContinuousClock.now
        let task = Task {
            await withTaskGroup(of: MailError.Kind?.self, returning: [MailError.Kind?].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var mail = peer.transfer()
                        mail.timeout = .seconds(300)
                        guard case .failure(let error) = await client.send(mail) else { return nil }
                        return error.kind
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        task.cancel()
        #expect(await task.value == Array(repeating: .cancelled, count: 4))
        #expect(ContinuousClock.now - begin < .seconds(120))
    }
}
