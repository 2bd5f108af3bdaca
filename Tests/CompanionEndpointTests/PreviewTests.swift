import Foundation
import Testing

/// The real program over a real socket.
struct PreviewTests {
    private let site: TemporaryFolder
    private let outside: TemporaryFolder

    init() throws {
        site = try TemporaryFolder()
        outside = try TemporaryFolder()
        try outside.write("secret.html", "secret")
        try site.write("index.html", "home")
        try site.write("404.html", "not here")
        try site.write("hosts/a b/index.html", "host")
        try site.write("api/v2/docker/hosts.json", "[]")
        try site.write("api/v2/docker/hosts/one.json", "{}")
        try site.write(".git/config", "secret")
        try site.write("style.css", "a{}")
        try site.write("metrics", "up 1")
        for name in ["chart.svg", "app.js", "status.txt", "feed.atom", "manifest.webmanifest", "blob"] {
            try site.write(name, name)
        }
        try site.write("large.bin", String(repeating: "0123456789", count: 30_000))
        let files = FileManager.default
        try files.createSymbolicLink(atPath: site.path + "/out.html", withDestinationPath: outside.path + "/secret.html")
        try files.createSymbolicLink(atPath: site.path + "/outdir", withDestinationPath: outside.path)
        try files.createSymbolicLink(atPath: site.path + "/in.html", withDestinationPath: "index.html")
        mkfifo(site.path + "/pipe.html", 0o644)
    }

    private func preview() throws -> Companion { try Companion(["preview", site.path, "--listen", "0"]) }

    @Test("pages come with their types and the headers of a real web server")
    func types() throws {
        let companion = try preview()
        for (path, type, body) in [
            ("/", "text/html; charset=utf-8", "home"), ("/?x=1", "text/html; charset=utf-8", "home"),
            ("/hosts/a%20b/", "text/html; charset=utf-8", "host"), ("/in.html", "text/html; charset=utf-8", "home"),
            ("/api/v2/docker/hosts", "application/json; charset=utf-8", "[]"),
            ("/api/v2/docker/hosts.json", "application/json; charset=utf-8", "[]"),
            ("/api/v2/docker/hosts/one", "application/json; charset=utf-8", "{}"),
            ("/style.css", "text/css; charset=utf-8", "a{}"),
            ("/metrics", "text/plain; version=0.0.4; charset=utf-8", "up 1"),
            ("/chart.svg", "image/svg+xml; charset=utf-8", "chart.svg"),
            ("/app.js", "text/javascript; charset=utf-8", "app.js"), ("/status.txt", "text/plain; charset=utf-8", "status.txt"),
            ("/feed.atom", "application/atom+xml; charset=utf-8", "feed.atom"), ("/blob", "application/octet-stream", "blob"),
            ("/manifest.webmanifest", "application/manifest+json; charset=utf-8", "manifest.webmanifest"),
        ] {
            let reply = try RawClient(port: companion.port).get(path)
            #expect(reply.status == 200, "\(path)")
            #expect(reply.headers["content-type"] == type, "\(path)")
            #expect(reply.text == body, "\(path)")
            #expect(reply.headers["content-length"] == "\(body.utf8.count)")
            #expect(reply.headers["cache-control"] == "no-cache")
            #expect(reply.headers["x-content-type-options"] == "nosniff")
            #expect(
                reply.headers["content-security-policy"]
                    == "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            )
        }
        #expect(try RawClient(port: companion.port).get("/large.bin").body.count == 300_000)
    }

    @Test("a folder without its slash leads to the one with it")
    func redirect() throws {
        let companion = try preview()
        let reply = try RawClient(port: companion.port).get("/hosts/a%20b?range=1h")
        #expect(reply.status == 301)
        #expect(reply.headers["location"] == "/hosts/a%20b/?range=1h")
    }

