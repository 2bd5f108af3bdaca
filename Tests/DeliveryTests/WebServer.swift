import Foundation
import TestSupport

/// The web servers that we deliver a configuration for.
enum ServerKind: String, CaseIterable {
    case nginx, caddy
}

/// A real web server with our configuration over a small site, listening on a socket of its own.
///
/// Only what a private copy must have differs from the delivered file: the listening address and the folder.
final class WebServer {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    let site: TemporaryFolder
    private let folder: TemporaryFolder
    private let process = ChildProcess()
    /// The server ends when this pipe does, and so with the test process, however that ends. By KILL: nothing of it is kept.
    private let leash = Pipe()

    /// - Parameters:
    ///   - companion: the port of a `dockstat serve` that changes are forwarded to, with the delivered configuration for that.
    ///   - edited: what somebody makes of that configuration.
    init(
        _ kind: ServerKind, site: TemporaryFolder, companion: Int? = nil, edited: (String) throws -> String = { $0 }
    ) throws {
        self.site = site
        folder = try TemporaryFolder()
        let arguments =
            try kind == .nginx ? Self.nginx(folder, site, companion, edited) : Self.caddy(folder, site, companion, edited)

        let log = folder.url.appending(path: "log")
        try Data().write(to: log)
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", #""$@" </dev/null & server=$!; cat >/dev/null; kill -KILL $server; wait $server"#, "leash"] + arguments
        process.environment = ["PATH": searchPath, "HOME": folder.url.path, "XDG_CONFIG_HOME": folder.url.path]
        process.standardInput = leash
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        do {
            try waitUntilItAnswers()
        } catch {
            throw Failed(description: "\(kind) does not start: \(try String(contentsOf: log, encoding: .utf8))")
        }
    }

    deinit {
        try? leash.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private var socket: String { folder.url.appending(path: "socket").path }

    private func waitUntilItAnswers() throws {
        for _ in 0..<50 {
            if try run("curl", ["--silent", "--unix-socket", socket, "http://localhost/"]).code == 0 { return }
            usleep(20_000)
        }
        throw Failed(description: "no answer")
    }

    struct Response {
        let status: Int
        /// Names in lower case.
        let headers: [String: String]
        let body: String
    }

    /// `path` goes out as it is written here, `..` and all.
    func fetch(_ path: String, method: String = "GET", headers: [String] = [], body: String? = nil) throws -> Response {
        let dump = folder.url.appending(path: "headers").path
        let outcome = try run(
            "curl",
            ["--silent", "--path-as-is", "--unix-socket", socket, "--dump-header", dump]
                + (method == "HEAD" ? ["--head"] : ["--request", method])
                + headers.flatMap { ["--header", $0] } + (try body.map(sent) ?? []) + ["http://localhost\(path)"])
        guard outcome.code == 0 else { throw Failed(description: "curl \(path) ends with \(outcome.code)") }
        let lines = try String(contentsOfFile: dump, encoding: .utf8).split(whereSeparator: \.isNewline)
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return Response(status: status ?? 0, headers: fields, body: outcome.output)
    }

    /// Through a file, as it may be long; without waiting for leave to send it.
    private func sent(_ body: String) throws -> [String] {
        try folder.write(body, to: "sent")
        return ["--data-binary", "@\(folder.url.path)/sent", "--header", "Expect:"]
    }

    /// What is delivered, with something of it changed that has to be there.
    static func replacing(_ part: String, with other: String, in text: String) throws -> String {
        guard text.contains(part) else { throw Failed(description: "the delivered file says no longer: \(part)") }
        return text.replacingOccurrences(of: part, with: other)
    }

    /// - Returns: the command line.
    private static func nginx(
        _ folder: TemporaryFolder, _ site: TemporaryFolder, _ companion: Int?, _ edited: (String) throws -> String
    ) throws -> [String] {
        var own = try text("deploy/nginx.conf")
            .replacingOccurrences(of: "listen 80;", with: "listen unix:\(folder.url.path)/socket;")
            .replacingOccurrences(of: "listen [::]:80;", with: "")
            .replacingOccurrences(of: "root /var/www/dockstat;", with: "root \(site.url.path);")
        if let companion {
            let block = "    location /api/ {\n        try_files $uri.json $uri =404;\n    }\n"
            own = try replacing(block, with: "    include \(folder.url.path)/companion.conf;\n", in: own)
            let forwarding = try text("deploy/nginx-companion.conf")
            try folder.write(
                edited(try replacing("127.0.0.1:8090", with: "127.0.0.1:\(companion)", in: forwarding)), to: "companion.conf")
        }
        try folder.write(own, to: "site.conf")
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(folder.url.path)/\($0);" }.joined(separator: "\n")
        try folder.write(
            """
            daemon off; master_process off; pid \(folder.url.path)/pid; error_log stderr;
            events {}
            http {
                include /etc/nginx/mime.types; access_log off;
                \(temporary)
                include \(folder.url.path)/site.conf;
            }
            """, to: "nginx.conf")
        return ["nginx", "-p", folder.url.path, "-c", "\(folder.url.path)/nginx.conf"]
    }

    private static func caddy(
        _ folder: TemporaryFolder, _ site: TemporaryFolder, _ companion: Int?, _ edited: (String) throws -> String
    ) throws -> [String] {
        var own = try text("deploy/Caddyfile")
            .replacingOccurrences(of: ":80 {", with: "http:// {\n\tbind unix/\(folder.url.path)/socket")
            .replacingOccurrences(of: "/var/www/dockstat", with: site.url.path)
        if let companion {
            own = try replacing(
                "\t@writing not method GET HEAD\n\terror @writing 405\n", with: "\timport companion.caddy\n", in: own)
            let forwarding = try text("deploy/companion.caddy")
            try folder.write(
                edited(try replacing("127.0.0.1:8090", with: "127.0.0.1:\(companion)", in: forwarding)), to: "companion.caddy")
        }
        try folder.write("{\n\tadmin off\n\tauto_https off\n}\n" + own, to: "Caddyfile")
        return ["caddy", "run", "--adapter", "caddyfile", "--config", "\(folder.url.path)/Caddyfile"]
    }
}
