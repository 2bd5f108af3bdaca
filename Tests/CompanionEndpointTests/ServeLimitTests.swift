import Foundation
import TestSupport
import Testing

/// What strangers may do to `dockstat serve` without harm to others.
@Suite(.serialized)
struct ServeLimitTests {
    @Test("a thousand connections that say nothing cost little, and others are served")
    func idle() async throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = min(limit.rlim_max, 4096)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let ground = try await ServeGround()
        #expect(try ground.send("GET", "/healthz").status == 200)
        let before = try ground.companion.residentMemory
        var idle: [RawClient] = []
        defer { for client in idle { client.hangUp() } }
        for _ in 0..<1000 { idle.append(try RawClient(port: ground.companion.port)) }
        for _ in 0..<20 { #expect(try ground.send("GET", "/healthz").status == 200) }
        let more = try ground.companion.residentMemory - before
        #expect(more < 40 << 20, "\(more >> 20) MiB")
    }

    @Test(
        "what is no HTTP, or has too much before its body, is refused, and the next request is served",
        arguments: [
            "NONSENSE\r\n\r\n",
            "POST /api/v2/silences HTTP/9.9\r\nHost: test\r\n\r\n",
            "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nContent-Length: -2\r\n\r\n{}",
            "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
            "GET /healthz HTTP/1.1\r\nHost: test\r\nX: \(String(repeating: "a", count: 40_000))\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: test\r\n\((0..<200).map { "X-\($0): a\r\n" }.joined())\r\n",
            "GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\nHost: test\r\n\r\n",
        ])
    func malformed(request: String) async throws {
        let ground = try await ServeGround()
        let client = try RawClient(port: ground.companion.port)
        // It may have been refused before it was sent whole.
        do {
            try client.send(request)
            let reply = try client.reply()
            #expect((400..<500).contains(reply.status), "\(reply.status)")
        } catch RawClient.Fault.noAnswer {}
        #expect(try ground.send("GET", "/healthz").status == 200)
    }

    @Test("an announced body over 1 MiB is refused before it is sent")
    func announced() async throws {
        let ground = try await ServeGround()
        let client = try RawClient(port: ground.companion.port)
        try client.send("POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nContent-Length: 99999999\r\n\r\n")
        #expect(try client.reply().status == 413)
    }

    @Test("told to end it takes nothing new, finishes what runs, and exits with 0")
    func ending() async throws {
        let ground = try await ServeGround()
        let body = #"{"hosts": ["late"], "for": "1h"}"#
        let client = try RawClient(port: ground.companion.port)
        try client.send(
            "POST /api/v2/silences HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer \(ground.key)\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body.prefix(5))
        // The head has arrived once another request that came after it is answered.
        #expect(try ground.send("GET", "/healthz").status == 200)
        ground.companion.send(signal: SIGTERM)
        #expect(try await eventually { (try? ground.send("GET", "/healthz")) == nil })
        try client.send(String(body.dropFirst(5)))
        #expect(try client.reply().status == 201)
        let end = ground.companion.end()
        #expect(end.code == 0 && end.byItself, "\(end.errors)")
        #expect(try await ground.dockstat(["silence", "list"]).contains("late"))
    }

    @Test("a socket that systemd opened is taken over, with what waits in it")
    func inherited() async throws {
        let ground = try await ServeGround()
        let socket = "\(ground.folder.path)/activated.sock"
        let activator = try Supervised(
            script: """
                systemd-socket-activate -l '\(socket)' '\(Companion.program)' serve --config '\(ground.folder.path)/dockstat.yaml' &
                cat >/dev/null; kill $!; wait
                """, log: "\(ground.folder.path)/activated.log")
        defer { activator.release() }
        #expect(try await eventually { FileManager.default.fileExists(atPath: socket) })
        // The program starts because of this one.
        #expect(try RawClient(socket: socket).get("/healthz").status == 200)
        #expect(try RawClient(socket: socket).get("/readyz").text.contains("status"))
    }
}
