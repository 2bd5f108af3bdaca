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
        /// Of the companion itself.
        let port: Int
        private let process = ChildProcess()

        /// - Parameters:
        ///   - companion: further keys of `companion`.
        ///   - edited: what somebody makes of the delivered configuration.
        init(_ kind: ServerKind, companion: String = "", edited: (String) throws -> String = { $0 }) throws {
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
            companion: { forms: true\(companion) }
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
            self.port = port
            server = try WebServer(kind, site: folder, companion: port, edited: edited)
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
        let refused = try installation.change("POST", "/api/v2/silences", large, key: installation.key)
        #expect(
            refused.status == 413 && refused.body.contains(#""error":{"code":"too-large","#), "\(refused.body)")
        for (method, path) in [("PROPFIND", "/api/v2/silences"), ("PUT", "/api/v2/silences"), ("DELETE", "/actions/sign-in")] {
            let other = try server.fetch(path, method: method)
            #expect(
                [404, 405].contains(other.status) && other.headers["server-timing"] != nil, "\(method) \(path): \(other.body)")
        }
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

    private static let trusting = ", trusted_proxies: [\"127.0.0.1\"], trusted_scopes: [admin]"

    @Test(
        "who names themselves in a header is nobody to the companion", arguments: ServerKind.allCases,
        ["Remote-User", "X-Forwarded-User", "X-Auth-Request-User", "X-Authentik-Username"])
    func forged(kind: ServerKind, header: String) throws {
        let installation = try Installation(kind, companion: ", trusted_header: \(header)\(Self.trusting)")
        let named = ["\(header): ann", "\(header.lowercased()): bob"]
        // The companion would believe it.
        let direct = try run(
            "curl", ["-s", "-X", "POST", "-H", named[0], "http://127.0.0.1:\(installation.port)/actions/session"])
        #expect(direct.output.contains(#""actor":"ann""#), "\(direct.output)")
        for headers in [[named[0]], named] {
            let session = try installation.server.fetch("/actions/session", method: "POST", headers: headers)
            #expect(session.status == 200 && session.body.contains(#""actor":null"#), "\(session.body)")
            let change = try installation.server.fetch("/api/v2/db/backup", method: "POST", headers: headers)
            #expect(change.status == 401, "\(change.body)")
            let form = try installation.server.fetch("/actions/database.backup", method: "POST", headers: headers)
            #expect(form.status == 401)
        }
    }

    @Test(
        "whom a proxy signs in is known to the companion, with the lines that the documentation has for it",
        arguments: [("Authelia", "127.0.0.1:9091", "Remote-User"), ("oauth2-proxy", "127.0.0.1:4180", "X-Auth-Request-User")])
    func signedIn(name: String, place: String, header: String) throws {
        let page = try text("docs/operating.md")
        let start = try #require(page.range(of: "\n\(name)")?.lowerBound)
        let blocks = page[start...].matches(of: /(?s)```nginx\n(.*?)```/).prefix(2).map { String($0.output.1) }
        let authority = try Authority(header: header)
        let installation = try Installation(.nginx, companion: ", trusted_header: Remote-User\(Self.trusting)") { delivered in
            let location = "location /actions/ {\n"
            let edited = try WebServer.replacing(location, with: location + blocks[1], in: delivered) + blocks[0]
            return try WebServer.replacing(place, with: "unix:\(authority.socket):", in: edited)
        }
        let signedIn = ["Cookie: session=ann", "\(header): bob"]
        let session = try installation.server.fetch("/actions/session", method: "POST", headers: signedIn)
        #expect(session.body.contains(#""actor":"ann""#), "\(session.status) \(session.body)")
        let stranger = try installation.server.fetch("/actions/session", method: "POST", headers: ["Remote-User: bob"])
        #expect(stranger.status == 302 && !stranger.body.contains("bob"), "\(stranger.status)")
        // Programs bring their keys, and nothing else counts.
        #expect(try installation.server.fetch("/api/v2/db/backup", method: "POST", headers: signedIn).status == 401)
    }

    /// Stands for the program that knows who has signed in: a web server that reads it from a cookie.
    private final class Authority {
        private let folder: TemporaryFolder
        private let process: Supervised
        var socket: String { folder.url.appending(path: "authority").path }

        init(header: String) throws {
            folder = try TemporaryFolder()
            let path = folder.url.path
            try folder.write(
                """
                daemon off; master_process off; pid \(path)/pid; error_log stderr;
                events {}
                http {
                    access_log off;
                    server {
                        listen unix:\(path)/authority;
                        location / {
                            if ($cookie_session = "") { return 401; }
                            add_header \(header) $cookie_session;
                            return 200;
                        }
                    }
                }
                """, to: "nginx.conf")
            process = try Supervised(
                script: "nginx -p '\(path)' -c '\(path)/nginx.conf' & cat >/dev/null; kill -KILL $!; wait", log: "\(path)/log")
            for _ in 0..<100 where !FileManager.default.fileExists(atPath: "\(path)/authority") { usleep(20_000) }
        }

        deinit { process.release() }
    }
}