    @Test("what is not there, or not to be seen, gets the site's own page for it and nothing else")
    func refusals() throws {
        let companion = try preview()
        for path in [
            "/nope", "/hosts/", "/api/v2/nope", "/../\(URL(filePath: outside.path).lastPathComponent)/secret.html",
            "/%2e%2e/etc/passwd",
            "/..%2f..%2fetc/passwd", "/.git/config", "/%2egit/config", "/out.html", "/outdir/", "/outdir/secret.html",
            "/pipe.html",
            "/index.html%00.txt", "/index.html/", "//index.html", "/\\..\\x", "/" + String(repeating: "a", count: 300),
        ] {
            let reply = try RawClient(port: companion.port).get(path)
            #expect(reply.status == 404, "\(path)")
            #expect(reply.text == "not here", "\(path)")
            #expect(reply.headers["content-type"] == "text/html; charset=utf-8")
            #expect(reply.headers["content-security-policy"] != nil)
        }
        try FileManager.default.removeItem(atPath: site.path + "/404.html")
        #expect(try RawClient(port: companion.port).get("/nope").status == 404)
    }

    @Test("an unchanged page is not sent again, a changed one is")
    func entityTag() throws {
        let companion = try preview()
        let tag = try #require(try RawClient(port: companion.port).get("/").headers["etag"])
        let again = try RawClient(port: companion.port).get("/", headers: ["If-None-Match": tag])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(again.headers["etag"] == tag)
        try site.write("index.html", "home, later")
        let changed = try RawClient(port: companion.port).get("/", headers: ["If-None-Match": tag])
        #expect(changed.status == 200)
        #expect(changed.text == "home, later")
    }

    @Test("HEAD tells the length and sends nothing; other methods are refused")
    func methods() throws {
        let companion = try preview()
        let head = try RawClient(port: companion.port).get("/large.bin", method: "HEAD")
        #expect(head.status == 200)
        #expect(head.headers["content-length"] == "300000")
        #expect(head.body.isEmpty)
        #expect(try RawClient(port: companion.port).get("/nope", method: "HEAD").status == 404)
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
            let reply = try RawClient(port: companion.port).get("/", method: method)
            #expect(reply.status == 405, "\(method)")
            #expect(reply.headers["allow"] == "GET, HEAD")
        }
    }

    @Test("a signal ends it cleanly, even while a connection is open", arguments: [SIGTERM, SIGINT])
    func signals(signal: Int32) throws {
        let companion = try preview()
        let idle = try RawClient(port: companion.port)
        companion.send(signal: signal)
        let end = companion.end()
        #expect(end.code == 0)
        #expect(end.byItself)
        #expect(end.errors.isEmpty)
        #expect(throws: RawClient.Fault.self) { try idle.get("/") }
    }

    @Test("a port in use, a missing folder and a senseless address are told apart")
    func faults() throws {
        let companion = try preview()
        let second = try Companion(["preview", site.path, "--listen", "127.0.0.1:\(companion.port)"], waits: false).end()
        #expect(second.code == 73)
        #expect(second.errors.contains("127.0.0.1:\(companion.port): another program listens there"))
        let missing = try Companion(["preview", site.path + "/nope"], waits: false).end()
        #expect(missing.code == 66)
        #expect(missing.errors.contains(site.path + "/nope"))
        #expect(try Companion(["preview", site.path + "/index.html"], waits: false).end().code == 66)
        #expect(try Companion(["preview", site.path, "--listen", ":80"], waits: false).end().code == 64)
        #expect(try Companion(["preview", site.path, "--listen", "192.0.2.1:0"], waits: false).end().code == 69)
    }

    @Test("listening for everybody happens only when asked for, and is said")
    func everybody() throws {
        #expect(try preview().readyLine.contains("http://127.0.0.1:"))
        let companion = try Companion(["preview", site.path, "--listen", "0.0.0.0:0"])
        companion.send(signal: SIGTERM)
        #expect(companion.end().errors.contains("everybody who reaches this address"))
    }
}
