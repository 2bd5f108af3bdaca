import Foundation
import TestSupport

/// A mail server that insists on STARTTLS and a password, and the mails it took as Python's own parser reads them.
struct MailBox {
    /// As Python's parser tells it: see `mail-read.py`.
    struct Mail: Decodable {
        struct Part: Decodable {
            var type: String
            var text: String
        }
        var headers: [[String]]
        var parts: [Part]
        var defects: [String]

        func header(_ name: String) -> String? { headers.first { $0.first == name }?.last }
    }

    private struct Envelope: Decodable {
        var tls: Bool
        var login: String?
    }

    static let password = "planted-password"

    private let folder: String
    private let certificates: TestCertificates
    private let server: Peer

    init() async throws {
        folder = try makeTemporaryFolder("dockstat-mailbox")
        certificates = try await TestCertificates()
        server = try Peer(
            "NotificationsTests/Peers/mail-server.py",
            [
                folder, "--tls", certificates.path("server"), certificates.path("server-key"), "--auth", "dockstat",
                Self.password,
            ])
    }

    func end() {
        server.end()
        for place in [folder, certificates.folder] { try? FileManager.default.removeItem(atPath: place) }
    }

    var port: String { server.greeting }

    /// The lines of a receiver of that name, as `receivers:` lists it.
    /// - Parameter port: of whoever passes connections on to the server; `nil`: its own.
    func receiver(_ name: String, port: String? = nil) -> String {
        """
        - { name: \(name), type: email, server: "smtp://127.0.0.1:\(port ?? self.port)", username: dockstat,
            password: \(Self.password), ca_file: "\(certificates.path("ca"))", from: status@example.org, to: [ops@example.org] }
        """
    }

    /// In the order of their arrival.
    ///
    /// - Throws: also where one came without encryption or without its password.
    func mails() async throws -> [Mail] {
        let paths = (1...1000).lazy.map { "\(folder)/\($0)" }.prefix { FileManager.default.fileExists(atPath: "\($0).json") }
        if paths.isEmpty { return [] }
        for path in paths {
            let envelope = try JSONDecoder().decode(Envelope.self, from: Data(contentsOf: URL(filePath: "\(path).json")))
            guard envelope.tls, envelope.login == "dockstat" else { throw ToolFailure("a mail came as \(envelope)") }
        }
        let output = try await runTool(
            [Peer.python, "\(Peer.sources)/NotificationsTests/Peers/mail-read.py"] + paths.map { "\($0).eml" })
        return try JSONDecoder().decode([Mail].self, from: Data(output.utf8))
    }
}
