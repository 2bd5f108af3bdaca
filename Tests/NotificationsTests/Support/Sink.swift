import Foundation
import TestSupport

/// `Peers/sink.py`: Discord, Slack and webhooks in one, strict about what they document.
final class Sink: Sendable {
    struct Request: Decodable, Sendable {
        var method: String
        var path: String
        var headers: [String: String]
        var body: String
        var violations: [String]
        var connection: Int

        var json: [String: Any] {
            get throws { try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] ?? [:] }
        }
    }

    let url: String
    private let log: String
    private let folder: String
    private let peer: Peer

    /// - Parameters:
    ///   - links: addresses that messages may link to.
    ///   - certificates: where it shall speak TLS.
    init(links: [String] = Sink.ownLinks, certificates: TestCertificates? = nil) async throws {
        folder = try makeTemporaryFolder("sink")
        log = folder + "/requests"
        let arguments = [log] + (certificates.map { ["--tls", $0.path("server"), $0.path("server-key")] } ?? []) + links
        // Until it has told its port, the thread that asks waits.
        peer = try await blocking { try Peer("NotificationsTests/Peers/sink.py", arguments) }
        url = "\(certificates == nil ? "http" : "https")://127.0.0.1:\(peer.greeting)"
    }

    deinit {
        peer.end()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static let ownLinks = [
        "https://status.example.org/incidents/12/", "https://status.example.org/incidents/", "https://status.example.org/",
        "https://wiki.example.org/runbooks/api", "https://status.example.org/hosts/local/containers/web-api-1/",
    ]

    /// For tests that look at answers only; it ends with the process.
    static let shared = Task { try await Sink() }

    /// A part of a path that no other test uses.
    static var unique: String { String(UInt64.random(in: .min ... .max), radix: 36) }

    var requests: [Request] {
        get throws {
            guard let text = FileManager.default.contents(atPath: log) else { return [] }
            return try text.split(separator: 0x0a).map { try JSONDecoder().decode(Request.self, from: $0) }
        }
    }

    var violations: [String] { get throws { try requests.flatMap(\.violations) } }
}

/// Path of a file of the repository.
func repositoryFile(_ path: String) -> String { "\(Peer.sources)/../\(path)" }
