import Foundation
import TestSupport

/// A mail as Python's parser reads it: see `Peers/mail-read.py`.
struct ReadMail: Decodable {
    struct Part: Decodable {
        var type: String
        var encoding: String
        var text: String
    }

    var headers: [[String]]
    /// By name in lower case, as the older parser of Python has them.
    var older: [String: String]
    /// By name of the header in lower case: display name and address.
    var addresses: [String: [[String]]]
    var type: String
    var parts: [Part]
    var defects: [String]
    /// Bytes of the longest line.
    var longest: Int
    /// Line breaks that are not CRLF.
    var bare: Int
    /// Whether all of it is ASCII without NUL.
    var plain: Bool
    var date: Double?

    var names: [String] { headers.compactMap(\.first) }
    func header(_ name: String) -> String? { headers.first { $0.first?.lowercased() == name.lowercased() }?.last }

    static func read(_ mails: [Data]) async throws -> [ReadMail] {
        let folder = try makeTemporaryFolder("dockstat-read")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let paths = mails.indices.map { "\(folder)/\($0).eml" }
        for (mail, path) in zip(mails, paths) { try mail.write(to: URL(filePath: path)) }
        let output = try await Peer.run("NotificationsTests/Peers/mail-read.py", paths)
        return try JSONDecoder().decode([ReadMail].self, from: Data(output.utf8))
    }
}
