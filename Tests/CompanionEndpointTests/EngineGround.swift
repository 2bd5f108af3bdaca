import Foundation
import TestSupport
import Testing

/// An installation of real programs over real engines: one tick, a key, and `dockstat serve`.
final class EngineGround {
    let folder: TemporaryFolder
    let key: String
    let companion: Companion

    /// - Parameter hosts: the lines under `hosts:`.
    init(hosts: [String]) async throws {
        folder = try TemporaryFolder()
        try folder.write(
            "dockstat.yaml",
            """
            database: dockstat.sqlite
            output: public
            hosts:
            \(hosts.map { "  - \($0)" }.joined(separator: "\n"))
            companion: { forms: true }
            """)
        try await Self.run(["run", "--log-level", "critical"], in: folder.path)
        key = String(
            try await Self.run(["key", "create", "ops", "--admin"], in: folder.path).split(separator: "\n").first ?? "")
        companion = try Companion(["serve", "--config", "\(folder.path)/dockstat.yaml", "--listen", "127.0.0.1:0"])
    }

    @discardableResult
    func dockstat(_ arguments: String...) async throws -> String { try await Self.run(arguments, in: folder.path) }

    /// Whatever its exit code: that stands on the last line.
    func ending(_ arguments: String...) async throws -> String {
        let words = ([Products.dockstat] + arguments + ["--config", "\(folder.path)/dockstat.yaml"]).map { "'\($0)'" }
        return try await runTool(["sh", "-c", "\(words.joined(separator: " ")) 2>&1; echo $?"])
    }

    /// A tick, whatever came of it: a host that does not answer is no mistake of the test.
    func tick() async throws { _ = try await ending("run", "--log-level", "critical") }

    @discardableResult
    private static func run(_ arguments: [String], in folder: String) async throws -> String {
        try await runTool([Products.dockstat] + arguments + ["--config", "\(folder)/dockstat.yaml"])
    }

    func send(
        _ method: String, _ target: String, _ body: String = "", type: String = "application/json", key: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> RawClient.Reply {
        var lines = headers
        if !body.isEmpty { lines["Content-Type"] = type }
        if type == "application/json" { lines["Authorization"] = "Bearer \(key ?? self.key)" }
        lines["Content-Length"] = String(body.utf8.count)
        let head = lines.map { "\($0.key): \($0.value)\r\n" }.joined()
        let port = companion.port
        let request = "\(method) \(target) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\(head)\r\n\(body)"
        return try await blocking { try RawClient(port: port).exchange(request) }
    }

    /// The cookie of somebody who is signed in with the key.
    func signIn() async throws -> [String: String] {
        let reply = try await send("POST", "/actions/sign-in", "key=\(key)", type: Self.form)
        return ["Cookie": String(try #require(reply.headers["set-cookie"]).prefix { $0 != ";" })]
    }

    /// A form of a static page, as a browser without script sends it: the question is answered with yes.
    func submit(_ action: String, _ body: String, _ cookie: [String: String]) async throws -> RawClient.Reply {
        let question = try await send("POST", "/actions/\(action)", body, type: Self.form, headers: cookie)
        let token = try #require(question.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1, "\(question.text)")
        return try await send("POST", "/actions/\(action)", "\(body)&token=\(token)", type: Self.form, headers: cookie)
    }

    static let form = "application/x-www-form-urlencoded"

    func page(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/public/\(path)", encoding: .utf8)
    }

    func json(_ path: String) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(filePath: "\(folder.path)/public/api/v2/\(path).json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// What the pages say of a container.
    func state(_ host: String, _ name: String) throws -> String? {
        try json("docker/containers/\(host)/\(name)")["state"] as? String
    }
}

extension RawClient.Reply {
    /// What an answer to a program holds.
    var data: [String: Any] {
        get throws {
            let whole = try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any], "\(text)")
            return try #require(whole["data"] as? [String: Any], "\(text)")
        }
    }
}
