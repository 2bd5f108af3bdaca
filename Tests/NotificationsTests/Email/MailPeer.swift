import Foundation
import TestSupport
import Transfer

/// A program of `Peers/` that listens on a loopback port, in a folder of its own.
final class MailPeer: Sendable {
    let folder: String
    let port: Int
    let certificates: TestCertificates?
    private let peer: Peer

    /// A mail server that behaves as `mode` says: see `Peers/mail-server.py`.
    static func server(
        mode: String = "", tls certificate: String? = nil, isImplicit: Bool = false, auth: (user: String, password: String)? = nil
    ) async throws -> MailPeer {
        var arguments: [String] = mode.isEmpty ? [] : ["--mode", mode]
        if isImplicit { arguments.append("--smtps") }
        if let auth { arguments += ["--auth", auth.user, auth.password] }
        var certificates: TestCertificates?
        if let certificate {
            let made = try await TestCertificates()
            certificates = made
            arguments += ["--tls", made.path(certificate), made.path("\(certificate)-key")]
        }
        return try await MailPeer("mail-server.py", arguments, certificates)
    }

    static func proxy(credentials: String? = nil) async throws -> MailPeer {
        try await MailPeer("mail-proxy.py", credentials.map { [$0] } ?? [], nil)
    }

    private init(_ program: String, _ arguments: [String], _ certificates: TestCertificates?) async throws {
        let folder = try makeTemporaryFolder("dockstat-mail")
        self.folder = folder
        self.certificates = certificates
        let arguments = [folder] + arguments
        // Until it has told its port, the thread that asks waits.
        let peer = try await blocking { try Peer("NotificationsTests/Peers/\(program)", arguments) }
        guard let port = Int(peer.greeting) else { throw ToolFailure("\(program) says \(peer.greeting)") }
        self.peer = peer
        self.port = port
    }

    func stop() {
        peer.end()
        try? FileManager.default.removeItem(atPath: folder)
        if let certificates { try? FileManager.default.removeItem(atPath: certificates.folder) }
    }

    var server: String { "smtp://127.0.0.1:\(port)" }

    struct Envelope: Decodable {
        var from: String
        var to: [String]
        var tls: Bool
        var login: String?
        var hello: String
    }

    func envelope(_ number: Int) throws -> Envelope {
        try JSONDecoder().decode(Envelope.self, from: Data(contentsOf: URL(filePath: "\(folder)/\(number).json")))
    }

    func mail(_ number: Int) throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/\(number).eml")) }

    var count: Int {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).count { $0.hasSuffix(".eml") }
    }

    /// A mail for it, plain unless the peer has a certificate.
    func transfer(to recipients: [String] = ["ops@example.org"], message: String = "Subject: x\r\n\r\nhello\r\n") -> MailTransfer
    {
        var mail = MailTransfer(
            server: server, sender: "status@example.org", recipients: recipients, message: Data(message.utf8))
        mail.requiresTLS = certificates != nil
        mail.tls.authority = certificates?.path("ca")
        return mail
    }
}
