import Foundation
import Testing

/// The delivered configurations in real servers, over a small site as DockStat writes one.
struct WebServerTests {
    private static func site() throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write("<!doctype html><p>overview</p>", to: "index.html")
        try site.write("<!doctype html><p>no such page</p>", to: "404.html")
        try site.write("<!doctype html><p>host</p>", to: "hosts/web-1/index.html")
        try site.write(#"{"hosts":["web-1"]}"#, to: "api/v2/docker/hosts.json")
        try site.write(#"{"name":"web-1"}"#, to: "api/v2/docker/hosts/web-1.json")
        try site.write("dockstat_up 1\n", to: "metrics")
        try site.write("all right\n", to: "status.txt")
        try site.write("<svg xmlns='http://www.w3.org/2000/svg'/>", to: "freshness.svg")
        try site.write("<svg xmlns='http://www.w3.org/2000/svg'/>", to: "badges/hosts/web-1/status.svg")
        try site.write(#"{"schemaVersion":1}"#, to: "badges/hosts/web-1/status.json")
        try site.write("<!doctype html><p>strip</p>", to: "embed/hosts/web-1/index.html")
        try site.write("<feed/>", to: "feed.xml")
        try site.write("{}", to: "manifest.webmanifest")
        try site.write("BEGIN:VCALENDAR", to: "maintenance.ics")
        try site.write("secret", to: ".dockstat-manifest")
        try site.write("token", to: ".well-known/acme-challenge/token")
        for file in ["index.html", "metrics"] {
            let outcome = try run("gzip", ["--keep", site.url.appending(path: file).path])
            guard outcome.code == 0 else { throw WebServer.Failed(description: outcome.everything) }
        }
        return site
    }

    private static func server(_ kind: ServerKind) throws -> WebServer { try WebServer(kind, site: site()) }

    static let securityHeaders = [
        "content-security-policy":
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cache-control": "no-cache",
    ]

    @Test("files are found under their paths, with their types", arguments: ServerKind.allCases)
    func files(kind: ServerKind) throws {
        let server = try Self.server(kind)
        let expected: [(path: String, type: String, body: String)] = [
            ("/", "text/html", "overview"),
            ("/hosts/web-1/", "text/html", "host"),
            ("/api/v2/docker/hosts", "application/json", #"["web-1"]"#),
            ("/api/v2/docker/hosts.json", "application/json", #"["web-1"]"#),
            ("/api/v2/docker/hosts/web-1", "application/json", #""web-1""#),
            ("/metrics", "text/plain; version=0.0.4; charset=utf-8", "dockstat_up 1"),
            ("/status.txt", "text/plain; charset=utf-8", "all right"),
            ("/freshness.svg", "image/svg+xml", "<svg"),
            ("/badges/hosts/web-1/status.svg", "image/svg+xml", "<svg"),
            ("/badges/hosts/web-1/status.json", "application/json", "schemaVersion"),
            ("/embed/hosts/web-1/", "text/html", "strip"),
            ("/feed.xml", "application/atom+xml", "feed"),
            ("/manifest.webmanifest", "application/manifest+json", "{}"),
            ("/maintenance.ics", "text/calendar; charset=utf-8", "VCALENDAR"),
            ("/.well-known/acme-challenge/token", "", "token"),
        ]
        for file in expected {
            let response = try server.fetch(file.path)
            #expect(response.status == 200, "\(file.path)")
            #expect(response.headers["content-type", default: ""].hasPrefix(file.type), "\(file.path)")
            #expect(response.body.contains(file.body), "\(file.path)")
        }
    }

    @Test("every answer carries the security headers, errors too", arguments: ServerKind.allCases)
    func headers(kind: ServerKind) throws {
        let server = try Self.server(kind)
        for path in ["/", "/metrics", "/api/v2/docker/hosts", "/freshness.svg", "/nothing", "/api/nothing"] {
            let response = try server.fetch(path)
            for (name, value) in Self.securityHeaders {
                #expect(response.headers[name] == value, "\(path) \(name)")
            }
        }
    }

    @Test("others may frame what is made for frames, and nothing else", arguments: ServerKind.allCases)
    func framing(kind: ServerKind) throws {
        let server = try Self.server(kind)
        let open = ["/embed/hosts/web-1/", "/embed/hosts/web-1/index.html"]
        let closed = ["/", "/hosts/web-1/", "/badges/hosts/web-1/status.svg", "/embed/nothing/", "/hosts/embed/"]
        for path in open + closed {
            let policy = try #require(try server.fetch(path).headers["content-security-policy"], "\(path)")
            let mayFrame = policy.hasSuffix("frame-ancestors *")
            #expect(mayFrame || policy.hasSuffix("frame-ancestors 'none'"), "\(path): \(policy)")
            #expect(mayFrame == open.contains(path), "\(path): \(policy)")
            #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'"), "\(path): \(policy)")
        }
    }

    @Test("scripts of others may read badges, and nothing else", arguments: ServerKind.allCases)
    func sharing(kind: ServerKind) throws {
        let server = try Self.server(kind)
        for path in ["/badges/hosts/web-1/status.json", "/badges/hosts/web-1/status.svg"] {
            let response = try server.fetch(path, headers: ["Origin: https://elsewhere.example"])
            #expect(response.headers["access-control-allow-origin"] == "*", "\(path)")
            #expect(response.headers["x-content-type-options"] == "nosniff", "\(path)")
        }
        for path in ["/", "/api/v2/docker/hosts.json", "/metrics", "/embed/hosts/web-1/", "/status.txt"] {
            let response = try server.fetch(path, headers: ["Origin: https://elsewhere.example"])
            #expect(response.headers["access-control-allow-origin"] == nil, "\(path)")
        }
    }

    @Test("what does not exist or is hidden is the 404 page", arguments: ServerKind.allCases)
    func missing(kind: ServerKind) throws {
        let server = try Self.server(kind)
        let paths = [
            "/nothing", "/api/v2/nothing", "/hosts/nothing/", "/.dockstat-manifest", "/%2edockstat-manifest",
            "/api/../.dockstat-manifest", "/hosts/.hidden",
        ]
        for path in paths {
            let response = try server.fetch(path)
            #expect(response.status == 404, "\(path)")
            #expect(response.body.contains("no such page"), "\(path)")
        }
        #expect(try server.fetch("/../../etc/passwd").status >= 400)
    }

    @Test("a folder without its slash is sent to it, on whatever name the reader uses", arguments: ServerKind.allCases)
    func redirect(kind: ServerKind) throws {
        let response = try Self.server(kind).fetch("/hosts/web-1")
        #expect([301, 308].contains(response.status))
        #expect(response.headers["location"] == "/hosts/web-1/")
    }

    @Test("compressed twins are served to whom they suit", arguments: ServerKind.allCases)
    func compressed(kind: ServerKind) throws {
        let server = try Self.server(kind)
        for path in ["/", "/metrics"] {
            let compressed = try server.fetch(path, method: "HEAD", headers: ["Accept-Encoding: gzip"])
            #expect(compressed.headers["content-encoding"] == "gzip", "\(path)")
            #expect(compressed.headers["vary", default: ""].contains("Accept-Encoding"), "\(path)")
            #expect(try server.fetch(path).headers["content-encoding"] == nil, "\(path)")
        }
    }

    @Test("a page that did not change is not sent again", arguments: ServerKind.allCases)
    func unchanged(kind: ServerKind) throws {
        let server = try Self.server(kind)
        let tag = try #require(try server.fetch("/").headers["etag"])
        let again = try server.fetch("/", headers: ["If-None-Match: \(tag)"])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        try server.site.write("<!doctype html><p>overview of another length</p>", to: "index.html")
        #expect(try server.fetch("/", headers: ["If-None-Match: \(tag)"]).status == 200)
    }

    @Test("only reading is allowed", arguments: ServerKind.allCases)
    func readOnly(kind: ServerKind) throws {
        let server = try Self.server(kind)
        for method in ["POST", "PUT", "DELETE"] {
            #expect(try server.fetch("/status.txt", method: method).status == 405, "\(method)")
        }
    }

    @Test("the delivered files are valid as they are")
    func valid() throws {
        let folder = try TemporaryFolder()
        let main = """
            pid \(folder.url.path)/pid; error_log stderr; events {}
            http { include /etc/nginx/mime.types; include \(repository.path)/deploy/nginx.conf; }
            """
        try folder.write(main, to: "nginx.conf")
        let nginx = try run("nginx", ["-t", "-p", folder.url.path, "-c", "\(folder.url.path)/nginx.conf"])
        #expect(nginx.code == 0 && !nginx.everything.contains("[warn]"), "\(nginx.everything)")

        let companion = try run("caddy", ["fmt", "--diff", "\(repository.path)/deploy/companion.caddy"])
        #expect(companion.code == 0, "\(companion.everything)")
        let caddy = try run(
            "caddy", ["validate", "--adapter", "caddyfile", "--config", "\(repository.path)/deploy/Caddyfile"],
            environment: ["HOME": folder.url.path])
        #expect(caddy.code == 0 && !caddy.everything.contains("not formatted"), "\(caddy.everything)")
    }
}
