import Foundation
import TestSupport
import Testing

/// A real web server with the delivered configuration in front of a real `dockstat serve`.
@Suite(.serialized)
struct ForwardingTests {
    private final class Installation {
        let site: TemporaryFolder
        let server: WebServer
        let key: String
        private let process = ChildProcess()

        init(_ kind: ServerKind) throws {
            let folder = try TemporaryFolder()
            site = folder
            let database = "\(folder.url.path)-data.sqlite"
            let made = try run(
                Products.dockstat,
                ["demo", "--hosts", "1", "--containers", "3", "--output", folder.url.path, "--database", database])
            guard made.code == 0 else { throw WebServer.Failed(description: made.everything) }
            let configuration = "\(folder.url.path)-dockstat.yaml"
            try """
            database: \(database)
            output: \(folder.url.path)
            companion: { forms: true }
            """.write(toFile: configuration, atomically: true, encoding: .utf8)
            let created = try run(Products.dockstat, ["key", "create", "ops", "--admin", "--config", configuration])
            key = created.output.split(separator: "\n").first.map(String.init) ?? ""

            let output = Pipe()
            process.executableURL = URL(filePath: Products.dockstat)
            process.arguments = ["serve", "--config", configuration, "--listen", "127.0.0.1:0"]
            process.standardOutput = output
            try process.run()
            var line = ""
            while !line.hasSuffix("\n"), let bytes = try output.fileHandleForReading.read(upToCount: 1), !bytes.isEmpty {
                line += String(decoding: bytes, as: UTF8.self)
            }
            guard let port = Int(line.split(separator: ":").last?.prefix { $0.isNumber } ?? "") else {
                throw WebServer.Failed(description: "the companion says: \(line)")
            }
            server = try WebServer(kind, site: folder, companion: port)
        }

        deinit {
            kill(process.processIdentifier, SIGTERM)
            process.waitUntilExit()
            for file in ["-data.sqlite", "-data.sqlite-wal", "-data.sqlite-shm", "-dockstat.yaml"] {
                try? FileManager.default.removeItem(atPath: site.url.path + file)
            }
        }

        func change(_ method: String, _ path: String, _ body: String, key: String, headers: [String] = []) throws
            -> WebServer.Response
        {
            let own = ["Authorization: Bearer \(key)", "Content-Type: application/json"]
            return try server.fetch(path, method: method, headers: own + headers, body: body)
        }
    }

    @Test(
        "reading stays files, changes and forms go to the companion, and nothing else is written to",
        arguments: ServerKind.allCases)
    func forwarding(kind: ServerKind) throws {
        let installation = try Installation(kind)
        let server = installation.server
        #expect(try server.fetch("/api/v2/silences").body.hasPrefix("{"))
        let silence = #"{"hosts": ["nowhere"], "for": "1h", "reason": "through the web server"}"#
        let done = try installation.change("POST", "/api/v2/silences", silence, key: installation.key)
        #expect(done.status == 201, "\(done.body)")
        #expect(try server.fetch("/alerts/").body.contains("through the web server"))
        #expect(try installation.change("POST", "/api/v2/silences", silence, key: "wrong").status == 401)
        let large = String(repeating: "a", count: 3 << 20)
        #expect(try installation.change("POST", "/api/v2/silences", large, key: installation.key).status == 413)
        let signIn = try server.fetch("/actions/sign-in")
        #expect(signIn.status == 200 && signIn.body.contains("name=\"key\""))
        #expect(signIn.headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
        for method in ["POST", "PUT", "DELETE"] {
            #expect(try server.fetch("/status.txt", method: method).status == 405, "\(method)")
        }
    }

    @Test("an address that guesses is known by the web server's word, whatever it claims to be", arguments: ServerKind.allCases)
    func addresses(kind: ServerKind) throws {
        let installation = try Installation(kind)
        for number in 0..<20 {
            let guess = try installation.change(
                "POST", "/api/v2/silences", "{}", key: "wrong", headers: ["X-Forwarded-For: 192.0.2.\(number)"])
            #expect(guess.status == 401)
        }
        let late = try installation.change(
            "POST", "/api/v2/silences", "{}", key: "wrong", headers: ["X-Forwarded-For: 192.0.2.99"])
        #expect(late.status == 429)
    }
}
