import Foundation
import Synchronization
import TestSupport
import Testing

/// An installation that the demo made, with an admin key.
final class ServeGround {
    let folder: TemporaryFolder
    let key: String
    private(set) var companion: Companion
    private let environment: [String: String]

    /// - Parameters:
    ///   - settings: further lines of the configuration.
    ///   - keys: of `companion`.
    ///   - host: further keys of the host.
    init(
        _ settings: String = "", companion keys: String = "forms: true", host: String = "", environment: [String: String] = [:]
    ) async throws {
        folder = try TemporaryFolder()
        try folder.write(
            "dockstat.yaml",
            """
            database: demo.sqlite
            output: public
            hosts:
              - { name: web-1, engine: "unix:///simulated/0"\(host.isEmpty ? "" : ", \(host)") }
            companion: { \(keys) }

            """ + settings)
        try await Installation.shared.copy(to: folder.path)
        key =
            try await Self.run(["key", "create", "ops", "--admin"], in: folder.path).split(separator: "\n").first.map(
                String.init) ?? ""
        self.environment = environment
        companion = try Self.companion(in: folder.path, environment)
    }

    private static func companion(in folder: String, _ environment: [String: String]) throws -> Companion {
        try Companion(["serve", "--config", "\(folder)/dockstat.yaml", "--listen", "127.0.0.1:0"], environment: environment)
    }

    /// Another process over what is there.
    func restart() throws { companion = try Self.companion(in: folder.path, environment) }

    func dockstat(_ arguments: [String]) async throws -> String { try await Self.run(arguments, in: folder.path) }

    private static func run(_ arguments: [String], in folder: String) async throws -> String {
        try await runTool([Products.dockstat] + arguments + ["--config", "\(folder)/dockstat.yaml"])
    }

    func send(
        _ method: String, _ target: String, _ body: String = "", type: String? = "application/json", key: String? = nil,
        headers: [String: String] = [:]
    ) throws -> RawClient.Reply {
        try RawClient(port: companion.port).exchange(request(method, target, body, type: type, key: key, headers: headers))
    }

    /// What `send` sends.
    func request(
        _ method: String, _ target: String, _ body: String = "", type: String? = "application/json", key: String? = nil,
        headers: [String: String] = [:]
    ) -> String {
        var lines = headers
        if let type, !body.isEmpty { lines["Content-Type"] = type }
        if let key { lines["Authorization"] = "Bearer \(key)" }
        lines["Content-Length"] = String(body.utf8.count)
        let head = lines.map { "\($0.key): \($0.value)\r\n" }.joined()
        return "\(method) \(target) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\(head)\r\n\(body)"
    }

    func page(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/public/\(path)", encoding: .utf8)
    }

    /// The number of an alert that fires and that nobody has taken on.
    func firing() async throws -> Int {
        // Exit code 1 says that something fires.
        let table = try await runTool([
            "sh", "-c", "'\(Products.dockstat)' alerts --config '\(folder.path)/dockstat.yaml' || [ $? = 1 ]",
        ])
        let number = table.split(separator: "\n").dropFirst().filter { !$0.contains("acknowledged") }.compactMap {
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
