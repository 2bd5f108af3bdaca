import Foundation
import Synchronization
import TestSupport
import Testing

/// An installation that the demo made, with an admin key.
final class ServedGround {
    let folder: TemporaryFolder
    let key: String
    let companion: Companion

    /// - Parameters:
    ///   - settings: further lines of the configuration.
    ///   - companion: keys of `companion`.
    init(_ settings: String = "", companion keys: String = "forms: true") async throws {
        folder = try TemporaryFolder()
        try folder.write(
            "dockstat.yaml",
            """
            database: demo.sqlite
            output: public
            hosts:
              - { name: web-1, engine: "unix:///simulated/0" }
            companion: { \(keys) }

            """ + settings)
        try await Installation.shared.copy(to: folder.path)
        key =
            try await Self.run(["key", "create", "ops", "--admin"], in: folder.path).split(separator: "\n").first.map(
                String.init) ?? ""
        companion = try Companion(["serve", "--config", "\(folder.path)/dockstat.yaml", "--listen", "127.0.0.1:0"])
    }

    func dockstat(_ arguments: [String]) async throws -> String { try await Self.run(arguments, in: folder.path) }

    /// A command that is to fail: its whole output.
    func failing(_ arguments: [String]) async throws -> String {
        let words = ([Products.dockstat] + arguments + ["--config", "\(folder.path)/dockstat.yaml"]).map { "'\($0)'" }
        return try await runTool(["sh", "-c", "! \(words.joined(separator: " ")) 2>&1"])
    }

    private static func run(_ arguments: [String], in folder: String) async throws -> String {
        try await runTool([Products.dockstat] + arguments + ["--config", "\(folder)/dockstat.yaml"])
    }

    func send(
        _ method: String, _ target: String, _ body: String = "", type: String? = "application/json", key: String? = nil,
        headers: [String: String] = [:]
    ) throws -> RawClient.Reply {
        var lines = headers
        if let type, !body.isEmpty { lines["Content-Type"] = type }
        if let key { lines["Authorization"] = "Bearer \(key)" }
        lines["Content-Length"] = String(body.utf8.count)
        let head = lines.map { "\($0.key): \($0.value)\r\n" }.joined()
        return try RawClient(port: companion.port).exchange(
            "\(method) \(target) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\(head)\r\n\(body)")
    }

    func page(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/public/\(path)", encoding: .utf8)
    }

    /// A browser that is signed in: sends forms with its cookie and the token that its pages hold.
    func browser(key: String? = nil) throws -> SignedInBrowser { try SignedInBrowser(self, key: key ?? self.key) }

    /// A key that may change that alone.
    func key(scope: String) async throws -> String {
        let lines = try await dockstat(["key", "create", "with-\(scope)", "--scope", scope])
        return String(lines.split(separator: "\n")[0])
    }

    /// The number of an alert that fires.
    func firing() async throws -> Int {
        // Exit code 1 says that something fires.
        let table = try await runTool([
            "sh", "-c", "'\(Products.dockstat)' alerts --config '\(folder.path)/dockstat.yaml' || [ $? = 1 ]",
        ])
        let number = table.split(separator: "\n").dropFirst().compactMap {
            $0.split(separator: " ").compactMap { Int($0) }.first
        }.first
        return try #require(number, "\(table)")
    }
}

/// Made once: the demo takes a while. Goes away with the process.
private actor Installation {
    static let shared = Installation()
    private static let made = Mutex<String?>(nil)
    private var making: Task<String, any Error>?

    func copy(to folder: String) async throws {
        let making =
            making
            ?? Task {
                let made = try makeTemporaryFolder("dockstat-serve")
                Installation.made.withLock { $0 = made }
                atexit {
                    Installation.made.withLock { if let made = $0 { try? FileManager.default.removeItem(atPath: made) } }
                }
                try await runTool([
                    Products.dockstat, "demo", "--hosts", "1", "--containers", "12", "--output", "\(made)/public",
                    "--database", "\(made)/demo.sqlite",
                ])
                return made
            }
        self.making = making
        try await runTool(["sh", "-c", "cp -a '\(try await making.value)'/. '\(folder)'/"])
    }
}


/// The cookie of a session and the token of its forms.
struct SignedInBrowser {
    static let form = "application/x-www-form-urlencoded"

    private let ground: ServedGround
    private let cookie: [String: String]
    let token: String

    init(_ ground: ServedGround, key: String) throws {
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

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
