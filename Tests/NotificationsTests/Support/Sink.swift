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
    private let process: ChildProcess
    private let leash: Pipe

    /// - Parameters:
    ///   - links: addresses that messages may link to.
    ///   - certificates: where it shall speak TLS.
    init(links: [String] = Sink.ownLinks, certificates: TestCertificates? = nil) async throws {
        folder = try makeTemporaryFolder("sink")
        log = folder + "/requests"
        let script = try peer("sink.py")
        process = ChildProcess()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [Peer.python, "-B", script, log]
            + (certificates.map { ["--tls", $0.path("server"), $0.path("server-key")] } ?? []) + links
        leash = Pipe()
        let output = Pipe()
        process.standardInput = leash
        process.standardOutput = output
        try process.run()
        let handle = output.fileHandleForReading
        let line = try await blocking { String(decoding: handle.availableData, as: UTF8.self) }
        guard let port = Int(line.filter(\.isNumber)) else { throw ToolFailure("the sink says \(line)") }
        url = "\(certificates == nil ? "http" : "https")://127.0.0.1:\(port)"
    }

    deinit {
        try? leash.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static let ownLinks = [
        "https://status.example.org/incidents/12/", "https://status.example.org/incidents/", "https://status.example.org/",
        "https://wiki.example.org/runbooks/api",
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

/// Path of a file in `Peers`.
func peer(_ name: String) throws -> String {
    guard let url = Bundle.module.url(forResource: "Peers/\(name)", withExtension: nil) else { throw ToolFailure("no \(name)") }
    return url.path
}

/// Path of a file of the repository.
func repositoryFile(_ path: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: path).path
}
