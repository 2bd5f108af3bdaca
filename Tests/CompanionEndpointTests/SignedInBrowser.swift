import Foundation
import TestSupport
import Testing

extension ServeGround {
    /// A browser that is signed in: sends forms with its cookie and the token that its pages hold.
    func browser() throws -> SignedInBrowser { try SignedInBrowser(self, key: key) }

    /// A key that may change that alone.
    func key(scope: String) async throws -> String {
        let lines = try await dockstat(["key", "create", "with-\(scope)", "--scope", scope])
        return String(lines.split(separator: "\n")[0])
    }

    /// A command that is to fail: its whole output.
    func failing(_ arguments: [String]) async throws -> String {
        let words = ([Products.dockstat] + arguments + ["--config", "\(folder.path)/dockstat.yaml"]).map { "'\($0)'" }
        return try await runTool(["sh", "-c", "! \(words.joined(separator: " ")) 2>&1"])
    }
}

/// The cookie of a session and the token of its forms.
struct SignedInBrowser {
    private static let form = "application/x-www-form-urlencoded"

    private let ground: ServeGround
    private let cookie: [String: String]
    private let token: String

    init(_ ground: ServeGround, key: String) throws {
        self.ground = ground
        let signedIn = try ground.send("POST", "/actions/sign-in", "key=\(key)&back=%2F", type: Self.form)
        let setting = try #require(signedIn.headers["set-cookie"])
        cookie = ["Cookie": String(setting.prefix { $0 != ";" })]
        let session = try ground.send("POST", "/actions/session", headers: cookie)
        token = String(try #require(session.text.firstMatch(of: /"token":"([^"]+)"/)?.1))
    }

    func get(_ target: String) throws -> RawClient.Reply { try ground.send("GET", target, headers: cookie) }

    /// With the token, unless there is another one.
    func send(_ action: String, _ fields: [(String, String)], token: String? = nil) throws -> RawClient.Reply {
        let body = (fields + [("token", token ?? self.token)]).map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }
        return try ground.send(
            "POST", "/actions/\(action)", body.joined(separator: "&"), type: Self.form, headers: cookie)
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
